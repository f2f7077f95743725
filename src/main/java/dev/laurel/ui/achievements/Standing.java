package dev.laurel.ui.achievements;

import java.time.Instant;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.Progress;
import dev.laurel.engine.rule.ConditionPart;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.face.Face;
import dev.laurel.ui.face.Masking;
import org.jspecify.annotations.Nullable;

/**
 * How a player stands to an achievement, as far as it may be seen.
 *
 * @param face what may be seen of the achievement
 * @param state where it stands
 * @param unlockedAt when it was unlocked, or null if it is locked or nobody knows
 * @param progress current value and threshold, or null where there is none or it is secret
 * @param partsMet how many parts of its condition are met
 * @param parts how many parts its condition has; 0 without a condition or while it is secret
 * @param justNow whether it was unlocked a moment ago
 */
public record Standing(
        Face face,
        State state,
        @Nullable Instant unlockedAt,
        @Nullable Progress progress,
        int partsMet,
        int parts,
        boolean justNow) {

    /** From this fraction of a numeric threshold on, an achievement is almost there. */
    public static final double ALMOST = 0.8;

    /** Where an achievement stands; the order is that of "closest first" after the fraction. */
    public enum State {
        UNLOCKED,
        ALMOST_THERE,
        LOCKED,
        HIDDEN
    }

    /**
     * The standing of a status.
     *
     * @param values the values now, for the parts of conditions
     * @param justNow whether it was unlocked a moment ago
     */
    public static Standing of(AchievementStatus status, CurrentValues values, Masking masking, boolean justNow) {
        var achievement = status.achievement();
        var face = masking.faceOf(achievement, status.unlocked());
        if (status.unlocked()) {
            return new Standing(face, State.UNLOCKED, status.unlockedAt(), status.progress(), 0, 0, justNow);
        } else if (face.masked()) {
            return new Standing(face, State.HIDDEN, null, null, 0, 0, false);
        }
        var progress = status.progress();
        if (progress != null) {
            var state = progress.fraction() >= ALMOST ? State.ALMOST_THERE : State.LOCKED;
            return new Standing(face, state, null, progress, 0, 0, false);
        } else if (achievement.requirement() instanceof Requirement.Condition condition) {
            var parts = condition.parts(values);
            var met = (int) parts.stream().filter(ConditionPart::met).count();
            return new Standing(face, State.LOCKED, null, null, met, parts.size(), false);
        }
        return new Standing(face, State.LOCKED, null, null, 0, 0, false);
    }

    /** Whether it is unlocked. */
    public boolean unlocked() {
        return state == State.UNLOCKED;
    }

    /** How far it is from 0 to 1, where secret or unknown progress counts as none. */
    public double fraction() {
        if (unlocked()) {
            return 1;
        } else if (progress != null) {
            return progress.fraction();
        }
        return parts == 0 ? 0 : (double) partsMet / parts;
    }
}
