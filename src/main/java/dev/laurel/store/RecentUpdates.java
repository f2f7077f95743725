package dev.laurel.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;

/**
 * The latest single updates of one profile, within the transactions of whoever uses it. One of them is one row in one
 * page; metric, history and the profile's revision take them over some dozens at a time, and before any other change.
 */
final class RecentUpdates {
    /** So many are taken over at once. */
    static final int MOST = 64;

    /** Ids of metrics that are remembered; more than anybody sets one by one. */
    private static final int IDS = 10_000;

    private final Link link;
    private final long profile;
    /** Ids of metrics that have a value, as far as they were asked for. */
    private final Map<String, Long> ids = new HashMap<>();

    RecentUpdates(Link link, long profile) {
        this.link = link;
        this.profile = profile;
    }

    /** The revision of the profile, or -1 if it is gone. */
    long revision() throws SQLException {
        return link.number(-1, "SELECT max(revision, coalesce((SELECT max(revision) "
                + "FROM recent WHERE profile = ?1), 0)) FROM profile WHERE id = ?1", profile);
    }

    /** Forgets which metrics there are: others may have changed that. */
    void forget() {
        ids.clear();
    }

    /**
     * Adds one, of a metric that has a value.
     *
     * @param revision that it makes
     * @return false if it has to be made another way, or it is time to take over: nothing was done then
     */
    boolean add(String name, MetricValue value, long time, long revision) throws SQLException {
        // The history has current values only, so an array can't stand for both.
        if (revision % MOST == 0 || value instanceof MetricValue.Array) {
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

    /** Takes all over into the other tables, but not into the profile's revision. */
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
}
