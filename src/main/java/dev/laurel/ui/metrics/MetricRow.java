package dev.laurel.ui.metrics;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.ui.control.chart.StepSeries;

/** One metric in the table. Lives as long as its profile is shown; only what it says changes. */
public final class MetricRow {
    private final String name;
    private final ReadOnlyObjectWrapper<MetricLine> line;
    private final ReadOnlyObjectWrapper<Trend> trend = new ReadOnlyObjectWrapper<>(this, "trend", Trend.UNKNOWN);
    private boolean trendAsked;

    MetricRow(String name, MetricLine line) {
        this.name = name;
        this.line = new ReadOnlyObjectWrapper<>(this, "line", line);
    }

    /**
     * How a metric went.
     *
     * @param series the line of numbers and truths; empty for texts
     * @param changes how often it changed
     * @param from begin of the time that was looked at, in milliseconds since 1970
     * @param until its end
     */
    public record Trend(StepSeries series, int changes, long from, long until) {
        static final Trend UNKNOWN = new Trend(StepSeries.EMPTY, 0, 0, 0);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What the table says of it. */
    public ReadOnlyObjectProperty<MetricLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** See {@link #lineProperty()}. */
    public MetricLine line() {
        return line.get();
    }

    /** How it went; unknown until somebody has asked the view-model for it. */
    public ReadOnlyObjectProperty<Trend> trendProperty() {
        return trend.getReadOnlyProperty();
    }

    void setLine(MetricLine value) {
        line.set(value);
    }

    void setTrend(Trend value) {
        trend.set(value);
    }

    /** Whether this is the first to ask since the value changed. */
    boolean askTrend() {
        var first = !trendAsked;
        trendAsked = true;
        return first;
    }

    void forgetTrend() {
        trendAsked = false;
    }

    @Override
    public String toString() {
        return name;
    }
}
