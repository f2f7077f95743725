package dev.laurel.engine.metric;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import dev.laurel.json.JsonKeys;
import org.jspecify.annotations.Nullable;

/**
 * The values of all metrics at one moment, immutable and safe to share, in JavaScript's key order: names that are array
 * indices first, ascending, then the others as they appeared.
 *
 * <p>Equal to other metrics that have the same values under the same names, whatever their order.
 */
public final class Metrics {
    static final int LEAF = 64;
    private static final Metrics EMPTY =
            new Metrics(Map.of(), new String[0], new int[1], null, new MetricValue[0][][], 0, 0, 0);

    /** Metrics that came at once, immutable and in order; those that were set later stand in slots and win. */
    final Map<String, MetricValue> bulk;

    final String[] names;
    final int[] table;
    final @Nullable ConcurrentHashMap<String, Integer> colliding;
    final MetricValue[][][] values;
    final int count;
    final int added;
    final int indexNames;

    private volatile int @Nullable [] order;
    private volatile String @Nullable [] allNames;

    /**
     * Shares all that it is given.
     *
     * @param names the name of each slot; what stands behind {@code count} belongs to later states
     * @param table open addressing, slot + 1 or 0; entries above {@code count} belong to later states
     * @param colliding what is used in place of the table when keys were made to collide
     * @param values of slots, three levels of up to 64
     * @param count of slots
     * @param added slots whose name is not in {@code bulk}
     * @param indexNames of these, how many are array indices
     */
    Metrics(
            Map<String, MetricValue> bulk,
            String[] names,
            int[] table,
            @Nullable ConcurrentHashMap<String, Integer> colliding,
            MetricValue[][][] values,
            int count,
            int added,
            int indexNames) {
        this.bulk = bulk;
        this.names = names;
        this.table = table;
        this.colliding = colliding;
        this.values = values;
        this.count = count;
        this.added = added;
        this.indexNames = indexNames;
    }

    /** No metrics. */
    public static Metrics empty() {
        return EMPTY;
    }

    /** Metrics by name, put into JavaScript's order; a {@link MetricTable} is kept as it is. */
    public static Metrics of(Map<String, MetricValue> values) {
        if (values instanceof View view) {
            return view.metrics();
        }
        if (values.isEmpty()) {
            return EMPTY;
        }
        if (values instanceof MetricTable table) {
            return new Metrics(table, EMPTY.names, EMPTY.table, null, EMPTY.values, 0, 0, 0);
        }
        var live = new LiveMetrics(EMPTY);
        values.forEach(live::put);
        return live.freeze();
    }

    /** The value of a metric, or null where there is none. */
    public @Nullable MetricValue get(String name) {
        var slot = find(table, names, count, colliding, name);
        return slot >= 0 ? at(slot) : bulk.get(name);
    }

    /** The current value of a metric, or null where there is none. */
    public @Nullable MetricValue current(String name) {
        var value = get(name);
        return value == null ? null : value.current();
    }

    /** Whether there is such a metric. */
    public boolean contains(String name) {
        return find(table, names, count, colliding, name) >= 0 || bulk.containsKey(name);
    }

    /** The name at a place in JavaScript's order, from 0 to {@code size() - 1}. */
    public String nameAt(int place) {
        Objects.checkIndex(place, size());
        if (added == 0 && bulk instanceof MetricTable packed) {
            return packed.name(packed.rowAt(place));
        }
        return bulk.isEmpty() ? names[order()[place]] : allNames()[place];
    }

    /** How many metrics there are. */
    public int size() {
        return bulk.size() + added;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** These metrics with one set anew. */
    public Metrics with(String name, MetricValue value) {
        var live = new LiveMetrics(this);
        live.put(name, value);
        return live.freeze();
    }

    /** A view as an unmodifiable map in JavaScript's order. */
    public Map<String, MetricValue> asMap() {
        return count == 0 ? bulk : new View(this);
    }

    /** The same as columns, for work on all of them; made anew unless they are kept so. */
    public MetricTable table() {
        if (bulk instanceof MetricTable packed) {
            return count == 0
                    ? packed
                    : MetricTableMerge.merge(packed, slots(), MetricTableMerge.Mode.INCOMING, (_, there) -> there);
        }
        return slots();
    }

    /** Those that were set later, as columns; a table finds JavaScript's order by itself. */
    private MetricTable slots() {
        var builder = new MetricTableBuilder();
        for (var slot = 0; slot < count; slot++) {
            var name = NameBytes.encode(names[slot]);
            builder.set(builder.row(name, 0, name.length), at(slot));
        }
        return builder.build();
    }

    /** Each metric in JavaScript's order. */
    public void forEach(BiConsumer<? super String, ? super MetricValue> action) {
        asMap().forEach(action);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Metrics that && asMap().equals(that.asMap()));
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return size() > 100 ? size() + " metrics" : asMap().toString();
    }

