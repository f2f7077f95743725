package dev.laurel.ui.activity;

import java.util.Arrays;

/** What the activity log tells of. */
public enum ActivityKind {
    BACKUP("backup", "activity.what.backup", "fth-upload-cloud"),
    RESTORE("restore", "activity.what.restore", "fth-rotate-ccw"),
    IMPORT("import", "activity.what.import", "fth-log-in"),
    EXPORT("export", "activity.what.export", "fth-log-out"),
    UNDO("undo", "activity.what.undo", "fth-corner-up-left"),
    RESET("reset", "activity.what.reset", "fth-x-circle"),
    SYNC("sync", "activity.what.sync", "fth-refresh-cw"),
    PRUNE("prune", "activity.what.prune", "fth-scissors"),
    VERIFY("verify", "activity.what.verify", "fth-check-circle"),
    COPY("copy", "activity.what.copy", "fth-copy"),
    DELETE("delete", "activity.what.delete", "fth-trash-2"),
    /** Anything that a newer version may have written. */
    OTHER("", "activity.what.other", "fth-activity");

    private final String word;
    private final String key;
    private final String icon;

    ActivityKind(String word, String key, String icon) {
        this.word = word;
        this.key = key;
        this.icon = icon;
    }

    /** The kind that the log calls so. */
    static ActivityKind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElse(OTHER);
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
