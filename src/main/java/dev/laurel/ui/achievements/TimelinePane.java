package dev.laurel.ui.achievements;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;

import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import org.jspecify.annotations.Nullable;

/** The unlocks along a line of time. Its nodes are as many as fit its width. Style class {@code timeline-pane}. */
public final class TimelinePane extends Pane {
    private static final double INSET = 24;
    private static final double TALL = 96;
    private static final double SHORT = 32;
    private static final double AXIS = 48.5;
    private static final int MOST_TITLES = 8;

    private @Nullable AchievementTexts texts;
    private @Nullable AchievementsViewModel model;
    private boolean compact;

    /** A timeline of nothing. */
    public TimelinePane() {
        getStyleClass().add("timeline-pane");
        setMinHeight(TALL);
        setPrefHeight(TALL);
        setMaxHeight(TALL);
    }

    void setUp(AchievementTexts newTexts, AchievementsViewModel newModel) {
        texts = newTexts;
        model = newModel;
        newModel.timelineProperty().subscribe(_ -> draw());
        widthProperty().subscribe(_ -> measure());
        visibleProperty().subscribe(_ -> measure());
    }

    /**
     * Fits it into the view.
     *
     * @param shown whether there is a timeline
     * @param low whether there is only room for a line
     */
    void fit(boolean shown, boolean low) {
        setManaged(shown);
        setVisible(shown);
        if (low != compact) {
            compact = low;
            var height = low ? SHORT : TALL;
            setMinHeight(height);
            setPrefHeight(height);
            setMaxHeight(height);
            draw();
        }
    }

    private void measure() {
        if (model != null) {
            model.timelineWidthProperty().set(isVisible() ? (int) Math.max(0, getWidth() - 2 * INSET) : 0);
        }
    }

    private void draw() {
        if (texts == null || model == null) {
            return;
        }
        var timeline = model.timelineProperty().get();
        var nodes = new ArrayList<Node>();
        var axis = compact ? SHORT / 2 - 0.5 : AXIS;
        nodes.add(line(INSET, axis, getWidth() - INSET, axis));
        if (!compact) {
            timeline.smallTicks().forEach(x -> nodes.add(line(x, axis, x, axis + 3)));
            nodes.addAll(ticks(timeline, texts));
        }
        for (var bubble : timeline.bubbles()) {
            nodes.addAll(bubble(bubble, texts, model, axis));
        }
        getChildren().setAll(nodes);
    }

    private Line line(double fromX, double fromY, double toX, double toY) {
        var shift = fromX == toX ? INSET : 0;
        var line = new Line(Math.floor(fromX + shift) + 0.5, fromY, Math.floor(toX + shift) + 0.5, toY);
        line.getStyleClass().add("axis");
        return line;
    }

    private List<Node> ticks(UnlockTimeline timeline, AchievementTexts with) {
        var nodes = new ArrayList<Node>();
        var todayLabel = label(with.i18n().text("achievements.timeline.today"), "today");
        var end = INSET + timeline.today() + 20;
        var first = true;
        for (var tick : timeline.ticks()) {
            var text = first ? with.i18n().date(tick.time()) : with.i18n().day(tick.time());
            var label = label(text, "tick");
            var x = first ? INSET + 4 : INSET + tick.x() - width(text) / 2;
            if (x + width(text) + 16 < end - width(todayLabel.getText())) {
                label.relocate(x, AXIS + 12);
                nodes.add(label);
                nodes.add(line(tick.x(), AXIS, tick.x(), AXIS + 6));
                first = false;
            }
        }
        todayLabel.relocate(end - width(todayLabel.getText()), AXIS + 12);
        nodes.add(todayLabel);
        return nodes;
    }

    private static double width(String text) {
        var node = new javafx.scene.text.Text(text);
        node.setFont(javafx.scene.text.Font.font("Inter", 11));
        return Math.ceil(node.getLayoutBounds().getWidth());
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private List<Node> bubble(UnlockTimeline.Bubble bubble, AchievementTexts with, AchievementsViewModel of,
            double axis) {
        var newest = bubble.unlocks().getFirst();
        var button = new Button();
        button.getStyleClass().add("bubble");
        var time = newest.standing().unlockedAt();
        if (time != null && with.isToday(time)) {
            button.getStyleClass().add("today-bubble");
        }
        var what = words(bubble, with);
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setOnAction(_ -> of.reveal(newest.achievement().id()));
        if (compact) {
            button.getStyleClass().add("dot");
            button.relocate(INSET + bubble.x() - 5, axis - 5);
            return List.of(button);
        }
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(new EmojiIcon(with.icon(newest.standing()), 20));
        button.relocate(INSET + bubble.x() - 16, 8);
        if (bubble.unlocks().size() == 1) {
            return List.of(button);
        }
        var count = label(with.i18n().number(bubble.unlocks().size()), "bubble-count");
        var place = new StackPane(count);
        place.setMouseTransparent(true);
        place.resizeRelocate(INSET + bubble.x() + 4, 3, 20, 18);
        return List.of(button, place);
    }

    private static String words(UnlockTimeline.Bubble bubble, AchievementTexts with) {
        var lines = new ArrayList<String>();
        bubble.unlocks().stream().limit(MOST_TITLES).forEach(row -> lines.add(
                EmojiText.strip(with.title(row.standing())) + ", " + with.unlockedAt(row.standing())));
        if (bubble.unlocks().size() > MOST_TITLES) {
            lines.add(with.i18n().text("achievements.more", bubble.unlocks().size() - MOST_TITLES));
        }
        return String.join("\n", lines);
    }
}
