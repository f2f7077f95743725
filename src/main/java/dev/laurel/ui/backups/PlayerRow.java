package dev.laurel.ui.backups;

import java.time.Instant;

import dev.laurel.backup.Player;
import org.jspecify.annotations.Nullable;

/**
 * A player in the table.
 *
 * @param player what the listing told so far
 * @param proven when one of the backups was last proven by this computer, or null
 * @param overdue whether the newest backup is older than it should be
 */
public record PlayerRow(Player player, @Nullable Instant proven, boolean overdue) {
    /** Id of the user. */
    public String user() {
        return player.user();
    }

    /** When the newest backup was made. */
    public Instant last() {
        return player.last();
    }

    /** How many backups there are. */
    public int count() {
        return player.count();
    }

    /** Size of all of them in bytes. */
    public long size() {
        return player.size();
    }
}
