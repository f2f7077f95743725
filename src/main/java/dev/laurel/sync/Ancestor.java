package dev.laurel.sync;

import java.util.HashSet;
import java.util.Set;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * What this device and the other side last had in common, as far as this device knows.
 *
 * @param base the other side's state when it was last seen; all of it has been joined into the state here
 * @param sent what was sent since and may or may not have arrived: a lost answer must not make one's own change look
 *     like somebody else's
 */
record Ancestor(Snapshot base, Snapshot sent) {
    /** Of two that never met. */
    static final Ancestor NONE = new Ancestor(Snapshot.EMPTY, Snapshot.EMPTY);

    /** The common value of a metric for which the other side now has this one, or null if there was none. */
    @Nullable MetricValue of(String metric, MetricValue there) {
        var value = sent.metrics().get(metric);
        return Values.same(value, there) ? value : base.metrics().get(metric);
    }

    /** Every id that both had. */
    Set<String> unlocked() {
        var ids = new HashSet<>(base.unlocked());
        ids.addAll(sent.unlocked());
        return ids;
    }
}
