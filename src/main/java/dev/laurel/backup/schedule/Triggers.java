package dev.laurel.backup.schedule;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * When a profile is backed up to a destination by itself.
 *
 * @param onUnlock when an achievement unlocks
 * @param onChange when anything changes
 * @param onQuit when the program ends
 * @param every after so much time if anything has changed, whole minutes from {@link #LEAST} to {@link #MOST}; null for
 *     never
 */
public record Triggers(boolean onUnlock, boolean onChange, boolean onQuit, @Nullable Duration every) {
    /** The shortest interval. */
    public static final Duration LEAST = Duration.ofMinutes(1);
    /** The longest interval. */
    public static final Duration MOST = Duration.ofDays(7);

    /** On unlocking, every five minutes, on quitting. */
    public static final Triggers DEFAULT = new Triggers(true, false, true, Duration.ofMinutes(5));
    /** Nothing happens by itself. */
    public static final Triggers NONE = new Triggers(false, false, false, null);

    public Triggers {
        if (every != null && (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0
                || !every.equals(Duration.ofMinutes(every.toMinutes())))) {
            throw new IllegalArgumentException("No interval for backups: " + every);
        }
    }

    /** Whether anything happens by itself at all. */
    public boolean any() {
        return onUnlock || onChange || onQuit || every != null;
    }

    /** Whether a trigger's switch is on. */
    boolean has(Trigger trigger) {
        return switch (trigger) {
            case MANUAL -> true;
            case START -> any();
            case INTERVAL -> every != null;
            case CHANGE -> onChange;
            case UNLOCK -> onUnlock;
            case QUIT -> onQuit;
        };
    }
}
