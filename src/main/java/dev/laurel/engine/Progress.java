package dev.laurel.engine;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * How far a numeric achievement is.
 *
 * @param current the metric's current value; 0 where it has none or one that is no number
 * @param target the threshold
 * @param fraction 0 to 1; 1 exactly if the threshold is reached
 */
public record Progress(double current, double target, double fraction) {
    static Progress of(@Nullable MetricValue value, double target) {
        if (value == null || !(value.current() instanceof MetricValue.Numeric(var current))) {
            return new Progress(0, target, 0);
        }
        if (current >= target) {
            return new Progress(current, target, 1);
        }
        // Rounding must not make it look reached, and below a target under zero there is no measure.
        var fraction = target > 0 ? Math.clamp(current / target, 0, Math.nextDown(1.0)) : 0;
        return new Progress(current, target, fraction);
    }
}
