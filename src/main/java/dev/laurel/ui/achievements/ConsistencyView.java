package dev.laurel.ui.achievements;

import java.util.List;
import java.util.stream.Collectors;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.ui.control.EmojiText;

/** A quiet banner where unlocks and metrics disagree. */
public final class ConsistencyView {
    private static final int MOST_TITLES = 5;

    private final ConsistencyViewModel model;
    private final AchievementTexts texts;

    @FXML private VBox root;
    @FXML private Label sentence;
    @FXML private Button unlock;
    @FXML private Button explain;
    @FXML private VBox explanation;
    @FXML private Label unawarded;
    @FXML private Label unearned;

    /** A banner that shows while there is something to say. */
    public ConsistencyView(ConsistencyViewModel model, AchievementTexts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.shownProperty().subscribe(shown -> {
            root.setVisible(shown);
            root.setManaged(shown);
            show(false);
        });
        model.findingsProperty().subscribe(this::draw);
        Tooltips.whereCut(sentence);
    }

    @FXML
    private void unlock() {
        model.unlockNow();
    }

    @FXML
    private void explain() {
        show(!explanation.isVisible());
    }

    @FXML
    private void dismiss() {
        model.dismiss();
    }

    private void show(boolean explained) {
        explanation.setVisible(explained);
        explanation.setManaged(explained);
        explain.setText(texts.i18n().text(
                explained ? "achievements.consistency.less" : "achievements.consistency.explain"));
    }

    private void draw(Consistency findings) {
        var earned = findings.unawarded().size();
        var kept = findings.unearned().size();
        var key = earned == 0 ? "unearned" : kept == 0 ? "unawarded" : "both";
        sentence.setText(texts.i18n().text("achievements.consistency." + key, earned, kept));
        unlock.setVisible(earned > 0);
        unlock.setManaged(earned > 0);
        paragraph(unawarded, "achievements.consistency.unawarded.why", findings.unawarded());
        paragraph(unearned, "achievements.consistency.unearned.why", findings.unearned());
    }

    private void paragraph(Label label, String key, List<Achievement> achievements) {
        label.setVisible(!achievements.isEmpty());
        label.setManaged(!achievements.isEmpty());
        label.setText(texts.i18n().text(key, titles(achievements)));
    }

    private String titles(List<Achievement> achievements) {
        var named = achievements.stream()
                .limit(MOST_TITLES)
                .map(achievement -> achievement.hidden()
                        ? texts.i18n().text("face.hidden")
                        : EmojiText.strip(achievement.title()))
                .collect(Collectors.joining(", "));
        var more = achievements.size() - MOST_TITLES;
        return more > 0 ? named + ", " + texts.i18n().text("achievements.more", more) : named;
    }
}
