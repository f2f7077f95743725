package dev.laurel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.laurel.engine.Cause;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateStore.Undoable;
import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.metric.NameBytes;
import org.jspecify.annotations.Nullable;

/** The rows of one profile's state, within the transactions of whoever uses it. */
final class StateTables {
    /** States for undo that are kept. */
    static final int STATES_KEPT = 20;

    /** So many single updates are taken over at once. */
    static final int RECENT = 64;

    /** Ids of metrics that are remembered; more than anybody sets one by one. */
    private static final int IDS = 10_000;

    /** From here on metrics are kept in columns, which take a fraction of the memory. */
    private static final int MANY = 10_000;

    private final Link link;
    private final long profile;
    /** Ids of metrics that have a value, as far as they were asked for. */
    private final Map<String, Long> ids = new HashMap<>();

    StateTables(Link link, long profile) {
        this.link = link;
        this.profile = profile;
    }

    /**
     * A state as it is read.
     *
     * @param unlockedAt times by id, where known
     */
    record State(Snapshot snapshot, Map<String, Instant> unlockedAt) {}

    State read() throws SQLException {
        var count = link.number(0, "SELECT count(*) FROM metric WHERE profile = ? AND value IS NOT NULL", profile);
        Metrics metrics;
        try (var rows = link.sql(
                        "SELECT name, value FROM metric_now WHERE profile = ? AND value IS NOT NULL ORDER BY position",
                        profile)
                .executeQuery()) {
            metrics = metrics(rows, count);
        }
        try (var rows = link.sql("SELECT achievement, time FROM unlock WHERE profile = ? ORDER BY position", profile)
                .executeQuery()) {
            return state(metrics, rows);
        }
    }

    /** The id of the state that an undo would put back, or 0. */
    long newestPreimage() throws SQLException {
        return link.number(0, "SELECT max(id) FROM preimage WHERE profile = ?", profile);
    }

    Optional<Undoable> preimage(long id) throws SQLException {
        Cause cause;
        Instant time;
        try (var rows = link.sql("SELECT cause, time FROM preimage WHERE id = ?", id).executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            cause = cause(rows.getString(1));
            time = Instant.ofEpochMilli(rows.getLong(2));
        }
        var count = link.number(0, "SELECT count(*) FROM preimage_metric WHERE preimage = ?", id);
        Metrics metrics;
        try (var rows = link.sql(
                        "SELECT m.name, p.value FROM preimage_metric p JOIN metric m ON m.id = p.metric"
                                + " WHERE p.preimage = ? ORDER BY p.position",
                        id)
                .executeQuery()) {
            metrics = metrics(rows, count);
        }
        try (var rows = link.sql(
                        "SELECT achievement, time FROM preimage_unlock WHERE preimage = ? ORDER BY position", id)
                .executeQuery()) {
            var state = state(metrics, rows);
            return Optional.of(new Undoable(state.snapshot(), state.unlockedAt(), cause, time));
        }
    }

    private static Metrics metrics(ResultSet rows, long count) throws SQLException {
        if (count < MANY) {
            var metrics = new LinkedHashMap<String, MetricValue>();
            while (rows.next()) {
                metrics.put(Cells.text(rows, 1), present(Cells.value(rows, 2)));
            }
            return Metrics.of(metrics);
        }
        var builder = new MetricTableBuilder();
        while (rows.next()) {
            var name = NameBytes.encode(Cells.text(rows, 1));
            builder.set(builder.row(name, 0, name.length), present(Cells.value(rows, 2)));
        }
        return Metrics.of(builder.build());
    }

    private static MetricValue present(@Nullable MetricValue value) {
        return value == null ? new MetricValue.Null() : value;
    }

    private static State state(Metrics metrics, ResultSet rows) throws SQLException {
        List<String> unlocked = new ArrayList<>();
        Map<String, Instant> times = new HashMap<>();
        while (rows.next()) {
            var id = Cells.text(rows, 1);
            unlocked.add(id);
            var millis = rows.getLong(2);
            if (!rows.wasNull()) {
                times.put(id, Instant.ofEpochMilli(millis));
            }
        }
        return new State(new Snapshot(metrics, unlocked), times);
    }

    /** The revision of the profile, or -1 if it is gone. */
    long revision() throws SQLException {
        return link.number(-1, "SELECT max(revision, coalesce((SELECT max(revision) FROM recent WHERE profile = ?1), 0))"
                + " FROM profile WHERE id = ?1", profile);
    }

    /** Forgets what may have been changed by others. */
    void forget() {
        ids.clear();
    }

