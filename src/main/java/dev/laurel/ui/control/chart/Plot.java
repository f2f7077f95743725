package dev.laurel.ui.control.chart;

import javafx.scene.canvas.GraphicsContext;

/**
 * Where times and values lie in pixels.
 *
 * @param from time at the left edge in milliseconds since 1970
 * @param until time at the right edge, after it
 * @param low value at the bottom
 * @param high value at the top, above it
 */
record Plot(long from, long until, double low, double high, double left, double top, double right, double bottom) {

    /** A plot with room above and below a flat line. */
    static Plot of(long from, long until, double low, double high, double left, double top, double right,
            double bottom) {
        var flat = !(high > low);
        return new Plot(from, Math.max(until, from + 1), flat ? low - 1 : low, flat ? high + 1 : high, left, top,
                right, bottom);
    }

    double x(long time) {
        return left + Math.clamp((double) (time - from) / (until - from), 0, 1) * (right - left);
    }

    double y(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    long time(double x) {
        return from + Math.round(Math.clamp((x - left) / (right - left), 0, 1) * (until - from));
    }

    /** A series as this plot has room for it. */
    StepSeries thin(StepSeries series) {
        return series.thinned(from, until, (int) Math.max(1, right - left));
    }

    /** Lays the path of a thinned series: level until the next point, then straight to its value. */
    void path(GraphicsContext graphics, StepSeries series) {
        graphics.beginPath();
        for (var i = 0; i < series.size(); i++) {
            var x = x(series.time(i));
            var y = y(series.value(i));
            if (i == 0) {
                graphics.moveTo(x, y);
            } else {
                graphics.lineTo(x, y(series.value(i - 1)));
                graphics.lineTo(x, y);
            }
        }
        if (!series.isEmpty()) {
            graphics.lineTo(right, y(series.last()));
        }
    }

    /** Draws the ground under a series and the line itself. */
    void draw(GraphicsContext graphics, StepSeries thin, javafx.scene.paint.Paint area, javafx.scene.paint.Paint line,
            double lineWidth) {
        if (thin.isEmpty()) {
            return;
        }
        path(graphics, thin);
        graphics.lineTo(right, bottom);
        graphics.lineTo(x(thin.time(0)), bottom);
        graphics.closePath();
        graphics.setFill(area);
        graphics.fill();
        path(graphics, thin);
        graphics.setStroke(line);
        graphics.setLineWidth(lineWidth);
        graphics.setLineDashes();
        graphics.stroke();
    }
}
