package dev.laurel.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What SQLite itself takes for a durable commit of one row, with the settings that Laurel's store has. */
final class BareSqlite implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement update;

    BareSqlite(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("CREATE TABLE metric (name TEXT PRIMARY KEY, value REAL) WITHOUT ROWID");
            }
            connection.setAutoCommit(false);
            update = connection.prepareStatement("INSERT OR REPLACE INTO metric VALUES ('score', ?)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some commits, one after the other. */
    void commit(int count) {
        try {
            for (int i = 0; i < count; i++) {
                update.setDouble(1, i);
                update.executeUpdate();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
