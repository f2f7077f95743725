package dev.laurel.ui.control.chart;

import javafx.scene.canvas.GraphicsContext;

/** A line without axes, for table cells. Style class {@code sparkline}. */
public final class Sparkline extends ChartRegion {
    private static final double DOT = 2.5;

    private StepSeries series = StepSeries.EMPTY;
    private long from;
    private long until = 1;

    /** A sparkline of nothing. */
    public Sparkline() {
        getStyleClass().add("sparkline");
        setMinSize(40, 24);
        setPrefSize(112, 24);
        setMaxHeight(24);
        setMouseTransparent(true);
    }

    /**
     * Shows a line.
     *
     * @param begin of the shown time in milliseconds since 1970; a line that begins later fills the width all the same
     * @param end of the shown time
     */
    public void show(StepSeries line, long begin, long end) {
        series = line;
        from = line.isEmpty() ? begin : Math.max(begin, line.time(0));
        until = Math.max(end, from + 1);
        redraw();
    }

    @Override
    void draw(GraphicsContext graphics, double width, double height) {
        if (series.isEmpty()) {
            return;
        }
        var thin = series.sampled(from, until, (int) Math.max(1, width / 4));
        var plot = Plot.of(from, until, thin.min(), thin.max(), 2, DOT + 1, width - DOT - 1, height - 3);
        plot.draw(graphics, thin, area(), line(), 1.5);
        graphics.setFill(line());
        graphics.fillOval(plot.right() - DOT, plot.y(thin.last()) - DOT, 2 * DOT, 2 * DOT);
    }
}
