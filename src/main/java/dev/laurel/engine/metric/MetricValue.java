package dev.laurel.engine.metric;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a metric holds, as JSON can carry it.
 *
 * <p>The reference keeps each metric as an array of values whose element 0 is the current one. A value that stands
 * alone is the short form of an array with just that element: {@link #sameState} takes the two as one.
 */
public sealed interface MetricValue {
    /**
     * A number.
     *
     * @param value finite; minus zero becomes zero, as JSON.stringify writes it
     */
    record Numeric(double value) implements MetricValue {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A metric holds finite numbers, not " + value);
            }
            value = value == 0 ? 0 : value;
        }
    }

    /**
     * A string.
     *
     * @param value may hold lone surrogates
     */
    record Text(String value) implements MetricValue {}

    /** A boolean. */
    record Bool(boolean value) implements MetricValue {}

    /** JSON's null. */
    record Null() implements MetricValue {}

    /**
     * Several values; the first is the current one.
     *
     * @param values may be empty
     */
    record Array(List<MetricValue> values) implements MetricValue {
        public Array {
            values = values instanceof PackedNumbers ? values : List.copyOf(values);
        }
    }

    /**
     * Anything else, such as a stored date, kept as it came.
     *
     * @param json as JSON.stringify writes it, compact
     */
    record Opaque(String json) implements MetricValue {}

    /** A number; it has to be finite. */
    static MetricValue of(double value) {
        return new Numeric(value);
    }

    /** A string. */
    static MetricValue of(String value) {
        return new Text(value);
    }

    /** A boolean. */
    static MetricValue of(boolean value) {
        return new Bool(value);
    }

    /** The value of these elements in its shortest form: an only element stands alone unless it is an array itself. */
    static MetricValue of(List<MetricValue> elements) {
        return elements.size() == 1 && !(elements.getFirst() instanceof Array)
                ? elements.getFirst()
                : new Array(elements);
    }

    /** Whether two metrics hold the same values in the same order; null stands for no metric at all. */
    static boolean sameState(@Nullable MetricValue one, @Nullable MetricValue other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals(other)
                || ((one instanceof Array || other instanceof Array) && one.all().equals(other.all()));
    }

    /** The current value: element 0 of an array (null when it is empty), otherwise the value itself. */
    default MetricValue current() {
        return this instanceof Array(var values) ? (values.isEmpty() ? new Null() : values.getFirst()) : this;
    }

    /** All values: those of an array, otherwise this one alone. */
    default List<MetricValue> all() {
        return this instanceof Array(var values) ? values : List.of(this);
    }
}
