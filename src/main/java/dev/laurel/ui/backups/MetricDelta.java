package dev.laurel.ui.backups;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * A metric whose current value differs between the live state and a backup.
 *
 * @param metric its name
 * @param live the value here, or null if there is none
 * @param backup the value in the backup, or null if there is none
 */
public record MetricDelta(String metric, @Nullable MetricValue live, @Nullable MetricValue backup) {
    /** How the backup's value stands to the live one. */
    public enum Direction { UP, DOWN, CHANGED, ONLY_LIVE, ONLY_BACKUP }

    /** How the backup's value stands to the live one. */
    public Direction direction() {
        if (live == null) {
            return Direction.ONLY_BACKUP;
        }
        if (backup == null) {
            return Direction.ONLY_LIVE;
        }
        if (live.current() instanceof MetricValue.Numeric(var here)
                && backup.current() instanceof MetricValue.Numeric(var there)
                && here != there) {
            return there > here ? Direction.UP : Direction.DOWN;
        }
        return Direction.CHANGED;
    }

    /** By how much the backup's number is away from the live one; 0 where they are not both numbers. */
    public double amount() {
        return live != null && backup != null
                && live.current() instanceof MetricValue.Numeric(var here)
                && backup.current() instanceof MetricValue.Numeric(var there) ? Math.abs(there - here) : 0;
    }
}
