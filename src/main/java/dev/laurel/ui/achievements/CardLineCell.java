package dev.laurel.ui.achievements;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/** A line of the cards: a heading or a strip. Its nodes are made once and filled again while scrolling. */
final class CardLineCell extends ListCell<CardLine> {
    /** Heights of the two kinds of line in pixels; a strip has the gap below its cards in it. */
    static final double HEADER = 40;

    static final double STRIP = 92;
    /** Room at the left, and at the right before the scroll bar. */
    static final double LEFT = 24;

    static final double RIGHT = 16;

    private final AchievementTexts texts;
    private final Actions actions;
    private final GroupHeader header;
    private final Strip strip = new Strip();
    private final Content content = new Content();

    /** What a cell tells the view. */
    interface Actions {
        void toggle(MetricGroup group);

        void select(AchievementRow row);

        void open(AchievementRow row);

        @Nullable AchievementRow selected();

        int columns();
    }

    CardLineCell(AchievementTexts texts, Actions actions, Consumer<CardLineCell> register) {
        this.texts = texts;
        this.actions = actions;
        header = new GroupHeader(texts.i18n(), actions::toggle);
        setGraphic(content);
        register.accept(this);
    }

    @Override
    protected void updateItem(@Nullable CardLine line, boolean empty) {
        super.updateItem(line, empty);
        var shown = empty || isMeasure() ? null : line;
        var heading = shown instanceof CardLine.Header it ? it : null;
        header.show(heading == null ? null : heading.group(), heading != null && heading.collapsed());
        strip.show(shown instanceof CardLine.Strip(var rows) ? rows : List.of());
        content.show(heading != null ? header : shown != null ? strip : null);
    }

    /** The list holds one cell out of sight, by which it measures lines; their heights are known without cards. */
    private boolean isMeasure() {
        return getParent() != null && !getParent().isVisible();
    }

    /** Shows which card is selected. */
    void drawSelection() {
        var selected = actions.selected();
        strip.cards.forEach(card -> card.select(card.row() != null && Objects.equals(card.row(), selected)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return getItem() instanceof CardLine.Header ? HEADER : STRIP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /** The list is never scrolled sideways. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    /** What the line is at present. What was shown once stays, out of sight: JavaFX styles anew whatever comes. */
    private static final class Content extends StackPane {
        void show(@Nullable Node wanted) {
            if (wanted != null && !getChildren().contains(wanted)) {
                getChildren().add(wanted);
            }
            getChildren().forEach(it -> it.setVisible(it.equals(wanted)));
        }
    }

    /** Cards side by side, all of one width. */
    private final class Strip extends Pane {
        private final List<CardNode> cards = new ArrayList<>();

        void show(List<AchievementRow> rows) {
            while (cards.size() < rows.size()) {
                var card = new CardNode(texts);
                card.setOnMousePressed(event -> press(card, event.getButton() == MouseButton.PRIMARY
                        && event.getClickCount() == 2));
                cards.add(card);
                getChildren().add(card);
            }
            for (var i = 0; i < cards.size(); i++) {
                cards.get(i).show(i < rows.size() ? rows.get(i) : null);
            }
            drawSelection();
            requestLayout();
        }

        private void press(CardNode card, boolean open) {
            var row = card.row();
            if (row != null) {
                actions.select(row);
                if (open) {
                    actions.open(row);
                }
            }
        }

        @Override
        protected void layoutChildren() {
            var columns = actions.columns();
            var width = getWidth() - LEFT - RIGHT;
            for (var i = 0; i < cards.size(); i++) {
                var from = snapPositionX(LEFT + (width + CardLine.GAP) * i / columns);
                var to = snapPositionX(LEFT + (width + CardLine.GAP) * (i + 1) / columns - CardLine.GAP);
                cards.get(i).resizeRelocate(from, 0, Math.max(0, to - from), STRIP - CardLine.GAP);
            }
        }
    }
}
