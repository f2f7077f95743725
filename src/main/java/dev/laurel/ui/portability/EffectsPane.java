package dev.laurel.ui.portability;

import java.util.ArrayList;
import java.util.List;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.RingProgressIndicator;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.ui.control.EmojiIcon;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The right column of the plan dialog: the ring, and what would unlock, be lost and stay. */
final class EffectsPane {
    /** More than this many are shown in a list of their own that makes only the cells in sight. */
    private static final int MOST_CARDS = 12;
    private static final double RING = 56;
    private static final double CARD = 56;

    private final I18n i18n;
    private final List<Node> nodes = new ArrayList<>();

    private EffectsPane(I18n i18n) {
        this.i18n = i18n;
    }

    /** The column's nodes, from top to bottom. */
    static List<Node> of(PlanSummary summary, ImportStrategy strategy, PlanRequest.Kind kind, I18n i18n) {
        var pane = new EffectsPane(i18n);
        pane.nodes.add(pane.figures(summary, kind));
        pane.nodes.add(separator());
        pane.section("fth-plus-circle", "plan.gained", summary.gained(), "gained", i18n.text("plan.gained.none"));
        pane.section("fth-minus-circle", "plan.lost", summary.lost(), "lost",
                i18n.text(StrategyWords.of(strategy).nothingLost()));
        pane.nodes.add(pane.heading("fth-check-circle", i18n.text("plan.staying", summary.staying()), null));
        return pane.nodes;
    }

    private Node figures(PlanSummary summary, PlanRequest.Kind kind) {
        var ring = new RingProgressIndicator(summary.fraction());
        ring.setMinSize(RING, RING);
        ring.setMaxSize(RING, RING);
        ring.setStringConverter(null);
        var percent = new Label(i18n.percent(summary.fraction()));
        percent.getStyleClass().add("plan-percent");
        ring.setGraphic(percent);
        ring.setAccessibleText(percent.getText());
        var before = new Label(i18n.number(summary.before()));
        before.getStyleClass().add("plan-before");
        var after = new Label(i18n.text("plan.afterOf", summary.after(), summary.total()));
        after.getStyleClass().add("plan-after");
        var line = new HBox(8, before, new FontIcon("fth-arrow-right"), after);
        line.setAlignment(Pos.CENTER_LEFT);
        var caption = new Label(i18n.text(kind.afterKey()));
        caption.getStyleClass().add("secondary");
        caption.setWrapText(true);
        var words = new VBox(2, line, caption);
        words.setAlignment(Pos.CENTER_LEFT);
        var row = new HBox(16, ring, words);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node separator() {
        var line = new Region();
        line.getStyleClass().add("effects-separator");
        return line;
    }

    private void section(String icon, String key, List<PlanEffect> effects, String style, String none) {
        var box = new VBox(8, heading(icon, i18n.text(key, effects.size()), effects.isEmpty() ? null : style));
        if (effects.isEmpty()) {
            var reason = new Label(none);
            reason.getStyleClass().addAll("secondary", "effect-none");
            reason.setWrapText(true);
            box.getChildren().add(reason);
        } else if (effects.size() <= MOST_CARDS) {
            effects.forEach(effect -> box.getChildren().add(card(effect, style)));
        } else {
            box.getChildren().add(list(effects, style));
        }
        nodes.add(box);
    }

    private Label heading(String icon, String text, @Nullable String style) {
        var heading = new Label(text, new FontIcon(icon));
        heading.setGraphicTextGap(8);
        heading.getStyleClass().add("effect-heading");
        if (style != null) {
            heading.getStyleClass().add(style);
        }
        return heading;
    }

    private static Node card(PlanEffect effect, String style) {
        var title = new Label(EmojiText.strip(effect.title()));
        title.getStyleClass().add("semibold");
        title.setTooltip(new Tooltip(effect.id()));
        var detail = new Label(effect.detail());
        detail.getStyleClass().add("caption");
        detail.setTooltip(new Tooltip(effect.detail()));
        var words = new VBox(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var picture = new StackPane(new EmojiIcon(effect.icon(), 28));
        var card = new HBox(picture, words);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("effect", style);
        return card;
    }

    private static Node list(List<PlanEffect> effects, String style) {
        var list = new ListView<>(FXCollections.observableList(effects));
        list.getStyleClass().add("effect-list");
        list.setFixedCellSize(CARD);
        list.setPrefHeight(CARD * 6);
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable PlanEffect effect, boolean empty) {
                super.updateItem(effect, empty);
                setGraphic(empty || effect == null ? null : card(effect, style));
            }
        });
        return list;
    }
}
