package dev.laurel.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this computer knows of backups and their listing does not tell: what set them going, when they were last proven,
 * where an unlock was first in one. Destinations are named as in the settings. Safe from any thread; every call does
 * I/O.
 */
public final class BackupRecords {
    /** No destination is called so: its name has no colon. */
    private static final String ASIDE = "aside:";

    private final Database database;

    BackupRecords(Database database) {
        this.database = database;
    }

    /**
     * Notes a backup that was made here; from now on it is the last one of this profile there.
     *
     * @param unlocked ids that it has unlocked
     */
    public void made(
            long profile, String destination, BackupMark mark, BackupMade made, Collection<String> unlocked) {
        database.write(link -> {
            ProfileTable.mark(link, profile, destination, mark);
            var insert = link.sql("INSERT OR REPLACE INTO backup_made (destination, key, profile, origin, state, sha256)"
                    + " VALUES (?, ?, ?, ?, ?, ?)");
            insert.setString(1, destination);
            Cells.set(insert, 2, mark.key());
            insert.setLong(3, profile);
            insert.setString(4, made.origin());
            insert.setString(5, made.stateHash());
            insert.setString(6, made.sha256());
            insert.executeUpdate();
            var first = link.sql("INSERT OR IGNORE INTO backup_first (profile, destination, achievement, time)"
                    + " VALUES (?, ?, ?, ?)", profile);
            first.setString(2, destination);
            first.setLong(4, mark.time().toEpochMilli());
            for (var id : unlocked) {
                Cells.set(first, 3, id);
                first.executeUpdate();
            }
            return true;
        });
    }

    /** What is known of a backup if it was made here. */
    public Optional<BackupMade> made(String destination, String key) {
        return database.read(link -> {
            var query = link.sql("SELECT origin, state, sha256 FROM backup_made WHERE destination = ? AND key = ?");
            query.setString(1, destination);
            Cells.set(query, 2, key);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new BackupMade(rows.getString(1), rows.getString(2), rows.getString(3)))
                        : Optional.empty();
            }
        });
    }

    /** What set going the backups of a profile that were made here, by key. */
    public Map<String, String> origins(long profile, String destination) {
        return database.read(link -> {
            var query = link.sql("SELECT key, origin FROM backup_made WHERE profile = ? AND destination = ?", profile);
            query.setString(2, destination);
            try (var rows = query.executeQuery()) {
                var origins = new HashMap<String, String>();
                while (rows.next()) {
                    origins.put(Cells.text(rows, 1), rows.getString(2));
                }
                return origins;
            }
        });
    }

    /** When an achievement was first in a backup of this profile that was made here; the backup may be gone. */
    public Optional<Instant> firstWith(long profile, String destination, String achievement) {
        return database.read(link -> {
            var query = link.sql("SELECT time FROM backup_first"
                    + " WHERE profile = ? AND destination = ? AND achievement = ?", profile);
            query.setString(2, destination);
            Cells.set(query, 3, achievement);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
            }
        });
    }

    /** What came of rehearsing a backup of a user. */
    public record Proved(String user, String key, BackupProof proof) {}

    /** Notes what came of rehearsing backups, all in one step; what was known of them before is forgotten. */
    public void proved(String destination, Collection<Proved> all) {
        database.write(link -> {
            var insert = link.sql("INSERT OR REPLACE INTO backup_proof (destination, key, user, time, error)"
                    + " VALUES (?, ?, ?, ?, ?)");
            insert.setString(1, destination);
            for (var proved : all) {
                Cells.set(insert, 2, proved.key());
                Cells.set(insert, 3, proved.user());
                insert.setLong(4, proved.proof().time().toEpochMilli());
                insert.setString(5, proved.proof().errorCode());
                insert.executeUpdate();
            }
            return true;
        });
    }

    /** What came of rehearsing the backups of a user, by key. */
    public Map<String, BackupProof> proofs(String destination, String user) {
        return database.read(link -> {
            var query = link.sql("SELECT key, time, error FROM backup_proof WHERE destination = ? AND user = ?");
            query.setString(1, destination);
            Cells.set(query, 2, user);
            try (var rows = query.executeQuery()) {
                var proofs = new HashMap<String, BackupProof>();
                while (rows.next()) {
                    proofs.put(Cells.text(rows, 1),
                            new BackupProof(Instant.ofEpochMilli(rows.getLong(2)), rows.getString(3)));
                }
                return proofs;
            }
        });
    }

    /** When a backup of each user was last proven, by user. */
    public Map<String, Instant> lastProven(String destination) {
        return database.read(link -> {
            var query = link.sql("SELECT user, max(time) FROM backup_proof"
                    + " WHERE destination = ? AND error IS NULL GROUP BY user");
            query.setString(1, destination);
            try (var rows = query.executeQuery()) {
                var times = new HashMap<String, Instant>();
                while (rows.next()) {
                    times.put(Cells.text(rows, 1), Instant.ofEpochMilli(rows.getLong(2)));
                }
                return times;
            }
        });
    }

    /**
     * Destinations are called otherwise from now on, and what is known of them goes along.
     *
     * @param names the new ones by the old ones; two may have changed names with each other
     */
    public void renamed(Map<String, String> names) {
        database.write(link -> {
            for (var table : List.of("backup_mark", "backup_made", "backup_first", "backup_proof")) {
                for (var old : names.keySet()) {
                    rename(link, table, old, ASIDE + old);
                }
                for (var name : names.entrySet()) {
                    rename(link, table, ASIDE + name.getKey(), name.getValue());
                }
            }
            return true;
        });
    }

    private static void rename(Link link, String table, String from, String to) throws SQLException {
        // Of a destination that is gone and was called like that.
        var delete = link.sql("DELETE FROM " + table + " WHERE destination = ?");
        delete.setString(1, to);
        delete.executeUpdate();
        var update = link.sql("UPDATE " + table + " SET destination = ? WHERE destination = ?");
        update.setString(1, to);
        update.setString(2, from);
        update.executeUpdate();
    }

    /** Forgets backups that were deleted; when an achievement was first in one stays known. */
    public void forget(String destination, Collection<String> keys) {
        database.write(link -> {
            for (var table : List.of("backup_made", "backup_proof")) {
                forget(link, table, destination, keys);
            }
            return true;
        });
    }

    private static void forget(Link link, String table, String destination, Collection<String> keys)
            throws SQLException {
        var delete = link.sql("DELETE FROM " + table + " WHERE destination = ? AND key = ?");
        delete.setString(1, destination);
        for (var key : keys) {
            Cells.set(delete, 2, key);
            delete.executeUpdate();
        }
    }
}
