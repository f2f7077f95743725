package dev.laurel.ui.achievements;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/** A heading over the achievements of one metric; one without a metric stands over those whose metric is secret. */
public final class MetricGroup {
    private final int order;
    private final @Nullable String metric;
    private final ReadOnlyObjectWrapper<Count> count =
            new ReadOnlyObjectWrapper<>(this, "count", new Count(0, 0, null));

    MetricGroup(int order, @Nullable String metric) {
        this.order = order;
        this.metric = metric;
    }

    /**
     * What a heading says.
     *
     * @param unlocked how many of the group are unlocked
     * @param total how many there are, shown or not
     * @param now the metric's current value, or null while it has none
     */
    public record Count(int unlocked, int total, @Nullable MetricValue now) {
        /** From 0 to 1. */
        public double fraction() {
            return total == 0 ? 0 : (double) unlocked / total;
        }
    }

    /** Its place among the groups. */
    int order() {
        return order;
    }

    /** The metric, or null where it is secret. */
    public @Nullable String metric() {
        return metric;
    }

    /** What the heading says. */
    public ReadOnlyObjectProperty<Count> countProperty() {
        return count.getReadOnlyProperty();
    }

    /** See {@link #countProperty()}. */
    public Count count() {
        return count.get();
    }

    void setCount(Count value) {
        count.set(value);
    }

    @Override
    public String toString() {
        return String.valueOf(metric);
    }
}