    /**
     * Makes a single update of a metric that has a value, in the cheapest way that survives a power cut.
     *
     * @param revision that it makes
     * @return false if it is none, or if it is time to take over: nothing was done then
     */
    boolean update(String name, MetricValue value, long time, long revision) throws SQLException {
        // The history has current values only, so an array can't stand for both.
        if (revision % RECENT == 0 || value instanceof MetricValue.Array) {
            return false;
        }
        var id = knownId(name);
        if (id == 0) {
            return false;
        }
        var insert = link.sql("INSERT INTO recent (profile, revision, metric, time, value) VALUES (?, ?, ?, ?, ?)",
                profile, revision, id, time);
        Cells.set(insert, 5, value);
        insert.executeUpdate();
        return true;
    }

    private long knownId(String name) throws SQLException {
        var known = ids.get(name);
        if (known != null) {
            return known;
        }
        var query = link.sql("SELECT id FROM metric WHERE profile = ? AND name = ? AND value IS NOT NULL", profile);
        Cells.set(query, 2, name);
        try (var rows = query.executeQuery()) {
            if (!rows.next()) {
                return 0;
            }
            if (ids.size() == IDS) {
                ids.clear();
            }
            var id = rows.getLong(1);
            ids.put(name, id);
            return id;
        }
    }

    /** Takes over single updates into the other tables, all but the profile's revision. Comes before other changes. */
    void takeOver() throws SQLException {
        if (link.change("INSERT INTO history (metric, time, step, value)"
                + " SELECT metric, time, revision, value FROM recent WHERE profile = ? ORDER BY metric, revision",
                profile) > 0) {
            link.change("UPDATE metric SET value = r.value FROM"
                    + " (SELECT metric, value, max(revision) FROM recent WHERE profile = ? GROUP BY metric) r"
                    + " WHERE metric.id = r.metric", profile);
            link.change("DELETE FROM recent WHERE profile = ?", profile);
        }
    }

    /**
     * Sets one metric and notes it in the history.
     *
     * @param step tells it from other values of the same millisecond
     */
    void set(String name, MetricValue value, long time, long step) throws SQLException {
        note(idOf(name, value), value, time, step);
    }

