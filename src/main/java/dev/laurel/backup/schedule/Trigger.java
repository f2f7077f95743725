package dev.laurel.backup.schedule;

import java.util.Locale;

/** What makes a backup run, from the weakest reason to the strongest. */
public enum Trigger {
    /** The program has started: what the last session may have left is caught up. */
    START,
    /** So much time has passed since the last one. */
    INTERVAL,
    /** The state has changed. */
    CHANGE,
    /** An achievement has unlocked. */
    UNLOCK,
    /** The program ends. */
    QUIT,
    /** A person wants it, whatever the switches say. */
    MANUAL;

    /** As the activity log has it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
