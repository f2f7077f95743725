package dev.laurel.ui.control.chart;

import java.util.Arrays;

/**
 * A value over time that stays what it is until its next point. Immutable; two arrays instead of a list of points, so
 * that a million points cost 16 MB.
 */
public final class StepSeries {
    /** No points at all. */
    public static final StepSeries EMPTY = new StepSeries(new long[0], new double[0]);

    private final long[] times;
    private final double[] values;

    private StepSeries(long[] times, double[] values) {
        this.times = times;
        this.values = values;
    }

    /**
     * A series of points.
     *
     * @param times milliseconds since 1970, never falling
     * @param values one for each time, finite
     * @throws IllegalArgumentException if the arrays do not fit together
     */
    public static StepSeries of(long[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times, " + values.length + " values");
        }
        for (var i = 0; i < times.length; i++) {
            if (i > 0 && times[i] < times[i - 1]) {
                throw new IllegalArgumentException("Point " + i + " is older than the one before it");
            }
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("Point " + i + " is " + values[i]);
            }
        }
        return times.length == 0 ? EMPTY : new StepSeries(times.clone(), values.clone());
    }

    /** How many points there are. */
    public int size() {
        return times.length;
    }

    /** Whether there are no points. */
    public boolean isEmpty() {
        return times.length == 0;
    }

    /** The time of a point in milliseconds since 1970. */
    public long time(int index) {
        return times[index];
    }

    /** The value from that point on. */
    public double value(int index) {
        return values[index];
    }

    /** The newest value; not to be asked of an empty series. */
    public double last() {
        return values[values.length - 1];
    }

    /** The point that holds at a time: the newest one not after it, or -1 before the first. */
    public int indexAt(long time) {
        var found = Arrays.binarySearch(times, time);
        if (found < 0) {
            return -found - 2;
        }
        while (found + 1 < times.length && times[found + 1] == time) {
            found++;
        }
        return found;
    }

    /** The least value, or NaN of an empty series. */
    public double min() {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    /** The greatest value, or NaN of an empty series. */
    public double max() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /**
     * At most four points for each pixel column of a span of time, which draw the same picture: the first, the least,
     * the greatest and the last of the column. The point that holds when the span begins is kept, points after the span
     * are left out.
     *
     * @param from begin of the span in milliseconds since 1970
     * @param until its end, after {@code from}
     * @param columns its width in pixels, at least 1
     */
    public StepSeries thinned(long from, long until, int columns) {
        if (until <= from || columns < 1) {
            throw new IllegalArgumentException(from + " to " + until + " on " + columns + " columns");
        }
        var first = Math.max(0, indexAt(from));
        var end = indexAt(until) + 1;
        if (end <= first) {
            return EMPTY;
        }
        if (end - first <= columns) {
            return new StepSeries(Arrays.copyOfRange(times, first, end), Arrays.copyOfRange(values, first, end));
        }
        var kept = new int[Math.min(end - first, 4 * columns + 4)];
        var count = 0;
        var start = first;
        while (start < end) {
            var column = column(times[start], from, until, columns);
            var low = start;
            var high = start;
            var next = start;
            while (next < end && column(times[next], from, until, columns) == column) {
                low = values[next] < values[low] ? next : low;
                high = values[next] > values[high] ? next : high;
                next++;
            }
            var columnStart = count;
            kept[count++] = start;
            for (var index : new int[] {Math.min(low, high), Math.max(low, high), next - 1}) {
                if (index > kept[count - 1] || count == columnStart) {
                    kept[count++] = index;
                }
            }
            start = next;
        }
        var thinTimes = new long[count];
        var thinValues = new double[count];
        for (var i = 0; i < count; i++) {
            thinTimes[i] = times[kept[i]];
            thinValues[i] = values[kept[i]];
        }
        return new StepSeries(thinTimes, thinValues);
    }

    /**
     * At most one point for each column of a span of time: the last one, for charts that are too small to show more.
     *
     * @param from begin of the span in milliseconds since 1970
     * @param until its end, after {@code from}
     * @param columns how many points there is room for, at least 1
     */
    public StepSeries sampled(long from, long until, int columns) {
        var thin = thinned(from, until, columns);
        if (thin.size() <= columns) {
            return thin;
        }
        var last = new int[columns + 2];
        var count = 0;
        for (var i = 0; i < thin.size(); i++) {
            var ends = i + 1 == thin.size()
                    || column(thin.times[i], from, until, columns) != column(thin.times[i + 1], from, until, columns);
            if (ends) {
                last[count++] = i;
            }
        }
        var sampledTimes = new long[count];
        var sampledValues = new double[count];
        for (var i = 0; i < count; i++) {
            sampledTimes[i] = thin.times[last[i]];
            sampledValues[i] = thin.values[last[i]];
        }
        return new StepSeries(sampledTimes, sampledValues);
    }

    private static long column(long time, long from, long until, int columns) {
        return time < from ? -1 : (long) ((double) (time - from) / (until - from) * columns);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepSeries series
                && Arrays.equals(times, series.times)
                && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(times) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "StepSeries of " + times.length + " points";
    }
}
