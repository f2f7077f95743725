package dev.laurel.engine;

import java.util.ArrayList;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;

/** Adds to the current value of a metric. */
final class Increment {
    private Increment() {}

    /** The value with an amount added to its current one; others in it stay. */
    static MetricValue of(String metric, @Nullable MetricValue value, double amount) {
        var current = value == null ? new MetricValue.Numeric(0) : value.current();
        if (!(current instanceof MetricValue.Numeric(var number))) {
            throw new LaurelException(LaurelError.of(ErrorCode.METRIC_NOT_NUMBER, metric));
        }
        var sum = number + amount;
        if (!Double.isFinite(sum)) {
            throw new LaurelException(LaurelError.of(ErrorCode.METRIC_TOO_LARGE, metric));
        }
        if (value instanceof MetricValue.Array(var values)) {
            var all = new ArrayList<>(values);
            all.set(0, MetricValue.of(sum));
            return new MetricValue.Array(all);
        }
        return MetricValue.of(sum);
    }
}
