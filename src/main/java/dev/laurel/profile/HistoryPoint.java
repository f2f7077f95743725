package dev.laurel.profile;

import java.time.Instant;

import dev.laurel.engine.metric.MetricValue;

/**
 * A metric's current value from a moment on.
 *
 * @param value null in JSON's sense also where the metric was gone from then on
 */
public record HistoryPoint(Instant time, MetricValue value) {}
