package dev.laurel.ui.metrics;

import java.util.Comparator;
import java.util.List;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.Progress;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.face.Masking;
import org.jspecify.annotations.Nullable;

/** What a metric leads to next, as far as it may be seen. */
public sealed interface NextUp {
    /** A number to reach. */
    record Reach(String icon, String title, Progress progress) implements NextUp {}

    /** A text or a truth that it has to be. */
    record Needs(String icon, String title, String value) implements NextUp {}

    /** Something that also depends on other metrics. */
    record Condition(String icon, String title) implements NextUp {}

    /** Only hidden ones are locked still. */
    record Secret(int count) implements NextUp {}

    /** Nothing is locked any more. */
    record AllUnlocked() implements NextUp {}

    /** The catalog has nothing for this metric. */
    record Nothing() implements NextUp {}

    /**
     * The next of a metric's achievements: the least threshold above its value, else the first that needs a value, else
     * the first with a condition.
     *
     * @param ofMetric in catalog order
     */
    static NextUp of(List<AchievementStatus> ofMetric, @Nullable MetricValue current, Masking masking) {
        if (ofMetric.isEmpty()) {
            return new Nothing();
        }
        var locked = ofMetric.stream().filter(status -> !status.unlocked()).toList();
        if (locked.isEmpty()) {
            return new AllUnlocked();
        }
        var seen = locked.stream().filter(status -> !masking.masks(status.achievement(), false)).toList();
        return seen.stream()
                .filter(status -> status.achievement().requirement() instanceof Requirement.AtLeast)
                .min(Comparator.comparingDouble(NextUp::threshold))
                .map(status -> reach(status, current))
                .or(() -> seen.stream().map(NextUp::needs).filter(Needs.class::isInstance).findFirst())
                .or(() -> seen.stream().map(NextUp::needs).findFirst())
                .orElseGet(() -> new Secret(locked.size()));
    }

    private static double threshold(AchievementStatus status) {
        return status.achievement().requirement() instanceof Requirement.AtLeast(var threshold)
                ? threshold
                : Double.NaN;
    }

    private static NextUp reach(AchievementStatus status, @Nullable MetricValue current) {
        var achievement = status.achievement();
        var progress = status.progress();
        var now = current instanceof MetricValue.Numeric(var number) ? number : 0;
        return new Reach(achievement.icon(), achievement.title(),
                progress == null ? new Progress(now, threshold(status), 0) : progress);
    }

    private static NextUp needs(AchievementStatus status) {
        var achievement = status.achievement();
        return switch (achievement.requirement()) {
            case Requirement.IsText(var text) -> new Needs(achievement.icon(), achievement.title(), text);
            case Requirement.IsBoolean(var truth) ->
                new Needs(achievement.icon(), achievement.title(), String.valueOf(truth));
            case Requirement.AtLeast(var threshold) ->
                new Needs(achievement.icon(), achievement.title(), String.valueOf(threshold));
            case Requirement.Condition _ -> new Condition(achievement.icon(), achievement.title());
        };
    }
}
