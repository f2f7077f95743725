package dev.laurel.ui.control.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

/** A small chart with one threshold and one moment marked. Style class {@code mini-chart}. */
public final class MiniChart extends ChartRegion {
    private static final double LABELS = 20;
    private static final double DOT = 3;

    private Content content = new Content(StepSeries.EMPTY, 0, 1, null, "", null, "", "", "");

    /** A chart of nothing. */
    public MiniChart() {
        getStyleClass().add("mini-chart");
        setMinHeight(84);
        setPrefHeight(84);
        setMaxHeight(84);
        setMouseTransparent(true);
    }

    /**
     * What is shown.
     *
     * @param from begin of the shown time in milliseconds since 1970
     * @param until its end
     * @param threshold the value of the line across, or null
     * @param thresholdLabel above that line
     * @param marked the marked moment, or null
     * @param markedLabel below it
     * @param fromLabel below the left end
     * @param untilLabel below the right end
     */
    public record Content(
            StepSeries series,
            long from,
            long until,
            @Nullable Double threshold,
            String thresholdLabel,
            @Nullable Long marked,
            String markedLabel,
            String fromLabel,
            String untilLabel) {}

    /** Shows something. */
    public void show(Content shown) {
        content = shown;
        redraw();
    }

    @Override
    void draw(GraphicsContext graphics, double width, double height) {
        var series = content.series;
        if (series.isEmpty()) {
            return;
        }
        var thin = series.sampled(
                content.from, Math.max(content.until, content.from + 1), (int) Math.max(1, width / 4));
        var threshold = content.threshold;
        var low = threshold == null ? thin.min() : Math.min(0, thin.min());
        var high = threshold == null ? thin.max() : Math.max(thin.max(), threshold);
        var plot = Plot.of(content.from, content.until, low, high, 1, 6, width - DOT - 1, height - LABELS);
        plot.draw(graphics, thin, area(), line(), 1.5);
        graphics.setFont(font("Inter", 11));
        if (threshold != null) {
            threshold(graphics, plot, threshold);
        }
        graphics.setStroke(grid());
        graphics.setLineWidth(1);
        graphics.strokeLine(0, sharp(plot.bottom()), width, sharp(plot.bottom()));
        graphics.setFill(line());
        graphics.fillOval(plot.right() - DOT, plot.y(thin.last()) - DOT, 2 * DOT, 2 * DOT);
        if (content.marked != null) {
            mark(graphics, plot, series, content.marked);
        }
        labels(graphics, plot, width, height);
    }

    private void threshold(GraphicsContext graphics, Plot plot, double threshold) {
        var y = sharp(plot.y(threshold));
        graphics.setStroke(text());
        graphics.setLineWidth(1);
        graphics.setLineDashes(3, 3);
        graphics.strokeLine(plot.left(), y, plot.right(), y);
        graphics.setLineDashes();
        graphics.setFill(text());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(y < 16 ? VPos.TOP : VPos.BOTTOM);
        graphics.fillText(content.thresholdLabel, 0, y < 16 ? y + 3 : y - 3);
    }

    private void mark(GraphicsContext graphics, Plot plot, StepSeries series, long time) {
        var index = series.indexAt(time);
        var value = content.threshold != null ? content.threshold : index < 0 ? series.value(0) : series.value(index);
        graphics.setFill(ground());
        graphics.setStroke(done());
        graphics.setLineWidth(2);
        graphics.fillOval(plot.x(time) - 4, plot.y(value) - 4, 8, 8);
        graphics.strokeOval(plot.x(time) - 4, plot.y(value) - 4, 8, 8);
    }

    /** The marked moment's label wins over those of the ends where they would overlap. */
    private void labels(GraphicsContext graphics, Plot plot, double width, double height) {
        var x = content.marked == null ? Double.NaN : Math.clamp(plot.x(content.marked), 18, width - 18);
        graphics.setTextBaseline(VPos.BOTTOM);
        graphics.setFill(text());
        if (!(x < 72)) {
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.fillText(content.fromLabel, 0, height);
        }
        if (!(x > width - 84)) {
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(content.untilLabel, width, height);
        }
        if (content.marked != null) {
            graphics.setFont(font("Inter SemiBold", 11));
            graphics.setFill(done());
            graphics.setTextAlign(x < 40 ? TextAlignment.LEFT : x > width - 40 ? TextAlignment.RIGHT
                    : TextAlignment.CENTER);
            graphics.fillText(content.markedLabel, x < 40 ? 0 : x > width - 40 ? width : x, height);
        }
    }
}
