package dev.laurel.ui.backups;

import java.time.Instant;

import dev.laurel.backup.Backup;

/**
 * A backup in the table.
 *
 * @param backup what the listing told of it
 */
public record BackupRow(Backup backup) {
    /** Its whole key. */
    public String key() {
        return backup.key();
    }

    /** When it was made. */
    public Instant time() {
        return backup.time();
    }

    /** Its size in bytes. */
    public long size() {
        return backup.size();
    }

    /** Version of the program that made it, or empty. */
    public String version() {
        return backup.version();
    }

    /** Whether its name says that it is encrypted. */
    public boolean encrypted() {
        return backup.encrypted();
    }

    /** Whether a pin keeps it. */
    public boolean pinned() {
        return backup.pinned();
    }

    /** What its pin says, as far as the listing tells; empty without one. */
    public String comment() {
        var pin = backup.pin();
        return pin == null ? "" : pin.whole() ? pin.comment() : pin.comment() + "…";
    }

    /** Its file name: the key's last part. */
    public String fileName() {
        return key().substring(key().lastIndexOf('/') + 1);
    }
}
