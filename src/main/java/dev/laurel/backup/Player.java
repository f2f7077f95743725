package dev.laurel.backup;

import java.time.Instant;

/**
 * Somebody who has backups at a destination.
 *
 * @param user id
 * @param last time of the newest backup
 * @param count of backups
 * @param size of all of them in bytes
 */
public record Player(String user, Instant last, int count, long size) {
    Player plus(Player other) {
        return new Player(user, last.isAfter(other.last) ? last : other.last, count + other.count, size + other.size);
    }
}