    private long idOf(String name, MetricValue value) throws SQLException {
        var update = link.sql("UPDATE metric SET value = ? WHERE profile = ? AND name = ? AND value IS NOT NULL"
                + " RETURNING id");
        Cells.set(update, 1, value);
        update.setLong(2, profile);
        Cells.set(update, 3, name);
        try (var rows = update.executeQuery()) {
            if (rows.next()) {
                return rows.getLong(1);
            }
        }
        var position = link.number(0,
                "UPDATE profile SET next_position = next_position + 1 WHERE id = ? RETURNING next_position - 1",
                profile);
        var insert = link.sql("INSERT INTO metric (profile, name, position, value) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (profile, name) DO UPDATE SET position = excluded.position, value = excluded.value"
                + " RETURNING id");
        insert.setLong(1, profile);
        Cells.set(insert, 2, name);
        insert.setLong(3, position);
        Cells.set(insert, 4, value);
        try (var rows = insert.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void note(long metric, MetricValue value, long time, long step) throws SQLException {
        var insert = link.sql("INSERT INTO history (metric, time, step, value) VALUES (?, ?, ?, ?)",
                metric, time, step);
        Cells.set(insert, 4, value.current());
        insert.executeUpdate();
    }

    void unlock(List<String> ids, Cause cause, long time) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        var position = link.number(0, "SELECT max(position) + 1 FROM unlock WHERE profile = ?", profile);
        for (var id : ids) {
            insertUnlock(position++, id, time, cause);
        }
    }

    private void insertUnlock(long position, String id, @Nullable Long time, Cause cause) throws SQLException {
        var insert = link.sql(
                "INSERT INTO unlock (profile, position, achievement, time, cause) VALUES (?, ?, ?, ?, ?)");
        insert.setLong(1, profile);
        insert.setLong(2, position);
        Cells.set(insert, 3, id);
        if (time == null) {
            insert.setNull(4, Types.INTEGER);
        } else {
            insert.setLong(4, time);
        }
        insert.setString(5, cause.name());
        insert.executeUpdate();
    }

    /** Keeps the state for undo. */
    void keep(Cause cause, long time) throws SQLException {
        var insert = link.sql("INSERT INTO preimage (profile, time, cause) VALUES (?, ?, ?)", profile, time);
        insert.setString(3, cause.name());
        insert.executeUpdate();
        var id = newestPreimage();
        link.change("INSERT INTO preimage_metric (preimage, position, metric, value)"
                + " SELECT ?, position, id, value FROM metric WHERE profile = ? AND value IS NOT NULL"
                + " ORDER BY position", id, profile);
        link.change("INSERT INTO preimage_unlock (preimage, position, achievement, time, cause)"
                + " SELECT ?, position, achievement, time, cause FROM unlock WHERE profile = ? ORDER BY position",
                id, profile);
        link.change("DELETE FROM preimage WHERE profile = ?1 AND id NOT IN"
                + " (SELECT id FROM preimage WHERE profile = ?1 ORDER BY id DESC LIMIT ?2)", profile, STATES_KEPT);
    }

    /** Forgets a state that was put back. */
    void forget(long preimage) throws SQLException {
        link.change("DELETE FROM preimage WHERE id = ?", preimage);
    }

    /**
     * Puts another state in the place of this one; what it changes goes into the history.
     *
     * @param step tells it from other values of the same millisecond
     */
    void replace(Snapshot state, Map<String, Instant> unlockedAt, Cause cause, long time, long step)
            throws SQLException {
        forget();
        replaceMetrics(state.metrics(), time, step);
        replaceUnlocks(state.unlocked(), unlockedAt, cause);
    }

    private void replaceMetrics(Metrics metrics, long time, long step) throws SQLException {
        link.run("CREATE TEMP TABLE IF NOT EXISTS old_metric (metric INTEGER PRIMARY KEY, value)");
        link.change("INSERT INTO temp.old_metric SELECT id, value FROM metric WHERE profile = ? AND value IS NOT NULL",
                profile);
        var base = link.number(0,
                "UPDATE profile SET next_position = next_position + ? WHERE id = ? RETURNING next_position",
                metrics.size(), profile) - metrics.size();
        // New positions beyond all old ones: what still stands below them afterwards is gone.
        var insert = link.sql("INSERT INTO metric (profile, name, position, value) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (profile, name) DO UPDATE SET position = excluded.position, value = excluded.value");
        insert.setLong(1, profile);
        var position = base;
        for (var metric : metrics.asMap().entrySet()) {
            Cells.set(insert, 2, metric.getKey());
            insert.setLong(3, position++);
            Cells.set(insert, 4, metric.getValue());
            insert.executeUpdate();
        }
        noteChanges(base, time, step);
        link.change("UPDATE metric SET value = NULL WHERE profile = ? AND position < ? AND value IS NOT NULL",
                profile, base);
        link.run("DELETE FROM temp.old_metric");
    }

    private void noteChanges(long base, long time, long step) throws SQLException {
        // 1 is true and 1.0 a number, which SQL takes for equal.
        var changed = " FROM metric m LEFT JOIN temp.old_metric o ON o.metric = m.id WHERE m.profile = ?1"
                + " AND m.position >= ?2 AND (m.value IS NOT o.value OR typeof(m.value) <> typeof(o.value))";
        link.change("INSERT INTO history (metric, time, step, value) SELECT m.id, ?3, ?4, m.value" + changed
                + " AND typeof(m.value) <> 'blob' ORDER BY m.id", profile, base, time, step);
        // A blob may hold several values, of which the history keeps the current one.
        try (var rows = link.sql("SELECT m.id, m.value, o.value" + changed + " AND typeof(m.value) = 'blob'",
                        profile, base)
                .executeQuery()) {
            while (rows.next()) {
                var value = present(Cells.value(rows, 2));
                var old = Cells.value(rows, 3);
                if (old == null || !old.current().equals(value.current())) {
                    note(rows.getLong(1), value, time, step);
                }
            }
        }
        link.change("INSERT INTO history (metric, time, step, value) SELECT o.metric, ?2, ?3, " + Cells.NULL_CELL
                + " FROM temp.old_metric o JOIN metric m ON m.id = o.metric WHERE m.position < ?1", base, time, step);
    }

    void replaceUnlocks(List<String> ids, Map<String, Instant> times, Cause cause) throws SQLException {
        link.run("CREATE TEMP TABLE IF NOT EXISTS old_unlock (achievement PRIMARY KEY, cause) WITHOUT ROWID");
        link.change("INSERT OR IGNORE INTO temp.old_unlock SELECT achievement, cause FROM unlock WHERE profile = ?",
                profile);
        link.change("DELETE FROM unlock WHERE profile = ?", profile);
        var position = 0;
        for (var id : ids) {
            var time = times.get(id);
            insertUnlock(position++, id, time == null ? null : time.toEpochMilli(), cause);
        }
        // What had been unlocked before keeps its cause.
        link.change("UPDATE unlock SET cause = (SELECT o.cause FROM temp.old_unlock o"
                + " WHERE o.achievement = unlock.achievement) WHERE profile = ?"
                + " AND achievement IN (SELECT achievement FROM temp.old_unlock)", profile);
        link.run("DELETE FROM temp.old_unlock");
    }

    /** Takes the causes of unlocks from a kept state. */
    void takeCauses(long preimage) throws SQLException {
        link.change("UPDATE unlock SET cause = p.cause FROM preimage_unlock p WHERE p.preimage = ?"
                + " AND unlock.profile = ? AND p.achievement = unlock.achievement", preimage, profile);
    }

    private static Cause cause(String name) throws SQLException {
        try {
            return Cause.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new SQLException("No cause: " + name, "", 11, e);
        }
    }
}
