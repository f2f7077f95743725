package dev.laurel.ui.backups;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What came of rehearsing a backup last.
 *
 * @param time when
 * @param errorCode what went wrong, or null if the backup is proven
 */
record Proof(Instant time, @Nullable String errorCode) {
    /** Whether the backup can be restored. */
    boolean isProven() {
        return errorCode == null;
    }
}
