package dev.laurel.engine;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * A metric whose current value differs between two states.
 *
 * @param metric its name
 * @param base the value in the state that is compared with, or null if there is none
 * @param other the value in the state that is compared, or null if there is none
 */
public record MetricDelta(String metric, @Nullable MetricValue base, @Nullable MetricValue other) {
    /** How the other value stands to that of the base. */
    public enum Direction { UP, DOWN, CHANGED, ONLY_BASE, ONLY_OTHER }

    /** How the other value stands to that of the base. */
    public Direction direction() {
        if (base == null) {
            return Direction.ONLY_OTHER;
        }
        if (other == null) {
            return Direction.ONLY_BASE;
        }
        if (base.current() instanceof MetricValue.Numeric(var before)
                && other.current() instanceof MetricValue.Numeric(var after)
                && before != after) {
            return after > before ? Direction.UP : Direction.DOWN;
        }
        return Direction.CHANGED;
    }

    /** By how much the other number is away from that of the base; 0 where they are not both numbers. */
    public double amount() {
        return base != null && other != null
                && base.current() instanceof MetricValue.Numeric(var before)
                && other.current() instanceof MetricValue.Numeric(var after) ? Math.abs(after - before) : 0;
    }
}
