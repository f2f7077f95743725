package dev.laurel.ui.face;

import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.profile.HistoryPoint;
import dev.laurel.ui.control.chart.StepSeries;

/** A metric's history as a line: numbers as they are, truth as 0 and 1, all else left out. Pure. */
public final class HistorySeries {
    private HistorySeries() {}

    /** The points that a line can show, in their order. */
    public static StepSeries of(List<HistoryPoint> points) {
        var times = new long[points.size()];
        var values = new double[points.size()];
        var count = 0;
        for (var point : points) {
            var value = value(point.value().current());
            if (!Double.isNaN(value)) {
                times[count] = point.time().toEpochMilli();
                values[count++] = value;
            }
        }
        return StepSeries.of(java.util.Arrays.copyOf(times, count), java.util.Arrays.copyOf(values, count));
    }

    private static double value(MetricValue value) {
        return switch (value) {
            case MetricValue.Numeric(var number) -> number;
            case MetricValue.Bool(var bool) -> bool ? 1 : 0;
            case MetricValue.Text _, MetricValue.Null _, MetricValue.Array _, MetricValue.Opaque _ -> Double.NaN;
        };
    }
}
