package dev.laurel.backup;

import java.time.Instant;

/**
 * A backup as a listing tells of it.
 *
 * @param key whole key
 * @param user id of the user, decoded from the key
 * @param version of the program that made it, from the key; empty if the key has none
 * @param time from the key
 * @param size in bytes
 * @param encrypted whether its name says so
 * @param pinned whether a pin lies beside it
 */
public record Backup(
        String key, String user, String version, Instant time, long size, boolean encrypted, boolean pinned) {}
