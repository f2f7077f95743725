package dev.laurel.engine;

import java.time.Instant;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.rule.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * An achievement and how the player stands to it.
 *
 * @param unlocked whether it was unlocked
 * @param unlockedAt when, or null if locked or not known
 * @param progress for numeric keys, otherwise null
 */
public record AchievementStatus(
        Achievement achievement, boolean unlocked, @Nullable Instant unlockedAt, @Nullable Progress progress) {
    static AchievementStatus of(
            Achievement achievement, boolean unlocked, @Nullable Instant unlockedAt, @Nullable MetricValue value) {
        var progress = achievement.requirement() instanceof Requirement.AtLeast(var threshold)
                ? Progress.of(value, threshold)
                : null;
        return new AchievementStatus(achievement, unlocked, unlocked ? unlockedAt : null, progress);
    }
}
