package dev.laurel.ui.metrics;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/** What kind of value a metric holds now. */
public enum Kind {
    NUMBER,
    TRUTH,
    TEXT,
    /** Null, a stored date, or nothing yet: shown, not edited by type. */
    OTHER;

    /** The kind of a current value. */
    public static Kind of(@Nullable MetricValue current) {
        return switch (current) {
            case MetricValue.Numeric _ -> NUMBER;
            case MetricValue.Bool _ -> TRUTH;
            case MetricValue.Text _ -> TEXT;
            case MetricValue.Null _, MetricValue.Array _, MetricValue.Opaque _ -> OTHER;
            case null -> OTHER;
        };
    }
}
