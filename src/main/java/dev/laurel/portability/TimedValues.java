package dev.laurel.portability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric with the times from which on it had them, as they stood in the file. Numbers are kept as
 * numbers until something else comes, since a history has many. Not to be changed once it has been read.
 */
public final class TimedValues {
    /** What a point takes whose value is not kept as a number. */
    private static final int BOXED = 48;

    private long[] times = {};
    private double[] numbers = {};
    private @Nullable List<MetricValue> mixed;
    private int size;

    /** How many points there are. */
    public int size() {
        return size;
    }

    /** The time of a point, in milliseconds since 1970. */
    public long time(int point) {
        checkPoint(point);
        return times[point];
    }

    /** The value of a point. */
    public MetricValue value(int point) {
        checkPoint(point);
        return mixed == null ? new MetricValue.Numeric(numbers[point]) : mixed.get(point);
    }

    private void checkPoint(int point) {
        if (point >= size) {
            throw new IndexOutOfBoundsException(point);
        }
    }

    void add(long time, MetricValue value) {
        if (size == times.length) {
            int room = Math.max(4, size + (size >> 1));
            times = Arrays.copyOf(times, room);
            numbers = mixed == null ? Arrays.copyOf(numbers, room) : numbers;
        }
        if (mixed == null && !(value instanceof MetricValue.Numeric)) {
            mixed = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                mixed.add(new MetricValue.Numeric(numbers[i]));
            }
            numbers = new double[0];
        }
        times[size] = time;
        if (mixed != null) {
            mixed.add(value);
        } else if (value instanceof MetricValue.Numeric(double number)) {
            numbers[size] = number;
        }
        size++;
    }

    /** About how many bytes they take. */
    long footprint() {
        return 64 + (mixed == null ? 16L * times.length : 8L * times.length + (long) BOXED * size);
    }
}
