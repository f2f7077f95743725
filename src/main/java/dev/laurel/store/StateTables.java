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

    /** From here on metrics are kept in columns, which take a fraction of the memory. */
    private static final int MANY = 10_000;

    private final Link link;
    private final long profile;

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
        replaceMetrics(state.metrics(), time, step);
        replaceUnlocks(state.unlocked(), unlockedAt, cause);
    }

    private void replaceMetrics(Metrics metrics, long time, long step) throws SQLException {
        var size = metrics.size();
        var same = 0;
        var last = -1L;
        boolean more;
        // As far as both have the same metrics in the same order, only values that differ are written.
        try (var rows = link.sql("SELECT id, name, value, position FROM metric"
                        + " WHERE profile = ? AND value IS NOT NULL ORDER BY position", profile)
                .executeQuery()) {
            more = rows.next();
            while (more && same < size) {
                var name = metrics.nameAt(same);
                if (!name.equals(Cells.text(rows, 2))) {
                    break;
                }
                var value = present(metrics.get(name));
                var old = present(Cells.value(rows, 3));
                if (!value.equals(old)) {
                    setValue(rows.getLong(1), value);
                    if (!value.current().equals(old.current())) {
                        note(rows.getLong(1), value, time, step);
                    }
                }
                last = rows.getLong(4);
                same++;
                more = rows.next();
            }
        }
        if (more || same < size) {
            replaceRest(metrics, same, last, time, step);
        }
    }

    private void setValue(long id, MetricValue value) throws SQLException {
        var update = link.sql("UPDATE metric SET value = ? WHERE id = ?");
        Cells.set(update, 1, value);
        update.setLong(2, id);
        update.executeUpdate();
    }

    /**
     * Puts new metrics in the place of all those behind a position.
     *
     * @param from the first of the new ones that is not there yet, by its place
     */
    private void replaceRest(Metrics metrics, int from, long last, long time, long step) throws SQLException {
        link.run("CREATE TEMP TABLE IF NOT EXISTS old_metric (metric INTEGER PRIMARY KEY, value)");
        link.change("INSERT INTO temp.old_metric SELECT id, value FROM metric"
                + " WHERE profile = ? AND position > ? AND value IS NOT NULL", profile, last);
        var count = metrics.size() - from;
        var base = link.number(0,
                "UPDATE profile SET next_position = next_position + ? WHERE id = ? RETURNING next_position",
                count, profile) - count;
        // New positions beyond all old ones: what still stands below them afterwards is gone.
        var insert = link.sql("INSERT INTO metric (profile, name, position, value) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (profile, name) DO UPDATE SET position = excluded.position, value = excluded.value");
        insert.setLong(1, profile);
        for (var place = from; place < metrics.size(); place++) {
            var name = metrics.nameAt(place);
            Cells.set(insert, 2, name);
            insert.setLong(3, base + place - from);
            Cells.set(insert, 4, present(metrics.get(name)));
            insert.executeUpdate();
        }
        noteChanges(base, time, step);
        link.change("UPDATE metric SET value = NULL WHERE profile = ? AND position > ? AND position < ?"
                + " AND value IS NOT NULL", profile, last, base);
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
