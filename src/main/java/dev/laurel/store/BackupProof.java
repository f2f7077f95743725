package dev.laurel.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What came of rehearsing the restore of a backup.
 *
 * @param time when, to the millisecond
 * @param errorCode what went wrong, or null if the backup is proven
 */
public record BackupProof(Instant time, @Nullable String errorCode) {
    /** Whether the backup can be restored. */
    public boolean isProven() {
        return errorCode == null;
    }
}
