package dev.laurel.sync;

import dev.laurel.engine.metric.MetricValue;

/**
 * A value that was changed here and elsewhere since both sides last had the same, in a way that no join can decide: a
 * string or a boolean. The later one is kept; the other one can still be chosen.
 *
 * @param here what it was changed to here
 * @param there what it was changed to elsewhere
 * @param keptHere whether the value from here was kept
 */
public record Conflict(String metric, MetricValue here, MetricValue there, boolean keptHere) {
    /** The value that counts now. */
    public MetricValue kept() {
        return keptHere ? here : there;
    }

    /** The other one. */
    public MetricValue other() {
        return keptHere ? there : here;
    }
}
