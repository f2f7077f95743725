package dev.laurel.engine;

import java.util.HashMap;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Which of an application's events change metrics, and how; the reference's {@code eventMapping}.
 *
 * @param targets by event name
 */
public record EventMapping(Map<String, Target> targets) {
    /** No event changes a metric. */
    public static final EventMapping NONE = new EventMapping(Map.of());

    public EventMapping {
        targets = Map.copyOf(targets);
    }

    /** What an event changes. */
    public sealed interface Target {
        /** Sets this metric to the event's data. */
        record ToMetric(String metric) implements Target {}

        /** Computes what to set. */
        record Computed(Updater updater) implements Target {}
    }

    /**
     * Computes metrics from an event. It is called while the engine is locked, so that no other change comes in
     * between; it must neither change the engine nor wait for a thread that may use it.
     */
    @FunctionalInterface
    public interface Updater {
        /**
         * The metrics to set.
         *
         * @param data as {@code emit} was given it
         * @param metrics all metrics before the event
         */
        Map<String, MetricValue> update(@Nullable MetricValue data, Metrics metrics);
    }

    /** Events that each set one metric, by event name. */
    public static EventMapping toMetrics(Map<String, String> metricByEvent) {
        var builder = builder();
        metricByEvent.forEach(builder::toMetric);
        return builder.build();
    }

    /** An empty mapping to add to. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a mapping. */
    public static final class Builder {
        private final Map<String, Target> targets = new HashMap<>();

        private Builder() {}

        /** An event that sets a metric to its data. */
        public Builder toMetric(String event, String metric) {
            targets.put(event, new Target.ToMetric(metric));
            return this;
        }

        /** An event from which metrics are computed. */
        public Builder computed(String event, Updater updater) {
            targets.put(event, new Target.Computed(updater));
            return this;
        }

        /** The mapping. */
        public EventMapping build() {
            return new EventMapping(targets);
        }
    }
}
