package dev.laurel.backup;

import java.util.List;

/**
 * All backups of one user at a destination.
 *
 * @param user id
 * @param backups in key order; at least one
 */
public record UserBackups(String user, List<Backup> backups) {
    public UserBackups {
        backups = List.copyOf(backups);
    }
}