    private MetricValue at(int slot) {
        return values[slot >>> 12][(slot >>> 6) & 63][slot & 63];
    }

    static int find(
            int[] table,
            String[] names,
            int count,
            @Nullable ConcurrentHashMap<String, Integer> colliding,
            String name) {
        if (colliding != null) {
            var slot = colliding.get(name);
            return slot != null && slot < count ? slot : -1;
        }
        var mask = table.length - 1;
        var at = spread(name) & mask;
        for (var entry = table[at]; entry != 0; entry = table[at]) {
            if (entry <= count) {
                var candidate = names[entry - 1];
                if (candidate.equals(name)) {
                    return entry - 1;
                }
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    static int spread(String name) {
        var hash = name.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    static boolean isArrayIndex(String name) {
        return JsonKeys.arrayIndex(name) >= 0;
    }

    private String[] allNames() {
        var result = allNames;
        if (result == null) {
            result = asMap().keySet().toArray(String[]::new);
            allNames = result;
        }
        return result;
    }

    /** Slots whose names are not in {@code bulk}, in JavaScript's order. */
    private int[] order() {
        var result = order;
        if (result == null) {
            result = new int[added];
            var at = 0;
            if (indexNames > 0) {
                var indices = new long[indexNames];
                for (var slot = 0; slot < count; slot++) {
                    if (isArrayIndex(names[slot]) && !bulk.containsKey(names[slot])) {
                        indices[at++] = Long.parseLong(names[slot]) << 31 | slot;
                    }
                }
                Arrays.sort(indices);
                for (var i = 0; i < at; i++) {
                    result[i] = (int) (indices[i] & Integer.MAX_VALUE);
                }
            }
            for (var slot = 0; slot < count; slot++) {
                if ((indexNames == 0 || !isArrayIndex(names[slot])) && !bulk.containsKey(names[slot])) {
                    result[at++] = slot;
                }
            }
            order = result;
        }
        return result;
    }

    /** The metrics as a map; iterating merges the bulk with what was added to it. */
    private static final class View extends AbstractMap<String, MetricValue> {
        private final Metrics metrics;

        View(Metrics metrics) {
            this.metrics = metrics;
        }

        Metrics metrics() {
            return metrics;
        }

        @Override
        public int size() {
            return metrics.size();
        }

        @Override
        public @Nullable MetricValue get(@Nullable Object name) {
            return name instanceof String string ? metrics.get(string) : null;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Map.Entry<String, MetricValue>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return metrics.size();
                }

                @Override
                public Iterator<Map.Entry<String, MetricValue>> iterator() {
                    return new Entries(metrics);
                }
            };
        }
    }

    private static final class Entries implements Iterator<Map.Entry<String, MetricValue>> {
        private final Metrics metrics;
        private final int[] order;
        private final Iterator<Map.Entry<String, MetricValue>> bulk;
        private Map.@Nullable Entry<String, MetricValue> nextOfBulk;
        private int nextOfOrder;

        Entries(Metrics metrics) {
            this.metrics = metrics;
            order = metrics.order();
            bulk = metrics.bulk.entrySet().iterator();
            nextOfBulk = bulk.hasNext() ? bulk.next() : null;
        }

        @Override
        public boolean hasNext() {
            return nextOfBulk != null || nextOfOrder < order.length;
        }

        @Override
        public Map.Entry<String, MetricValue> next() {
            var ofBulk = nextOfBulk;
            if (nextOfOrder < order.length && (ofBulk == null || addedComesFirst(ofBulk.getKey()))) {
                var slot = order[nextOfOrder++];
                return Map.entry(metrics.names[slot], metrics.at(slot));
            }
            if (ofBulk == null) {
                throw new NoSuchElementException();
            }
            nextOfBulk = bulk.hasNext() ? bulk.next() : null;
            // Without slots that hide a value of the bulk there is nothing to look up.
            var slot = metrics.count == metrics.added
                    ? -1
                    : find(metrics.table, metrics.names, metrics.count, metrics.colliding, ofBulk.getKey());
            return slot < 0 ? ofBulk : Map.entry(ofBulk.getKey(), metrics.at(slot));
        }

        private boolean addedComesFirst(String bulkName) {
            if (nextOfOrder >= metrics.indexNames) {
                return false;
            }
            return !isArrayIndex(bulkName)
                    || Long.parseLong(metrics.names[order[nextOfOrder]]) < Long.parseLong(bulkName);
        }
    }
}
