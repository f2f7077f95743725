package dev.laurel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The activity log of all profiles. Safe from any thread; every call does I/O. */
public final class ActivityTable {
    /** How long an entry is kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final String SELECTION = "SELECT time, what, origin, detail, took, bytes, error FROM activity ";

    private final Database database;

    ActivityTable(Database database) {
        this.database = database;
    }

    /** Notes something that a profile did; entries that are older than {@link #KEPT} by then go. */
    public void add(long profile, ActivityEntry entry) {
        database.write(link -> {
            var insert = link.sql("INSERT INTO activity (profile, time, what, origin, detail, took, bytes, error)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", profile, entry.time().toEpochMilli());
            insert.setString(3, entry.what());
            insert.setString(4, entry.trigger());
            Cells.set(insert, 5, entry.detail());
            insert.setLong(6, entry.took().toMillis());
            insert.setLong(7, entry.bytes());
            insert.setString(8, entry.errorCode());
            insert.executeUpdate();
            return link.change("DELETE FROM activity WHERE time < ?", entry.time().minus(KEPT).toEpochMilli());
        });
    }

    /** The newest entries of one profile, newest first. */
    public List<ActivityEntry> newest(long profile, int most) {
        return database.read(link -> entries(link.sql(
                        SELECTION + "WHERE profile = ? ORDER BY time DESC, id DESC LIMIT ?", profile, most)
                .executeQuery()));
    }

    /** The newest entries of all profiles, newest first. */
    public List<ActivityEntry> newest(int most) {
        return database.read(link ->
                entries(link.sql(SELECTION + "ORDER BY time DESC, id DESC LIMIT ?", most).executeQuery()));
    }

    private static List<ActivityEntry> entries(ResultSet opened) throws SQLException {
        try (var rows = opened) {
            var entries = new ArrayList<ActivityEntry>();
            while (rows.next()) {
                entries.add(new ActivityEntry(
                        Instant.ofEpochMilli(rows.getLong(1)),
                        rows.getString(2),
                        rows.getString(3),
                        Cells.text(rows, 4),
                        Duration.ofMillis(rows.getLong(5)),
                        rows.getLong(6),
                        rows.getString(7)));
            }
            return List.copyOf(entries);
        }
    }
}
