package dev.laurel.backup;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A backup as a listing tells of it.
 *
 * @param key whole key
 * @param user id of the user, decoded from the key
 * @param version of the program that made it, from the key; empty if the key has none
 * @param time from the key
 * @param size in bytes
 * @param encrypted whether its name says so
 * @param pin what keeps it from being pruned, or null
 */
public record Backup(
        String key, String user, String version, Instant time, long size, boolean encrypted, @Nullable Pin pin) {
    /** Whether a pin lies beside it. */
    public boolean pinned() {
        return pin != null;
    }

    Backup with(@Nullable Pin newPin) {
        return new Backup(key, user, version, time, size, encrypted, newPin);
    }
}
