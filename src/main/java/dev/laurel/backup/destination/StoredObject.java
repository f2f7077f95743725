package dev.laurel.backup.destination;

import java.time.Instant;

/**
 * One object of a destination.
 *
 * @param key whole key
 * @param size in bytes
 * @param modified as the destination says
 * @param tag its ETag or what stands for it: another content has another tag
 */
public record StoredObject(String key, long size, Instant modified, String tag) {}
