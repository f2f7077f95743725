package dev.laurel.ui.activity;

import java.util.Arrays;

/** What set something going. */
public enum ActivityTrigger {
    MANUAL("manual", "activity.trigger.manual", "fth-user"),
    COMMAND("command", "activity.trigger.command", "fth-terminal"),
    UNLOCK("unlock", "activity.trigger.unlock", "fth-award"),
    INTERVAL("interval", "activity.trigger.interval", "fth-clock"),
    CHANGE("change", "activity.trigger.change", "fth-edit-3"),
    QUIT("quit", "activity.trigger.quit", "fth-log-out"),
    /** Anything that a newer version may have written. */
    OTHER("", "activity.trigger.other", "fth-circle");

    private final String word;
    private final String key;
    private final String icon;

    ActivityTrigger(String word, String key, String icon) {
        this.word = word;
        this.key = key;
        this.icon = icon;
    }

    /** The trigger that the log calls so. */
    static ActivityTrigger of(String word) {
        return Arrays.stream(values()).filter(trigger -> trigger.word.equals(word)).findFirst().orElse(OTHER);
    }

    /** Message key of its name. */
    public String key() {
        return key;
    }

    /** Its icon as Ikonli names it. */
    public String icon() {
        return icon;
    }
}
