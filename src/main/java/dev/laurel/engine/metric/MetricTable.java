package dev.laurel.engine.metric;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Metrics by name as columns: the form for very many of them, in which a million metrics with one number each take
 * about 30 MB and no object of their own. Immutable, in JavaScript's key order, safe to read from any thread.
 *
 * <p>Besides the map it offers its rows, numbered from 0 in the order in which the names came, for code that works on
 * all of them.
 */
public final class MetricTable extends AbstractMap<String, MetricValue> {
    /** What a row holds. */
    public enum Kind {
        /** One number: {@link MetricTable#number}. */
        NUMBER(0),
        /** Several numbers: {@link MetricTable#count} and {@link MetricTable#numberAt}. */
        NUMBERS(1),
        /** The value true. */
        TRUE(2),
        /** The value false. */
        FALSE(3),
        /** The value null. */
        NULL(4),
        /** No value at all: an empty array. */
        EMPTY(5),
        /** Anything else: {@link MetricTable#value}. */
        OTHER(6);

        /** Its index in {@code values()}, as it is kept. */
        final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    final NameTable names;
    final byte[] kinds;
    final NumberColumn values;
    final NumberColumn pool;
    final MetricValue[] others;
    private final int size;
    /** Rows in JavaScript's order, or null where that is the order of the rows. */
    private final int @Nullable [] order;

    MetricTable(NameTable names, byte[] kinds, NumberColumn values, NumberColumn pool, MetricValue[] others, int size) {
        this.names = names;
        this.kinds = kinds;
        this.values = values;
        this.pool = pool;
        this.others = others;
        this.size = size;
        this.order = KeyOrder.of(names, size);
    }

    /** A table of the same metrics as a map, in JavaScript's order. */
    public static MetricTable of(Map<String, MetricValue> metrics) {
        if (metrics instanceof MetricTable table) {
            return table;
        }
        var builder = new MetricTableBuilder();
        metrics.forEach((name, value) -> {
            byte[] bytes = NameBytes.encode(name);
            builder.set(builder.row(bytes, 0, bytes.length), value);
        });
        return builder.build();
    }

    @Override
    public int size() {
        return size;
    }

    /** The row of a metric, or -1. */
    public int row(String name) {
        byte[] bytes = NameBytes.encode(name);
        return names.find(bytes, 0, bytes.length);
    }

    /** The row at a place in JavaScript's order, from 0 to {@code size() - 1}. */
    public int rowAt(int place) {
        return order == null ? place : order[place];
    }

    /** The name of a row. */
    public String name(int row) {
        return names.name(row);
    }

    /**
     * The bytes that hold the name of a row ({@link NameBytes}) between {@link #nameStart} and {@link #nameLength}; not
     * to be written to.
     */
    public byte[] nameBytes(int row) {
        return names.page(row);
    }

    /** Where the name of a row begins in {@link #nameBytes}. */
    public int nameStart(int row) {
        return names.start(row);
    }

    /** How many bytes the name of a row has. */
    public int nameLength(int row) {
        return names.length(row);
    }

    /** What a row holds. */
    public Kind kind(int row) {
        return KINDS[kinds[row]];
    }

    /** The number of a row of kind NUMBER. */
    public double number(int row) {
        return values.get(row);
    }

    /** How many numbers a row of kind NUMBERS has. */
    public int count(int row) {
        return (int) pool.get(end(row));
    }

    /** A number of a row of kind NUMBERS. */
    public double numberAt(int row, int index) {
        int end = end(row);
        return pool.get(end - (int) pool.get(end) + index);
    }

    /** The value of a row. */
    public MetricValue value(int row) {
        return switch (kind(row)) {
            case NUMBER -> new MetricValue.Numeric(values.get(row));
            case NUMBERS -> {
                int end = end(row);
                int count = (int) pool.get(end);
                yield new MetricValue.Array(new PackedNumbers(pool, end - count, count));
            }
            case TRUE -> new MetricValue.Bool(true);
            case FALSE -> new MetricValue.Bool(false);
            case NULL -> new MetricValue.Null();
            case EMPTY -> new MetricValue.Array(List.of());
            case OTHER -> others[(int) values.get(row)];
        };
    }

    /** About how many bytes it takes. */
    public long footprint() {
        return names.footprint() + kinds.length + values.footprint() + pool.footprint() + 64L * others.length;
    }

    @Override
    public @Nullable MetricValue get(@Nullable Object key) {
        int row = key instanceof String name ? row(name) : -1;
        return row < 0 ? null : value(row);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && row(name) >= 0;
    }

    @Override
    public Set<Entry<String, MetricValue>> entrySet() {
        return new Entries();
    }

    /** Where the numbers of a row end in the pool; their count stands there. */
    private int end(int row) {
        return (int) values.get(row);
    }

    private final class Entries extends AbstractSet<Entry<String, MetricValue>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Entry<String, MetricValue>> iterator() {
            return new Iterator<>() {
                private int place;

                @Override
                public boolean hasNext() {
                    return place < size;
                }

                @Override
                public Entry<String, MetricValue> next() {
                    if (place >= size) {
                        throw new NoSuchElementException();
                    }
                    int row = rowAt(place++);
                    return Map.entry(name(row), value(row));
                }
            };
        }
    }

}
