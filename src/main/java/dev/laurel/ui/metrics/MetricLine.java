package dev.laurel.ui.metrics;

import java.time.Instant;
import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * What the table says of a metric.
 *
 * @param current its current value, or null while it has none
 * @param others the further values that are kept with it
 * @param unlocked how many of its achievements are unlocked
 * @param total how many it has
 * @param changed when it last changed, or null where nobody knows
 */
public record MetricLine(
        Kind kind,
        @Nullable MetricValue current,
        List<MetricValue> others,
        NextUp next,
        int unlocked,
        int total,
        @Nullable Instant changed) {
    public MetricLine {
        others = List.copyOf(others);
    }

    MetricLine changedAt(@Nullable Instant time) {
        return new MetricLine(kind, current, others, next, unlocked, total, time);
    }
}
