package dev.laurel.ui.activity;

import dev.laurel.store.ActivityEntry;

/** What came of something in the activity log. */
public enum ActivityOutcome {
    DONE("activity.outcome.done", "fth-check-circle", "success"),
    FAILED("activity.outcome.failed", "fth-alert-triangle", "danger"),
    /** Somebody has stopped it, which is no failure. */
    CANCELLED("activity.outcome.cancelled", "fth-slash", "subtle");

    private final String key;
    private final String icon;
    private final String tone;

    ActivityOutcome(String key, String icon, String tone) {
        this.key = key;
        this.icon = icon;
        this.tone = tone;
    }

    static ActivityOutcome of(ActivityEntry entry) {
        return entry.isFailed() ? FAILED : entry.isCancelled() ? CANCELLED : DONE;
    }

    /** Message key of its name. */
    public String key() {
        return key;
    }

    /** Its icon as Ikonli names it. */
    public String icon() {
        return icon;
    }

    /** What its style classes begin with. */
    public String tone() {
        return tone;
    }
}
