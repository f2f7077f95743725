package dev.laurel.ui.achievements;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;

/**
 * Where unlocks and metrics disagree: after an import that kept only one of them, an edit, or another catalog.
 *
 * @param unearned unlocked, but the metrics do not meet them now; they stay unlocked, as the engine never locks again
 * @param unawarded met by the metrics, but locked
 */
public record Consistency(List<Achievement> unearned, List<Achievement> unawarded) {
    /** No disagreement. */
    public static final Consistency SOUND = new Consistency(List.of(), List.of());

    public Consistency {
        unearned = List.copyOf(unearned);
        unawarded = List.copyOf(unawarded);
    }

    /** Whether there is nothing to say. */
    public boolean sound() {
        return unearned.isEmpty() && unawarded.isEmpty();
    }

    /**
     * The same without those that were earned once: a value that went on since, such as a level of difficulty, is no
     * disagreement.
     */
    Consistency without(Predicate<Achievement> earnedOnce) {
        return new Consistency(unearned.stream().filter(earnedOnce.negate()).toList(), unawarded);
    }

    /** Compares every status with the metrics as they are now. */
    public static Consistency check(List<AchievementStatus> statuses, Metrics metrics) {
        var values = CurrentValues.of(metrics);
        var unearned = new ArrayList<Achievement>();
        var unawarded = new ArrayList<Achievement>();
        for (var status : statuses) {
            var achievement = status.achievement();
            var met = achievement.requirement().isMet(achievement.metric(), values);
            if (status.unlocked() && !met) {
                unearned.add(achievement);
            } else if (!status.unlocked() && met) {
                unawarded.add(achievement);
            }
        }
        return new Consistency(unearned, unawarded);
    }
}
