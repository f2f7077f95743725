package dev.laurel.engine.metric;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Many numbers as a list of values, without a box for each; immutable. */
public final class PackedNumbers extends AbstractList<MetricValue> implements RandomAccess {
    private final NumberColumn numbers;
    private final int from;
    private final int size;

    PackedNumbers(NumberColumn numbers, int from, int size) {
        this.numbers = numbers;
        this.from = from;
        this.size = size;
    }

    @Override
    public MetricValue get(int index) {
        return new MetricValue.Numeric(number(index));
    }

    /** The number at an index, from 0 to {@code size() - 1}. */
    public double number(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return numbers.get(from + index);
    }

    @Override
    public int size() {
        return size;
    }
}
