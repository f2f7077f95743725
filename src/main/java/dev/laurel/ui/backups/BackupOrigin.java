package dev.laurel.ui.backups;

import java.util.Arrays;

/** What set a backup going, as far as this computer knows. */
public enum BackupOrigin {
    MANUAL("manual", "backups.origin.manual", "fth-user"),
    COMMAND("command", "backups.origin.command", "fth-terminal"),
    UNLOCK("unlock", "backups.origin.unlock", "fth-award"),
    INTERVAL("interval", "backups.origin.interval", "fth-clock"),
    CHANGE("change", "backups.origin.change", "fth-edit-3"),
    QUIT("quit", "backups.origin.quit", "fth-log-out"),
    /** Made on another computer. */
    UNKNOWN("", "backups.origin.unknown", "fth-minus");

    private final String word;
    private final String key;
    private final String icon;

    BackupOrigin(String word, String key, String icon) {
        this.word = word;
        this.key = key;
        this.icon = icon;
    }

    /** The origin that is kept under this word. */
    static BackupOrigin of(String word) {
        return Arrays.stream(values()).filter(origin -> origin.word.equals(word)).findFirst().orElse(UNKNOWN);
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
