package dev.laurel.ui.achievements;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.control.chart.ProgressLine;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One card. Used again for another achievement when it scrolls out of sight. */
final class CardNode extends HBox {
    private static final double ICON = 28;

    private final AchievementTexts texts;
    private final EmojiIcon icon = new EmojiIcon(ICON);
    private final Label title = new Label();
    private final Label description = new Label();
    private final FontIcon statusIcon = new FontIcon();
    private final ProgressLine bar = new ProgressLine();
    private final Label status = new Label();
    private Subscription following = Subscription.EMPTY;
    private @Nullable AchievementRow row;

    CardNode(AchievementTexts texts) {
        this.texts = texts;
        getStyleClass().addAll("card", "achievement-card");
        var box = new StackPane(icon);
        box.getStyleClass().add("icon-box");
        title.getStyleClass().add("title");
        description.getStyleClass().add("secondary");
        status.getStyleClass().add("caption");
        status.setMinWidth(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var foot = new HBox(6, statusIcon, bar, status);
        foot.getStyleClass().add("status");
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(22);
        var words = new VBox(title, description, foot);
        words.getStyleClass().add("words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(box, words);
        Tooltips.whereCut(title);
        Tooltips.whereCut(description);
    }

    @Nullable AchievementRow row() {
        return row;
    }

    /** Shows an achievement, or none. */
    void show(@Nullable AchievementRow shown) {
        if (shown == row) {
            return;
        }
        following.unsubscribe();
        row = shown;
        setVisible(shown != null);
        following = shown == null ? Subscription.EMPTY : shown.standingProperty().subscribe(this::draw);
    }

    void select(boolean selected) {
        StyleClass.set(this, "selected", selected);
    }

    private void draw(Standing standing) {
        icon.show(texts.icon(standing), !standing.unlocked());
        title.setText(EmojiText.strip(texts.title(standing)));
        StyleClass.set(title, "secret", standing.face().title() == null);
        description.setText(EmojiText.strip(texts.description(standing)));
        var state = standing.state();
        var hasBar = !standing.unlocked() && standing.progress() != null;
        bar.setManaged(hasBar);
        bar.setVisible(hasBar);
        bar.show(standing.fraction(), state == Standing.State.ALMOST_THERE
                ? ProgressLine.Tone.CLOSE
                : ProgressLine.Tone.USUAL);
        var hasIcon = !hasBar || state == Standing.State.ALMOST_THERE;
        statusIcon.setIconLiteral(AchievementTexts.stateIcon(state));
        StyleClass.choose(statusIcon, AchievementTexts.stateIconStyle(state), AchievementTexts.STATE_ICON_STYLES);
        statusIcon.setManaged(hasIcon);
        statusIcon.setVisible(hasIcon);
        status.setText(texts.status(standing));
        StyleClass.set(status, "strong", standing.justNow() || state == Standing.State.ALMOST_THERE);
        StyleClass.set(status, "success-text", standing.justNow());
        StyleClass.set(status, "warning-text", state == Standing.State.ALMOST_THERE);
        StyleClass.set(this, "locked", !standing.unlocked());
        StyleClass.set(this, "fresh", standing.justNow());
        setAccessibleText(texts.spoken(standing));
    }
}
