package dev.laurel.engine.metric;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Metrics that change, for the few who keep a state: an engine and a store in memory. A metric that was set has a slot,
 * a small number that never changes, so that its owner can keep more about it in an array.
 *
 * <p>{@link #freeze} costs the same however many metrics there are: the immutable {@link Metrics} shares everything,
 * and only the path to a value that is set afterwards is copied. Not safe for use by several threads at once; the
 * frozen ones are.
 */
public final class LiveMetrics {
    /** Probing longer than this in a half-empty table means keys made to collide. */
    private static final int LONGEST_PROBE = 512;

    private Metrics start;
    private String[] names;
    private int[] table;
    private @Nullable ConcurrentHashMap<String, Integer> colliding;
    private int count;
    private int added;
    private int indexNames;
    private boolean ownsNames;

    private MetricValue[][][] values;
    private int edition;
    private int rootEdition;
    private int[] branchEditions;
    private int[] leafEditions;
    private @Nullable Metrics frozen;

    /** Begins with the metrics given. */
    public LiveMetrics(Metrics start) {
        this.start = start;
        names = start.names;
        table = start.table;
        colliding = start.colliding;
        count = start.count;
        added = start.added;
        indexNames = start.indexNames;
        values = start.values;
        edition = 1;
        branchEditions = new int[Math.max(1, values.length)];
        leafEditions = new int[Math.max(1, (count + Metrics.LEAF - 1) / Metrics.LEAF)];
        frozen = start;
    }

    /** The slot of a metric that was set here or came in a small state; -1 if it has none (yet). */
    public int slot(String name) {
        return Metrics.find(table, names, count, colliding, name);
    }

    /** The value in a slot. */
    public MetricValue at(int slot) {
        return values[slot >>> 12][(slot >>> 6) & 63][slot & 63];
    }

    /** The name in a slot. */
    public String name(int slot) {
        return names[slot];
    }

    /** How many slots there are. */
    public int slots() {
        return count;
    }

    /** The value of a metric, or null where there is none. */
    public @Nullable MetricValue get(String name) {
        var slot = slot(name);
        return slot >= 0 ? at(slot) : start.bulk.get(name);
    }

    /** How many metrics there are. */
    public int size() {
        return start.bulk.size() + added;
    }

    /** The names of all metrics, in no order; a copy. */
    public Set<String> names() {
        var result = new HashSet<>(start.bulk.keySet());
        result.addAll(Arrays.asList(names).subList(0, count));
        return result;
    }

    /** Sets a metric, giving it a slot if it had none, and returns the slot. */
    public int put(String name, MetricValue value) {
        var slot = slot(name);
        if (slot < 0) {
            slot = append(name);
        }
        set(slot, value);
        return slot;
    }

    /** Sets the value in a slot. */
    public void set(int slot, MetricValue value) {
        var leaf = slot >>> 6;
        if (leafEditions[leaf] != edition) {
            own(leaf);
        }
        values[slot >>> 12][leaf & 63][slot & 63] = value;
        frozen = null;
    }

    /** The metrics as they are now. */
    public Metrics freeze() {
        var result = frozen;
        if (result == null) {
            result = new Metrics(start.bulk, names, table, colliding, values, count, added, indexNames);
            frozen = result;
            edition++;
        }
        return result;
    }

    private int append(String name) {
        if (!ownsNames || count == names.length) {
            takeNames();
        }
        var slot = count;
        names[slot] = name;
        enter(name, slot);
        count++;
        if (!start.bulk.containsKey(name)) {
            added++;
            indexNames += Metrics.isArrayIndex(name) ? 1 : 0;
        }
        makeRoom(slot);
        return slot;
    }

    private void takeNames() {
        names = Arrays.copyOf(names, count == names.length ? Math.max(8, count * 2) : names.length);
        if (colliding == null) {
            table = tableFor(names, count);
        } else if (!ownsNames) {
            useTrees();
        }
        ownsNames = true;
    }

    private void enter(String name, int slot) {
        if (colliding != null) {
            colliding.put(name, slot);
            return;
        }
        var mask = table.length - 1;
        var at = Metrics.spread(name) & mask;
        for (var probes = 0; table[at] != 0; at = (at + 1) & mask) {
            if (++probes > LONGEST_PROBE) {
                useTrees();
                enter(name, slot);
                return;
            }
        }
        table[at] = slot + 1;
    }

    /** From here on the names stand in a map that stays fast when all of them have one hash code. */
    private void useTrees() {
        var map = new ConcurrentHashMap<String, Integer>(count * 2);
        for (var i = 0; i < count; i++) {
            map.put(names[i], i);
        }
        colliding = map;
    }

    private static int[] tableFor(String[] names, int count) {
        var result = new int[Integer.highestOneBit(names.length) * 2];
        var mask = result.length - 1;
        for (var i = 0; i < count; i++) {
            var at = Metrics.spread(names[i]) & mask;
            while (result[at] != 0) {
                at = (at + 1) & mask;
            }
            result[at] = i + 1;
        }
        return result;
    }

    private void makeRoom(int slot) {
        var leaf = slot >>> 6;
        var branch = slot >>> 12;
        if (branch >= branchEditions.length) {
            branchEditions = Arrays.copyOf(branchEditions, branch * 2);
        }
        if (leaf >= leafEditions.length) {
            leafEditions = Arrays.copyOf(leafEditions, leaf * 2);
        }
        if (branch >= values.length) {
            values = Arrays.copyOf(values, Math.max(1, branch * 2));
            rootEdition = edition;
        }
        // Arrays in reach of a frozen state are only ever copied, never written.
        if (rootEdition != edition) {
            values = values.clone();
            rootEdition = edition;
        }
        var leaves = values[branch];
        var leafInBranch = leaf & 63;
        if (leaves == null || leafInBranch >= leaves.length) {
            leaves = leaves == null ? new MetricValue[1][] : Arrays.copyOf(leaves, leafInBranch * 2);
            values[branch] = leaves;
            branchEditions[branch] = edition;
        } else if (branchEditions[branch] != edition) {
            leaves = leaves.clone();
            values[branch] = leaves;
            branchEditions[branch] = edition;
        }
        var room = leaves[leafInBranch];
        var inLeaf = slot & 63;
        if (room == null) {
            leaves[leafInBranch] = new MetricValue[slot < Metrics.LEAF ? 8 : Metrics.LEAF];
            leafEditions[leaf] = edition;
        } else if (inLeaf >= room.length) {
            leaves[leafInBranch] = Arrays.copyOf(room, inLeaf * 2);
            leafEditions[leaf] = edition;
        }
    }

    private void own(int leaf) {
        if (rootEdition != edition) {
            values = values.clone();
            rootEdition = edition;
        }
        var branch = leaf >>> 6;
        if (branchEditions[branch] != edition) {
            values[branch] = values[branch].clone();
            branchEditions[branch] = edition;
        }
        values[branch][leaf & 63] = values[branch][leaf & 63].clone();
        leafEditions[leaf] = edition;
    }
}
