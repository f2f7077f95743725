package dev.laurel.engine.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a {@link MetricTable} row by row. For one thread; after {@link #build} it must not be used any more.
 *
 * <p>Numbers of one row are added by {@link #addNumber} and then given to their row by {@link #setNumbers}.
 */
public final class MetricTableBuilder {
    private final NameTable names;
    private final NumberColumn values;
    private final NumberColumn pool;
    private final List<MetricValue> others;
    private byte[] kinds;
    private int pending;

    /** Begins an empty table. */
    public MetricTableBuilder() {
        this(new NameTable(), new NumberColumn(), new ArrayList<>(), 16);
    }

    /** Begins with names that may stand there already (their rows must be set one after the other), and a pool. */
    MetricTableBuilder(NameTable names, NumberColumn pool, List<MetricValue> others, int rows) {
        this.names = names;
        this.values = new NumberColumn();
        this.pool = pool;
        this.others = others;
        this.kinds = new byte[rows];
    }

    /** How many rows have a value. */
    public int size() {
        return values.size();
    }

    /** About how many bytes it takes by now. */
    public long footprint() {
        return names.footprint() + kinds.length + values.footprint() + pool.footprint() + 8L * others.size();
    }

    /**
     * The row of a name. A new one ({@code row == size()} before) must be set before the next name is asked for.
     *
     * @param name bytes as {@link NameBytes} makes them; copied
     */
    public int row(byte[] name, int from, int length) {
        return names.add(name, from, length);
    }

    /** The name of a row. */
    public String name(int row) {
        return names.name(row);
    }

    /** Sets a row to one number, which must be finite. */
    public void setNumber(int row, double value) {
        // Minus zero becomes zero, as everywhere in metrics.
        put(row, MetricTable.Kind.NUMBER, value + 0.0);
    }

    /** Adds a finite number to those of the next {@link #setNumbers}. */
    public void addNumber(double value) {
        pool.append(value + 0.0);
        pending++;
    }

    /** A number that was added since the last {@link #setNumbers}. */
    public double addedNumber(int index) {
        return pool.get(pool.size() - pending + index);
    }

    /** Sets a row to the numbers added since the last time. */
    public void setNumbers(int row) {
        int end = pool.size();
        if (pending < 2) {
            throw new IllegalStateException("several numbers are at least two, not " + pending);
        }
        pool.append(pending);
        pending = 0;
        put(row, MetricTable.Kind.NUMBERS, end);
    }

    /** Forgets the numbers added since the last {@link #setNumbers}; their room stays taken. */
    public void dropNumbers() {
        pending = 0;
    }

    /** Sets a row to any value; an array of one value is that value. */
    public void set(int row, MetricValue value) {
        switch (value) {
            case MetricValue.Numeric(double number) -> setNumber(row, number);
            case MetricValue.Bool(boolean bool) -> put(row, bool ? MetricTable.Kind.TRUE : MetricTable.Kind.FALSE, 0);
            case MetricValue.Null() -> put(row, MetricTable.Kind.NULL, 0);
            case MetricValue.Array(var values) -> setArray(row, values);
            case MetricValue.Text _, MetricValue.Opaque _ -> setOther(row, value);
        }
    }

    /** The table. */
    public MetricTable build() {
        return new MetricTable(
                names, kinds, values, pool, others.toArray(MetricValue[]::new), values.size());
    }

    private void setArray(int row, List<MetricValue> elements) {
        if (elements.isEmpty()) {
            put(row, MetricTable.Kind.EMPTY, 0);
        } else if (elements.size() == 1 && !(elements.getFirst() instanceof MetricValue.Array)) {
            set(row, elements.getFirst());
        } else if (elements instanceof PackedNumbers numbers) {
            for (int i = 0; i < numbers.size(); i++) {
                addNumber(numbers.number(i));
            }
            setNumbers(row);
        } else if (elements.stream().allMatch(MetricValue.Numeric.class::isInstance)) {
            for (var element : elements) {
                addNumber(((MetricValue.Numeric) element).value());
            }
            setNumbers(row);
        } else {
            setOther(row, new MetricValue.Array(elements));
        }
    }

    private void setOther(int row, MetricValue value) {
        put(row, MetricTable.Kind.OTHER, others.size());
        others.add(value);
    }

    void put(int row, MetricTable.Kind kind, double value) {
        if (row < values.size()) {
            values.set(row, value);
        } else {
            if (row != values.size()) {
                throw new IllegalStateException("row " + row + " comes before row " + values.size() + " is set");
            }
            if (row == kinds.length) {
                kinds = Arrays.copyOf(kinds, row + (row >> 1));
            }
            values.append(value);
        }
        kinds[row] = kind.code;
    }
}
