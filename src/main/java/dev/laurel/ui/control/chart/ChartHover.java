package dev.laurel.ui.control.chart;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.EmojiIcon;

/** The little box beside a chart's crosshair. Style class {@code chart-hover}. */
final class ChartHover extends VBox {
    private final Label title = new Label();
    private final Label value = new Label();
    private final Label note = new Label();
    private final EmojiIcon icon = new EmojiIcon(14);

    ChartHover() {
        getStyleClass().add("chart-hover");
        setMouseTransparent(true);
        title.getStyleClass().add("caption");
        value.getStyleClass().add("chart-hover-value");
        note.getStyleClass().add("secondary");
        var words = new HBox(6, note, icon);
        words.setAlignment(Pos.CENTER_LEFT);
        var line = new HBox(12, value, words);
        line.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(title, line);
    }

    void show(ChartLabels.Hover hover) {
        title.setText(hover.title());
        value.setText(hover.value());
        note.setText(hover.note());
        icon.show(hover.icon(), false);
        icon.setVisible(!hover.icon().isEmpty());
        setAccessibleText((hover.title() + " " + hover.value() + " " + hover.note()).strip());
    }
}
