package dev.laurel.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * The one database of a data folder. Safe from any thread; every call does I/O. Several processes may have it open.
 */
public final class Database implements AutoCloseable {
    private static final Log LOG = Log.of(Database.class);

    private final Path file;
    private final Link.Mode mode;
    private final @Nullable ErrorCode readOnly;
    private final @Nullable DatabaseLock lock;
    private final Link link;
    private final ReentrantLock using = new ReentrantLock();

    Database(Path file, Link link, Link.Mode mode, @Nullable ErrorCode readOnly, @Nullable DatabaseLock lock) {
        this.file = file;
        this.link = link;
        this.mode = mode;
        this.readOnly = readOnly;
        this.lock = lock;
    }

    /**
     * What came of opening.
     *
     * @param database to be closed after use
     * @param notices what a person should know: a damaged file that was kept aside, a database that can't be changed
     */
    public record Opening(Database database, List<LaurelError> notices) {
        public Opening {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Opens the database of a data folder, making or migrating it. A file that is no database or a damaged one is kept
     * aside and what can be read of it put into a new one.
     *
     * @param folder an existing folder
     * @param clock for the name of a file that is kept aside
     * @throws LaurelException with one of the store's codes if no start is possible
     */
    public static Opening open(Path folder, InstantSource clock) {
        return new DatabaseOpening(folder.resolve("laurel.db"), Migrations.own(), clock).open();
    }

    /** The profiles and their catalogs. */
    public ProfileTable profiles() {
        return new ProfileTable(this);
    }

    /** The activity log. */
    public ActivityTable activity() {
        return new ActivityTable(this);
    }

    /** What is known of backups. */
    public BackupRecords backups() {
        return new BackupRecords(this);
    }

    /** The state of a profile, over a connection of its own; to be closed. */
    public SqliteStore state(long profile) {
        return new SqliteStore(connect(), profile, readOnly);
    }

    /** What the metrics of a profile were over time, over a connection of its own; to be closed. */
    public HistoryTable history(long profile) {
        return new HistoryTable(this::connect, profile);
    }

    /** What a profile remembers of the places where it meets other devices. */
    public SyncTable sync(long profile) {
        return new SyncTable(this, profile);
    }

    /** Why nothing can be written, or null. */
    public @Nullable ErrorCode readOnly() {
        return readOnly;
    }

    private Link connect() {
        try {
            var connection = Link.open(file, mode);
            if (readOnly != null) {
                Migrations.standIn(connection);
                connection.run("PRAGMA query_only = ON");
            }
            return connection;
        } catch (SQLException e) {
            throw link.failure(e);
        }
    }

    /** Reads as of one moment. */
    <T extends @Nullable Object> T read(Reading<T> reading) {
        using.lock();
        try {
            return link.read(() -> reading.from(link));
        } finally {
            using.unlock();
        }
    }

    /** Writes all or nothing. */
    <T extends @Nullable Object> T write(Reading<T> writing) {
        if (readOnly != null) {
            throw new LaurelException(LaurelError.of(readOnly, file));
        }
        using.lock();
        try {
            return link.write(() -> writing.from(link));
        } finally {
            using.unlock();
        }
    }

    /** Something to do over the shared connection. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {
        T from(Link link) throws SQLException;
    }

    @Override
    public void close() {
        using.lock();
        try {
            link.close();
        } finally {
            using.unlock();
            if (lock != null) {
                try {
                    lock.close(file);
                } catch (IOException e) {
                    LOG.warn("The database's lock could not be closed as it should be; it ends with the process", e);
                }
            }
        }
    }
}
