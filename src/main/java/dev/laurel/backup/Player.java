package dev.laurel.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Somebody who has backups at a destination.
 *
 * @param user id
 * @param last time of the newest backup
 * @param count of backups
 * @param size of all of them in bytes
 */
public record Player(String user, Instant last, int count, long size) {
    /** What one backup tells of its player. */
    static Player of(Backup backup) {
        return new Player(backup.user(), backup.time(), 1, backup.size());
    }

    /**
     * What all their backups tell of a player.
     *
     * @param backups of one user, at least one
     */
    public static Player of(Collection<Backup> backups) {
        return backups.stream().map(Player::of).reduce(Player::plus).orElseThrow();
    }

    Player plus(Player other) {
        return new Player(user, last.isAfter(other.last) ? last : other.last, count + other.count, size + other.size);
    }

    /** Whether the newest backup is older than it should be. */
    public boolean isOverdue(Instant now, Duration most) {
        return last.isBefore(now.minus(most));
    }
}
