package dev.laurel.portability;

import java.util.ArrayList;
import java.util.List;

import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/** The values of one metric while they are read: numbers as numbers, until something else is among them. */
final class MetricValues {
    /** What a boxed number and the reference to it take. */
    private static final int BOX = 32;

    private final MetricTableBuilder builder;
    private int size;
    private boolean moved;
    /** The first number, which is only worth a place among the builder's if more follow. */
    private double first;

    private @Nullable List<MetricValue> mixed;

    MetricValues(MetricTableBuilder builder) {
        this.builder = builder;
    }

    int size() {
        return size;
    }

    /** About how many bytes they take, or will as soon as one is added that is not a number. */
    long footprint(boolean number) {
        return mixed == null && number ? 0 : (long) BOX * size;
    }

    void add(double number) {
        if (mixed != null) {
            mixed.add(new MetricValue.Numeric(number));
        } else if (size == 0) {
            first = number;
        } else {
            move();
            builder.addNumber(number);
        }
        size++;
    }

    void add(MetricValue value) {
        if (value instanceof MetricValue.Numeric(double number)) {
            add(number);
            return;
        }
        if (mixed == null) {
            mixed = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                mixed.add(new MetricValue.Numeric(size == 1 ? first : builder.addedNumber(i)));
            }
            builder.dropNumbers();
        }
        mixed.add(value);
        size++;
    }

    /** Takes the numbers that can be read fast. */
    void addAll(FastEntries fast) {
        if (mixed == null) {
            move();
            size += fast.numbers(builder);
        }
    }

    /** Gives them all to a metric. */
    void set(int row) {
        if (mixed != null) {
            builder.set(row, new MetricValue.Array(mixed));
        } else if (size == 1) {
            builder.setNumber(row, first);
        } else {
            builder.setNumbers(row);
        }
    }

    private void move() {
        if (!moved && size == 1) {
            builder.addNumber(first);
            moved = true;
        }
    }
}
