package dev.laurel.store;

import java.time.Instant;

/**
 * What was last backed up to a destination.
 *
 * @param stateHash of the state that was backed up
 * @param key of the backup
 * @param time of the backup, to the millisecond
 */
public record BackupMark(String stateHash, String key, Instant time) {}
