package dev.laurel.ui.achievements;

import java.util.function.Consumer;

import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import dev.laurel.ui.control.chart.ProgressLine;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The heading over the cards of a metric; a click closes or opens it. */
final class GroupHeader extends HBox {
    private final I18n i18n;
    private final FontIcon chevron = new FontIcon(Feather.CHEVRON_DOWN);
    private final Label name = new Label();
    private final Label count = new Label();
    private final ProgressLine bar = new ProgressLine(64);
    private final Label lead = new Label();
    private final Label now = new Label();
    private Subscription following = Subscription.EMPTY;
    private @Nullable MetricGroup group;

    GroupHeader(I18n i18n, Consumer<MetricGroup> toggle) {
        this.i18n = i18n;
        getStyleClass().add("group-header");
        setPadding(new Insets(0, CardLineCell.RIGHT, 0, CardLineCell.LEFT));
        chevron.setIconSize(14);
        name.getStyleClass().add("group-name");
        count.getStyleClass().add("secondary");
        lead.getStyleClass().add("secondary");
        now.getStyleClass().add("group-now");
        HBox.setMargin(bar, new Insets(0, 0, 0, 4));
        HBox.setMargin(now, new Insets(0, 0, 0, -4));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(chevron, name, count, bar, space, lead, now);
        setAccessibleRole(AccessibleRole.TITLED_PANE);
        setOnMouseClicked(_ -> {
            if (group != null) {
                toggle.accept(group);
            }
        });
    }

    void show(@Nullable MetricGroup shown, boolean collapsed) {
        chevron.setIconCode(collapsed ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
        following.unsubscribe();
        group = shown;
        following = shown == null ? Subscription.EMPTY : shown.countProperty().subscribe(it -> draw(shown, it));
    }

    private void draw(MetricGroup shown, MetricGroup.Count numbers) {
        var metric = shown.metric();
        name.setText(metric == null ? i18n.text("achievements.group.hidden") : metric);
        count.setText(i18n.text("achievements.group.count", numbers.unlocked(), numbers.total()));
        bar.show(numbers.fraction(), ProgressLine.Tone.USUAL);
        var value = numbers.now();
        lead.setText(value == null ? "" : i18n.text("achievements.group.now"));
        now.setText(value == null ? "" : i18n.value(value));
        setAccessibleText(name.getText() + ", " + count.getText());
    }
}
