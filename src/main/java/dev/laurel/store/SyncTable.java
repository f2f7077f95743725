package dev.laurel.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * What one profile remembers of the places where it meets other devices. Safe from any thread; every call does I/O.
 *
 * <p>Not salvaged from a damaged database: upon a state that has lost something, what both had would be taken for what
 * the player has taken back.
 */
public final class SyncTable {
    private static final String LAST_CHANGE = "SELECT max(time) FROM past WHERE metric = ?";

    private final Database database;
    private final long profile;

    SyncTable(Database database, long profile) {
        this.database = database;
        this.profile = profile;
    }

    /**
     * What is remembered of a place.
     *
     * @param base the state that was there when it was last seen, as text in a form of the caller's without NUL and
     *     lone surrogates
     * @param version of that, as the place calls it
     * @param sent the state that was sent since and may have arrived, or null
     */
    public record Row(String base, String version, @Nullable String sent) {}

    /**
     * Two values of a metric, one of which had to be chosen.
     *
     * @param id to say that it was shown
     * @param kept the one that counts
     * @param time when it was chosen, to the millisecond
     */
    public record ConflictRow(long id, String metric, MetricValue kept, MetricValue other, Instant time) {}

    /**
     * A conflict that is to be kept.
     *
     * @param keptHere whether the value from this device counts; then the other one never did here, and is put into the
     *     history just before it
     */
    public record NewConflict(String metric, MetricValue kept, MetricValue other, boolean keptHere) {}

    /** What is remembered of a place. */
    public Optional<Row> find(String peer) {
        return database.read(link -> {
            var query = link.sql("SELECT base, version, sent FROM sync WHERE profile = ? AND peer = ?", profile);
            query.setString(2, peer);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Row(rows.getString(1), rows.getString(2), rows.getString(3)))
                        : Optional.empty();
            }
        });
    }

    /** Remembers this of a place instead, and keeps conflicts. */
    public void save(String peer, Row row, List<NewConflict> conflicts, Instant time) {
        database.write(link -> {
            var insert = link.sql("INSERT INTO sync (profile, peer, base, version, sent) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (profile, peer) DO UPDATE SET base = excluded.base, version = excluded.version,"
                    + " sent = excluded.sent", profile);
            insert.setString(2, peer);
            insert.setString(3, row.base());
            insert.setString(4, row.version());
            insert.setString(5, row.sent());
            insert.executeUpdate();
            for (var conflict : conflicts) {
                add(link, conflict, time.toEpochMilli());
            }
            return true;
        });
    }

    /** A place is called otherwise from now on, and what is remembered of it goes along. */
    public void renamed(String before, String after) {
        database.write(link -> {
            var delete = link.sql("DELETE FROM sync WHERE profile = ? AND peer = ?", profile);
            delete.setString(2, after);
            delete.executeUpdate();
            var update = link.sql("UPDATE sync SET peer = ? WHERE profile = ? AND peer = ?");
            update.setString(1, after);
            update.setLong(2, profile);
            update.setString(3, before);
            return update.executeUpdate();
        });
    }

    private void add(Link link, NewConflict conflict, long time) throws SQLException {
        var insert = link.sql("INSERT INTO sync_conflict (profile, metric, kept, other, time) VALUES (?, ?, ?, ?, ?)",
                profile);
        Cells.set(insert, 2, conflict.metric());
        Cells.set(insert, 3, conflict.kept());
        Cells.set(insert, 4, conflict.other());
        insert.setLong(5, time);
        insert.executeUpdate();
        if (conflict.keptHere()) {
            noteBefore(link, conflict);
        }
    }

    /** Puts the value that lost into the history, a millisecond before the one that won. */
    private void noteBefore(Link link, NewConflict conflict) throws SQLException {
        var metric = idOf(link, conflict.metric());
        var won = link.number(-1, LAST_CHANGE, metric);
        if (won < 0) {
            return;
        }
        var step = link.number(0, "SELECT max(step) + 1 FROM past WHERE metric = ? AND time = ?", metric, won - 1);
        var insert = link.sql(
                "INSERT INTO history (metric, time, step, value) VALUES (?, ?, ?, ?)", metric, won - 1, step);
        Cells.set(insert, 4, conflict.other().current());
        insert.executeUpdate();
    }

    private long idOf(Link link, String metric) throws SQLException {
        var find = link.sql("SELECT id FROM metric WHERE profile = ? AND name = ?", profile);
        Cells.set(find, 2, metric);
        try (var rows = find.executeQuery()) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }

    /** The conflicts that nobody was shown yet, oldest first. */
    public List<ConflictRow> conflicts() {
        return database.read(link -> {
            try (var rows = link.sql("SELECT id, metric, kept, other, time "
                    + "FROM sync_conflict WHERE profile = ? ORDER BY id", profile).executeQuery()) {
                var conflicts = new ArrayList<ConflictRow>();
                while (rows.next()) {
                    var kept = Cells.value(rows, 3);
                    var other = Cells.value(rows, 4);
                    if (kept != null && other != null) {
                        conflicts.add(new ConflictRow(rows.getLong(1), Cells.text(rows, 2), kept, other,
                                Instant.ofEpochMilli(rows.getLong(5))));
                    }
                }
                return List.copyOf(conflicts);
            }
        });
    }

    /** Forgets a conflict that was shown. */
    public void shown(long id) {
        database.write(link -> link.change("DELETE FROM sync_conflict WHERE profile = ? AND id = ?", profile, id));
    }

    /** When a metric last got another value, or empty if that is not known. */
    public Optional<Instant> lastChange(String metric) {
        return database.read(link -> {
            var time = link.number(-1, LAST_CHANGE, idOf(link, metric));
            return time < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
        });
    }
}
