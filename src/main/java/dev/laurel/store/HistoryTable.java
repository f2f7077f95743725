package dev.laurel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * What the metrics of one profile were over time. Safe from any thread, one at a time; every call does I/O. Opens its
 * connection when it is first asked.
 */
public final class HistoryTable implements AutoCloseable {
    /** First, last, lowest and highest: with these a line drawn at one pixel to a stretch is as with all its points. */
    private static final int OF_EACH_STRETCH = 4;

    private static final int AT_ONCE = 1_000;
    private static final String SELECTION = "SELECT time, step, value FROM past WHERE metric = ? AND ";

    private final Supplier<Link> opening;
    private final long profile;
    private final ReentrantLock using = new ReentrantLock();
    private @Nullable Link link;
    private boolean closed;

    HistoryTable(Supplier<Link> opening, long profile) {
        this.opening = opening;
        this.profile = profile;
    }

    /** A value's place among those of its metric. */
    private record Place(long time, long step) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return time == other.time ? Long.compare(step, other.step) : Long.compare(time, other.time);
        }
    }

    /**
     * The values of a metric by the time from which on it had them, oldest first. Of several that it had within one
     * millisecond, each later one stands a nanosecond after the one before.
     *
     * @param from the last value before this is there too, under its own time
     * @param until the last time that counts
     * @param most how many values there are at most, 1 or more; of more than these, the first, last, lowest and highest
     *     of equal stretches of time are taken
     */
    public Map<Instant, MetricValue> of(String metric, Instant from, Instant until, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one value, not " + most);
        }
        return read(db -> {
            var id = idOf(db, metric);
            var points = new TreeMap<Place, MetricValue>();
            take(db, SELECTION + "time < ? ORDER BY time DESC, step DESC LIMIT 1", points, id, millis(from));
            var first = db.number(Long.MAX_VALUE,
                    "SELECT time FROM past WHERE metric = ? AND time >= ? ORDER BY time LIMIT 1", id, millis(from));
            var last = db.number(-1,
                    "SELECT time FROM past WHERE metric = ? AND time <= ? ORDER BY time DESC LIMIT 1",
                    id, millis(until));
            if (first > last) {
                return byTime(points);
            }
            // One more than fits is enough to know.
            var room = most - points.size();
            var count = db.number(0, "SELECT count(*) FROM (SELECT 1 FROM past WHERE metric = ? AND time >= ?"
                    + " AND time <= ? LIMIT ?)", id, first, last, room + 1L);
            if (count <= room) {
                take(db, SELECTION + "time >= ? AND time <= ?", points, id, first, last);
            } else {
                thin(db, points, id, first, last, room);
            }
            return byTime(points);
        });
    }

    private static Map<Instant, MetricValue> byTime(Map<Place, MetricValue> points) {
        var result = new TreeMap<Instant, MetricValue>();
        points.forEach((place, value) -> {
            var time = Instant.ofEpochMilli(place.time());
            while (result.containsKey(time)) {
                time = time.plusNanos(1);
            }
            result.put(time, value);
        });
        return result;
    }

    private static void thin(
            Link db, Map<Place, MetricValue> points, long id, long first, long last, int room) throws SQLException {
        var stretches = room / OF_EACH_STRETCH;
        if (stretches == 0) {
            take(db, SELECTION + "time >= ? AND time <= ? ORDER BY time DESC, step DESC LIMIT ?",
                    points, id, first, last, room);
            return;
        }
        var width = (last - first) / stretches + 1;
        for (var begin = first; begin <= last; begin += width) {
            var end = Math.min(begin + width - 1, last);
            for (var sought : List.of(
                    SELECTION + "time >= ? AND time <= ? ORDER BY time, step LIMIT 1",
                    SELECTION + "time >= ? AND time <= ? ORDER BY time DESC, step DESC LIMIT 1",
                    // With min or max alone SQLite takes the other columns from the row that has it.
                    "SELECT time, step, min(value) FROM past WHERE metric = ? AND time >= ? AND time <= ?",
                    "SELECT time, step, max(value) FROM past WHERE metric = ? AND time >= ? AND time <= ?")) {
                take(db, sought, points, id, begin, end);
            }
        }
    }

    private static void take(Link db, String sql, Map<Place, MetricValue> points, long... parameters)
            throws SQLException {
        try (ResultSet rows = db.sql(sql, parameters).executeQuery()) {
            while (rows.next()) {
                var value = Cells.value(rows, 3);
                if (value != null) {
                    points.put(new Place(rows.getLong(1), rows.getLong(2)), value);
                }
            }
        }
    }

    /**
     * Takes points.
     *
     * @param <E> what it may throw
     */
    @FunctionalInterface
    public interface Sink<E extends Exception> {
        /** Takes a value that a metric had from a time on. */
        void point(String metric, Instant time, MetricValue value) throws E;
    }

    /**
     * Tells all points, those of one metric after the other, oldest first; also of metrics that are gone. Reads some at
     * a time and holds no lock while they are told, so what changes meanwhile may be told or not.
     *
     * @param until the last time that counts
     */
    public <E extends Exception> void forEach(Instant until, Sink<E> sink) throws E {
        for (var metric : names().entrySet()) {
            var after = new Place(-1, 0);
            SortedMap<Place, MetricValue> some;
            do {
                some = some(metric.getKey(), after, millis(until));
                for (var point : byTime(some).entrySet()) {
                    sink.point(metric.getValue(), point.getKey(), point.getValue());
                }
                after = some.isEmpty() ? after : some.lastKey();
            } while (some.size() == AT_ONCE);
        }
    }

    private Map<Long, String> names() {
        return read(db -> {
            var names = new LinkedHashMap<Long, String>();
            try (var rows = db.sql("SELECT id, name FROM metric WHERE profile = ? ORDER BY position", profile)
                    .executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getLong(1), Cells.text(rows, 2));
                }
            }
            return names;
        });
    }

    private SortedMap<Place, MetricValue> some(long metric, Place after, long until) {
        return read(db -> {
            var points = new TreeMap<Place, MetricValue>();
            take(db, SELECTION + "(time, step) > (?, ?) AND time <= ? ORDER BY time, step LIMIT ?",
                    points, metric, after.time(), after.step(), until, AT_ONCE);
            return points;
        });
    }

    /** When each metric that there is last changed. */
    public Map<String, Instant> lastChanges() {
        return read(db -> {
            var changes = new HashMap<String, Instant>();
            try (var rows = db.sql("SELECT m.name, coalesce(r.time,"
                            + " (SELECT max(h.time) FROM history h WHERE h.metric = m.id)) AS latest FROM metric m"
                            + " LEFT JOIN (SELECT metric, max(time) AS time FROM recent WHERE profile = ?1"
                            + " GROUP BY metric) r ON r.metric = m.id"
                            + " WHERE m.profile = ?1 AND m.value IS NOT NULL AND latest IS NOT NULL",
                            profile)
                    .executeQuery()) {
                while (rows.next()) {
                    changes.put(Cells.text(rows, 1), Instant.ofEpochMilli(rows.getLong(2)));
                }
            }
            return changes;
        });
    }

    private long idOf(Link db, String metric) throws SQLException {
        var query = db.sql("SELECT id FROM metric WHERE profile = ? AND name = ?", profile);
        Cells.set(query, 2, metric);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Instants can be further away than any number of milliseconds says. */
    private static long millis(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return -1;
        }
        return time.getEpochSecond() > Long.MAX_VALUE / 2000 ? Long.MAX_VALUE / 2 : time.toEpochMilli();
    }

    private <T> T read(Database.Reading<T> reading) {
        using.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The history is closed");
            }
            var db = link;
            if (db == null) {
                db = opening.get();
                link = db;
            }
            var open = db;
            return open.read(() -> reading.from(open));
        } finally {
            using.unlock();
        }
    }

    @Override
    public void close() {
        using.lock();
        try {
            closed = true;
            if (link != null) {
                link.close();
                link = null;
            }
        } finally {
            using.unlock();
        }
    }
}
