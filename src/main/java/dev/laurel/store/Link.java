package dev.laurel.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * One connection to the database with its prepared statements, which are made once. For one thread at a time.
 *
 * <p>This is all of an access layer that Laurel needs; see the decision on plain JDBC in docs/adr.
 */
final class Link implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final DamageSign sign;

    private Link(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.sign = new DamageSign(file);
    }

    /** Something to do with the database. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /** Something to do with the database that results in nothing. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }

    /** How a database is opened. */
    enum Mode {
        /** For reading and writing; made if it is not there. */
        WRITE("rwc", ""),
        /** For reading alone. */
        READ("ro", ""),
        /** For reading a file that nobody can change, in a folder that can't be written. */
        FROZEN("ro", "&immutable=1");

        private final String mode;
        private final String more;

        Mode(String mode, String more) {
            this.mode = mode;
            this.more = more;
        }
    }

    static Link open(Path file, Mode mode) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        Properties properties = config.toProperties();
        // A URI, so that a folder's name may hold any character; the driver manager would look for other drivers first.
        var url = JDBC.PREFIX + file.toAbsolutePath().toUri().toASCIIString().replaceFirst("^file:///*", "file:///")
                + "?mode=" + mode.mode + mode.more;
        var connection = JDBC.createConnection(url, properties);
        var link = new Link(file, connection);
        try {
            // Full: a commit that has returned is on the disk. On macOS a plain fsync leaves it in the drive's cache.
            link.run("PRAGMA synchronous = FULL");
            link.run("PRAGMA fullfsync = ON");
            link.run("PRAGMA foreign_keys = ON");
            link.run("PRAGMA trusted_schema = OFF");
            link.run("PRAGMA cell_size_check = ON");
            link.run("PRAGMA cache_size = -16000");
            // A large import leaves a large log, which would stay as long as anybody has the database open.
            link.run("PRAGMA journal_size_limit = 67108864");
            return link;
        } catch (SQLException e) {
            link.closeAfter(e);
            throw e;
        }
    }

    /** A new database that is in memory alone. */
    static Link inMemory() throws SQLException {
        var connection = JDBC.createConnection(JDBC.PREFIX + ":memory:", new Properties());
        return new Link(Path.of("memory"), connection);
    }

    /** The statement of an SQL text; parameters are set anew before each use. */
    PreparedStatement sql(String sql) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** A statement of the caller's own, to be closed after use. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** A statement with whole numbers for its parameters. */
    PreparedStatement sql(String sql, long... parameters) throws SQLException {
        var statement = sql(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setLong(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Runs a statement that is not worth keeping. */
    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes rows and returns how many. */
    int change(String sql, long... parameters) throws SQLException {
        return sql(sql, parameters).executeUpdate();
    }

    /** The whole number in the first column of the first row, or the other one where there is none or NULL. */
    long number(long otherwise, String sql, long... parameters) throws SQLException {
        try (var rows = sql(sql, parameters).executeQuery()) {
            if (!rows.next()) {
                return otherwise;
            }
            var number = rows.getLong(1);
            return rows.wasNull() ? otherwise : number;
        }
    }

    /** The text in the first column of the first row, or null where there is none. */
    @Nullable String text(String sql) throws SQLException {
        try (var rows = sql(sql).executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Does something and tells its failure in Laurel's words. */
    <T extends @Nullable Object> T call(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Reads as of one moment. */
    <T extends @Nullable Object> T read(Work<T> work) {
        return within("BEGIN", work);
    }

    /** Writes all or nothing; others wait. */
    <T extends @Nullable Object> T write(Work<T> work) {
        return within("BEGIN IMMEDIATE", work);
    }

    /** Writes all or nothing; others wait. */
    void write(Action action) {
        Work<Boolean> work = () -> {
            action.run();
            return true;
        };
        write(work);
    }

    private <T extends @Nullable Object> T within(String begin, Work<T> work) {
        try {
            sql(begin).execute();
            T result;
            try {
                result = work.run();
                sql("COMMIT").execute();
            } catch (SQLException | RuntimeException | Error e) {
                rollback(e);
                throw e;
            }
            return result;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Ends a transaction that failed; SQLite has ended some of them by itself. */
    void rollback(Throwable cause) {
        try {
            run("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A failure in Laurel's words. Damage is remembered, so that the next start looks into it. */
    RuntimeException failure(SQLException cause) {
        if (StoreFailure.isDamage(cause)) {
            sign.leave();
        }
        forgetStatements(cause);
        return StoreFailure.of(file, cause);
    }

    /** The driver closes a statement that fails, a full disk included, and tells it only at the next use. */
    private void forgetStatements(Throwable cause) {
        for (var statement : statements.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
        statements.clear();
    }

    Path file() {
        return file;
    }

    private void closeAfter(Throwable cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
