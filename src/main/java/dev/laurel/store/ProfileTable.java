package dev.laurel.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.laurel.engine.Cause;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;

/** The profiles of a data folder with their catalogs. Safe from any thread; every call does I/O. */
public final class ProfileTable {
    private static final String SELECTION = "SELECT p.id, p.name, p.user, p.game, c.hash, p.created"
            + " FROM profile p JOIN catalog c ON c.id = p.catalog ";

    private final Database database;

    ProfileTable(Database database) {
        this.database = database;
    }

    /**
     * A new profile.
     *
     * @param configHash of the catalog
     * @param catalog its text, kept as it is
     * @param created when, to the millisecond
     */
    public record Draft(
            String name, String user, String game, String configHash, String catalog, Instant created) {}

    /**
     * What a new profile begins with.
     *
     * @param state its metrics and unlocks
     * @param unlockedAt times by id, where known
     * @param past what its metrics were up to now, in lists of any length; those of one time in their order
     * @param cause why it has this state
     */
    public record Beginning(
            Snapshot state, Map<String, Instant> unlockedAt, List<List<Past>> past, Cause cause, boolean sample) {
        /** Nothing. */
        public static final Beginning EMPTY =
                new Beginning(Snapshot.EMPTY, Map.of(), List.of(), Cause.UPDATE, false);
    }

    /** A value that a metric had from a time on. */
    public record Past(String metric, Instant time, MetricValue value) {}

    /** All profiles, by name. */
    public List<ProfileRow> list() {
        return database.read(link -> {
            try (var rows = link.sql(SELECTION + "ORDER BY p.name COLLATE NOCASE, p.name").executeQuery()) {
                var profiles = new ArrayList<ProfileRow>();
                while (rows.next()) {
                    profiles.add(row(rows));
                }
                return List.copyOf(profiles);
            }
        });
    }

    /** The profile of a name. */
    public Optional<ProfileRow> find(String name) {
        return database.read(link -> {
            var query = link.sql(SELECTION + "WHERE p.name = ?");
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        });
    }

    /** The profile of an id. */
    public Optional<ProfileRow> get(long id) {
        return database.read(link -> get(link, id));
    }

    /** The sample game's profile. */
    public Optional<ProfileRow> sample() {
        return database.read(link -> get(link, link.number(0, "SELECT max(id) FROM profile WHERE sample = 1")));
    }

    private static Optional<ProfileRow> get(Link link, long id) throws SQLException {
        try (var rows = link.sql(SELECTION + "WHERE p.id = ?", id).executeQuery()) {
            return rows.next() ? Optional.of(row(rows)) : Optional.empty();
        }
    }

    private static ProfileRow row(ResultSet rows) throws SQLException {
        return new ProfileRow(
                rows.getLong(1),
                rows.getString(2),
                Cells.text(rows, 3),
                Cells.text(rows, 4),
                rows.getString(5),
                Instant.ofEpochMilli(rows.getLong(6)));
    }

    /**
     * Adds a profile with all that it begins with, in one step.
     *
     * @return empty if the name is taken
     */
    public Optional<ProfileRow> add(Draft draft, Beginning beginning) {
        return database.write(link -> {
            var insert = link.sql("INSERT INTO profile (name, user, game, catalog, created, sample)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING RETURNING id");
            insert.setString(1, draft.name());
            Cells.set(insert, 2, draft.user());
            Cells.set(insert, 3, draft.game());
            insert.setLong(4, keep(link, draft.configHash(), draft.catalog(), draft.created()));
            insert.setLong(5, draft.created().toEpochMilli());
            insert.setBoolean(6, beginning.sample());
            long id;
            try (var rows = insert.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                id = rows.getLong(1);
            }
            begin(new StateTables(link, id), beginning, draft.created());
            return get(link, id);
        });
    }

    private static void begin(StateTables tables, Beginning beginning, Instant created) throws SQLException {
        var step = 0;
        for (var points : beginning.past()) {
            for (var point : points) {
                tables.set(point.metric(), point.value(), point.time().toEpochMilli(), step++);
            }
        }
        // Only what the past does not lead to is new now.
        tables.replace(beginning.state(), beginning.unlockedAt(), beginning.cause(), created.toEpochMilli(), step);
    }

    /** Keeps a catalog unless it is known; returns its id. */
    private static long keep(Link link, String hash, String text, Instant time) throws SQLException {
        var insert = link.sql("INSERT INTO catalog (hash, digest, text, seen) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (digest) DO UPDATE SET seen = excluded.seen RETURNING id");
        insert.setString(1, hash);
        insert.setBytes(2, digest(text));
        Cells.set(insert, 3, text);
        insert.setLong(4, time.toEpochMilli());
        try (var rows = insert.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }

    /** Removes a profile and everything of it; its catalog stays known. */
    public void remove(long id) {
        database.write(link -> link.change("DELETE FROM profile WHERE id = ?", id));
    }

    /** The text of a profile's catalog as it was given, or empty if there is no such profile. */
    public Optional<String> catalog(long id) {
        return database.read(link -> {
            var sql = "SELECT c.text FROM profile p JOIN catalog c ON c.id = p.catalog WHERE p.id = ?";
            try (var rows = link.sql(sql, id).executeQuery()) {
                return rows.next() ? Optional.of(Cells.text(rows, 1)) : Optional.empty();
            }
        });
    }

    /**
     * Gives a profile another catalog; its progress stays.
     *
     * @return the profile as it is then, or empty if there is none
     */
    public Optional<ProfileRow> replaceCatalog(long id, String configHash, String catalog, Instant time) {
        return database.write(link -> {
            var known = keep(link, configHash, catalog, time);
            link.change("UPDATE profile SET catalog = ? WHERE id = ?", known, id);
            return get(link, id);
        });
    }

    /** Keeps a catalog that was seen, for explaining differences later. */
    public void keepCatalog(String configHash, String catalog, Instant time) {
        database.write(link -> keep(link, configHash, catalog, time));
    }

    /** The text of the catalog of this hash that was seen last. */
    public Optional<String> catalogSeen(String configHash) {
        return database.read(link -> {
            var query = link.sql("SELECT text FROM catalog WHERE hash = ? ORDER BY seen DESC, id DESC LIMIT 1");
            query.setString(1, configHash);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Cells.text(rows, 1)) : Optional.empty();
            }
        });
    }

    /** What was last backed up to a destination. */
    public Optional<BackupMark> lastBackup(long id, String destination) {
        return database.read(link -> {
            var query = link.sql("SELECT state, key, time FROM backup_mark WHERE profile = ? AND destination = ?", id);
            query.setString(2, destination);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new BackupMark(
                                rows.getString(1), Cells.text(rows, 2), Instant.ofEpochMilli(rows.getLong(3))))
                        : Optional.empty();
            }
        });
    }

    /** Notes what was last backed up to a destination. */
    static void mark(Link link, long id, String destination, BackupMark mark) throws SQLException {
        var insert = link.sql("INSERT OR REPLACE INTO backup_mark (profile, destination, state, key, time)"
                + " VALUES (?, ?, ?, ?, ?)", id);
        insert.setString(2, destination);
        insert.setString(3, mark.stateHash());
        Cells.set(insert, 4, mark.key());
        insert.setLong(5, mark.time().toEpochMilli());
        insert.executeUpdate();
    }
}
