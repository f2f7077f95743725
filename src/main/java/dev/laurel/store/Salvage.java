package dev.laurel.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

import dev.laurel.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Copies what can be read of a damaged database into a new one, row by row: from the front up to where it breaks, then
 * from the back. States for undo are not copied; half of one would be worse than none.
 */
final class Salvage {
    private static final List<Table> TABLES = List.of(
            new Table("meta", "key", "key, value"),
            new Table("catalog", "id", "id, hash, digest, text, seen"),
            new Table("profile", "id", "id, name, user, game, catalog, created, sample, revision, next_position"),
            new Table("metric", "id", "id, profile, name, position, value"),
            new Table("unlock", "profile, position", "profile, position, achievement, time, cause"),
            new Table("history", "metric, time, step", "metric, time, step, value"),
            new Table("recent", "profile, revision", "profile, revision, metric, time, value"),
            new Table("backup_mark", "profile, destination", "profile, destination, state, key, time"),
            new Table("backup_made", "destination, key", "destination, key, profile, origin, state, sha256"),
            new Table("backup_first", "profile, destination, achievement",
                    "profile, destination, achievement, time"),
            new Table("backup_proof", "destination, key", "destination, key, user, time, error"),
            new Table("activity", "id", "id, profile, time, what, origin, detail, took, bytes, error"));

    private final Link from;
    private final Link to;

    private Salvage(Link from, Link to) {
        this.from = from;
        this.to = to;
    }

    private record Table(String name, String key, String columns) {
        String selection(String direction) {
            return "SELECT " + columns + " FROM " + name + " NOT INDEXED ORDER BY "
                    + key.replace(",", direction + ",") + direction;
        }

        /** Whether it has values, of which one that makes no sense says nothing about the others. */
        boolean holdsCells() {
            return name.equals("metric") || name.equals("history") || name.equals("recent");
        }

        int width() {
            return columns.split(", ").length;
        }

        String insertion() {
            return "INSERT OR IGNORE INTO " + name + " (" + columns + ") VALUES ("
                    + String.join(", ", Collections.nCopies(width(), "?")) + ")";
        }
    }

    /** Copies all that can be read; the old database may be of an earlier version. */
    static void copy(Link from, Link to) throws SQLException {
        Migrations.standIn(from);
        to.write(() -> {
            for (var table : TABLES) {
                new Salvage(from, to).copy(table);
            }
            to.run("DELETE FROM recent WHERE metric NOT IN (SELECT id FROM metric WHERE value IS NOT NULL)");
            // Gaps in the positions do no harm, two metrics at one would.
            to.run("UPDATE profile SET next_position = max(next_position,"
                    + " (SELECT coalesce(max(position) + 1, 0) FROM metric WHERE metric.profile = profile.id))");
        });
    }

    private void copy(Table table) throws SQLException {
        if (!copy(table, "")) {
            copy(table, " DESC");
        }
    }

    /** Returns whether it came to the end. */
    private boolean copy(Table table, String direction) throws SQLException {
        try (var query = open(table.selection(direction));
                var insert = to.prepare(table.insertion())) {
            if (query == null) {
                return false;
            }
            var rows = query.getResultSet();
            while (isOnARow(rows)) {
                if (!copy(table, rows, insert)) {
                    return false;
                }
            }
            return rows.isAfterLast();
        }
    }

    /** A query that has been started, or null if not even its beginning can be read. */
    private @Nullable PreparedStatement open(String selection) throws SQLException {
        PreparedStatement query;
        try {
            query = from.prepare(selection);
        } catch (SQLException _) {
            return null;
        }
        try {
            query.execute();
            return query;
        } catch (SQLException _) {
            query.close();
            return null;
        }
    }

    private static boolean isOnARow(ResultSet rows) {
        try {
            return rows.next();
        } catch (SQLException _) {
            return false; // Here it breaks.
        }
    }

    /** Returns whether the row could be read; one that makes no sense is left out. */
    private boolean copy(Table table, ResultSet rows, PreparedStatement insert) throws SQLException {
        try {
            for (var column = 1; column <= table.width(); column++) {
                insert.setObject(column, rows.getObject(column));
            }
            if (table.name().equals("metric")) {
                Cells.text(rows, 3);
                Cells.value(rows, 5);
            } else if (table.name().equals("history") || table.name().equals("recent")) {
                Cells.value(rows, table.width());
            } else if (table.name().equals("profile")) {
                standIn(rows.getLong(5));
            }
        } catch (SQLException e) {
            return !StoreFailure.isDamage(e) || table.holdsCells();
        }
        try {
            insert.executeUpdate();
        } catch (SQLException e) {
            if (StoreFailure.code(e) != ErrorCode.STORE_FAILED) {
                throw e; // The new file can't be written: a full disk is no reason to give up rows.
            }
        }
        return true;
    }

    /** A profile whose catalog is lost keeps its progress over an empty one, which can be replaced. */
    private void standIn(long catalog) throws SQLException {
        var insert = to.sql("INSERT OR IGNORE INTO catalog (id, hash, digest, text, seen)"
                + " VALUES (?1, '', CAST('lost ' || ?1 AS BLOB), '{}', 0)");
        insert.setLong(1, catalog);
        insert.executeUpdate();
    }
}
