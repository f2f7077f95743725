package dev.laurel.engine.transfer;

import java.util.ArrayList;
import java.util.HashSet;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.MetricValue.Numeric;

/** Joins the two values that a metric has here and in a file. */
final class MetricJoin {
    private MetricJoin() {}

    /** The side that the reference keeps: the higher number, here at a tie; otherwise the file's unless it is empty. */
    static MetricValue highest(MetricValue current, MetricValue incoming) {
        return keepsCurrent(current, incoming) || isEmpty(incoming) ? current : incoming;
    }

    /** The values of the side that the reference keeps, then those of the other that are not among them. */
    static MetricValue union(MetricValue current, MetricValue incoming) {
        var currentFirst = keepsCurrent(current, incoming);
        var first = currentFirst ? current : incoming;
        var all = new ArrayList<>(first.all());
        var seen = new HashSet<>(all);
        for (var value : (currentFirst ? incoming : current).all()) {
            if (seen.add(value)) {
                all.add(value);
            }
        }
        return all.size() == first.all().size() ? first : MetricValue.of(all);
    }

    private static boolean keepsCurrent(MetricValue current, MetricValue incoming) {
        return !isEmpty(current)
                && !isEmpty(incoming)
                && current.current() instanceof Numeric(var here)
                && incoming.current() instanceof Numeric(var there)
                && here >= there;
    }

    private static boolean isEmpty(MetricValue value) {
        return value instanceof MetricValue.Array(var values) && values.isEmpty();
    }
}
