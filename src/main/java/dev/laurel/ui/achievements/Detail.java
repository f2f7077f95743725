package dev.laurel.ui.achievements;

import java.util.Comparator;
import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.ConditionPart;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * What the pane says of one achievement besides its standing.
 *
 * @param requirement when it is met, or null while that is secret
 * @param now the metric's current value, or null where it has none or that is secret
 * @param parts the parts of its condition; empty without one
 * @param next the next achievement on the same metric, or null if there is none to see
 * @param history the metric whose history is shown, or null
 */
public record Detail(
        Standing standing,
        @Nullable Requirement requirement,
        @Nullable MetricValue now,
        List<ConditionPart> parts,
        @Nullable Next next,
        @Nullable String history) {
    public Detail {
        parts = List.copyOf(parts);
    }

    /**
     * The next achievement on a metric.
     *
     * @param remaining how much the metric lacks
     */
    public record Next(String icon, String title, double remaining) {}

    /** The details of a row. */
    static Detail of(AchievementRow row, List<AchievementRow> ofMetric, Metrics metrics) {
        var standing = row.standing();
        if (standing.state() == Standing.State.HIDDEN) {
            return new Detail(standing, null, null, List.of(), null, null);
        }
        var metric = row.achievement().metric();
        var value = metrics.get(metric);
        var now = value == null ? null : value.current();
        var requirement = row.achievement().requirement();
        if (requirement instanceof Requirement.Condition condition) {
            var parts = condition.parts(CurrentValues.of(metrics));
            return new Detail(standing, requirement, now, parts, null, historyOf(parts, metric));
        }
        return new Detail(standing, requirement, now, List.of(), next(row, ofMetric, now), metric);
    }

    /** Of a condition, the last unmet part's metric tells most of what is still missing. */
    private static String historyOf(List<ConditionPart> parts, String metric) {
        return parts.reversed().stream()
                .filter(part -> !part.met())
                .flatMap(part -> part.metrics().stream())
                .findFirst()
                .orElse(metric);
    }

    private static @Nullable Next next(
            AchievementRow row, List<AchievementRow> ofMetric, @Nullable MetricValue now) {
        if (!(now instanceof MetricValue.Numeric(var value))) {
            return null;
        }
        return ofMetric.stream()
                .filter(other -> other != row && !other.standing().unlocked() && !other.standing().face().masked())
                .filter(other -> other.achievement().requirement() instanceof Requirement.AtLeast(var threshold)
                        && threshold > value)
                .min(Comparator.comparingDouble(Detail::threshold))
                .map(other -> new Next(other.achievement().icon(), other.achievement().title(),
                        threshold(other) - value))
                .orElse(null);
    }

    private static double threshold(AchievementRow row) {
        return row.achievement().requirement() instanceof Requirement.AtLeast(var threshold) ? threshold : Double.NaN;
    }
}
