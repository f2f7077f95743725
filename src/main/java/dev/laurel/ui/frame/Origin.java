package dev.laurel.ui.frame;

import java.util.Arrays;

/** What set something going, as the activity log and the records of backups have it. */
public enum Origin {
    MANUAL("manual", "origin.manual", "fth-user"),
    COMMAND("command", "origin.command", "fth-terminal"),
    START("start", "origin.start", "fth-log-in"),
    UNLOCK("unlock", "origin.unlock", "fth-award"),
    INTERVAL("interval", "origin.interval", "fth-clock"),
    CHANGE("change", "origin.change", "fth-edit-3"),
    QUIT("quit", "origin.quit", "fth-log-out"),
    /** Anything that a newer version may have written, and a backup that was made on another computer. */
    OTHER("", "origin.other", "fth-minus");

    private final String word;
    private final String key;
    private final String icon;

    Origin(String word, String key, String icon) {
        this.word = word;
        this.key = key;
        this.icon = icon;
    }

    /** The origin that is kept under this word. */
    public static Origin of(String word) {
        return Arrays.stream(values()).filter(origin -> origin.word.equals(word)).findFirst().orElse(OTHER);
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
