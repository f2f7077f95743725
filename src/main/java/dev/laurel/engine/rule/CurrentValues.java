package dev.laurel.engine.rule;

import java.util.Set;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;

/** The current values of all metrics, as requirements look at them. */
public interface CurrentValues {
    /** The current value of a metric (element 0 where it has several), or null where there is none. */
    @Nullable MetricValue current(String metric);

    /** The names of all metrics; asked for only by conditions that look at all of them. */
    Set<String> names();

    /** Those of a state. */
    static CurrentValues of(Metrics metrics) {
        return new CurrentValues() {
            @Override
            public @Nullable MetricValue current(String metric) {
                return metrics.current(metric);
            }

            @Override
            public Set<String> names() {
                return metrics.asMap().keySet();
            }
        };
    }
}
