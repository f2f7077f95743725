package dev.laurel.backup.destination;

import java.time.Instant;

/**
 * One object of a destination.
 *
 * @param key whole key
 * @param size in bytes
 * @param modified as the destination says; of what was just put it may be the time at which it answered, in seconds
 * @param tag its ETag or what stands for it: another content has another tag
 */
public record StoredObject(String key, long size, Instant modified, String tag) {}
