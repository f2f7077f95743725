package dev.laurel.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.platform.AtomicFile;
import org.jspecify.annotations.Nullable;

/** The way to an open database, past all that can be wrong with its file. */
final class DatabaseOpening {
    private static final Log LOG = Log.of(DatabaseOpening.class);

    /** Every page of a database up to this size is checked at a start that does not know it: some milliseconds. */
    private static final long QUICKLY_CHECKED = 2L << 20;

    // https://sqlite.org/fileformat.html#the_database_header
    private static final int HEADER = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final String MAGIC = "SQLite format 3\0";
    private static final int WRITE_VERSION_AT = 18;
    private static final int NEWEST_WRITE_VERSION = 2;
    private static final int PAGE_COUNT_AT = 28;
    private static final int SCHEMA_FORMAT_AT = 44;
    private static final int NEWEST_SCHEMA_FORMAT = 4;
    private static final int MOST_MISSING = 100;

    private static final List<String> COMPANIONS = List.of("-wal", "-shm");

    private final Path file;
    private final Path wal;
    private final Path successor;
    private final Migrations migrations;
    private final InstantSource clock;
    private final DamageSign sign;
    private final List<LaurelError> notices = new ArrayList<>();

    DatabaseOpening(Path file, Migrations migrations, InstantSource clock) {
        this.file = file;
        this.wal = beside(file, "-wal");
        this.successor = beside(file, ".new");
        this.migrations = migrations;
        this.clock = clock;
        this.sign = new DamageSign(file);
    }

    /** What is wrong with the content of the file. */
    private static final class DamageException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Whether it is no database of Laurel at all. */
        private final boolean strange;

        DamageException(boolean strange, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.strange = strange;
        }
    }

    Database.Opening open() {
        DatabaseLock lock;
        try {
            lock = DatabaseLock.take(file);
        } catch (IOException e) {
            return new Database.Opening(openUnwritable(e), notices);
        }
        if (lock == null) {
            throw new LaurelException(LaurelError.of(ErrorCode.STORE_BUSY, file));
        }
        try {
            var database = open(lock);
            lock.opened();
            return new Database.Opening(database, notices);
        } catch (IOException e) {
            throw closing(lock, new LaurelException(LaurelError.of(ErrorCode.STORE_IO, file), e));
        } catch (RuntimeException e) {
            throw closing(lock, e);
        }
    }

    private static RuntimeException closing(DatabaseLock lock, RuntimeException cause) {
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    private Database open(DatabaseLock lock) throws IOException {
        if (Files.notExists(file) && Files.exists(successor)) {
            // A salvage ended between taking the old file away and putting the new one in its place.
            Files.move(successor, file, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            return attempt(lock);
        } catch (DamageException e) {
            LOG.warn("The database can't be used as it is", e);
            if (!lock.isAlone()) {
                throw new LaurelException(LaurelError.of(ErrorCode.STORE_DAMAGED, file), e);
            }
            replace(e.strange);
        }
        try {
            return attempt(lock);
        } catch (DamageException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.STORE_DAMAGED, file), e);
        }
    }

    private Database attempt(DatabaseLock lock) throws IOException, DamageException {
        var isNew = Files.notExists(file);
        var hasWal = Files.exists(wal) && Files.size(wal) > 0;
        if (!isNew && hasWal && Files.size(file) == 0) {
            // SQLite would take it for a new database and delete the write-ahead log.
            throw new DamageException(false, "The file was emptied", null);
        }
        if (!isNew && asksForTheImpossible()) {
            throw new DamageException(false, "The header asks for a way of writing that there is not", null);
        }
        var known = isNew ? ClosingSum.Verdict.UNKNOWN : lock.sinceClosed(file);
        if (known == ClosingSum.Verdict.FLIPPED) {
            throw new DamageException(false, "Its bytes are not those that it was closed with", null);
        }
        var isUnsure = !isNew && known == ClosingSum.Verdict.UNKNOWN && (hasWal || isSmall());
        var check = !isNew && lock.isAlone() && (isUnsure || sign.isThere());
        if (isNew) {
            AtomicFile.createPrivate(file); // What SQLite makes beside it has the same permissions.
        }
        Link link = null;
        try {
            link = Link.open(file, Link.Mode.WRITE);
            var readOnly = prepare(link, check);
            if (isNew) {
                AtomicFile.syncFolder(folder());
            }
            return new Database(file, link, Link.Mode.WRITE, readOnly, lock);
        } catch (SQLException | LaurelException | DamageException e) {
            if (link != null) {
                close(link, e);
            }
            throw translated(e);
        }
    }

    private boolean isSmall() throws IOException {
        return Files.size(file) <= QUICKLY_CHECKED;
    }

    /**
     * Whether a header of SQLite asks for more than there is. SQLite would refuse every write as if the file were
     * read-only, or say of the format of the schema what it says of a mistake in a statement.
     */
    private boolean asksForTheImpossible() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var header = in.readNBytes(HEADER);
            return header.length == HEADER && new String(header, StandardCharsets.ISO_8859_1).startsWith(MAGIC)
                    && (Byte.toUnsignedInt(header[WRITE_VERSION_AT]) > NEWEST_WRITE_VERSION
                            || !isSchemaFormat(ByteBuffer.wrap(header).getInt(SCHEMA_FORMAT_AT)));
        }
    }

    /** 0 is that of a database without tables. */
    private static boolean isSchemaFormat(int number) {
        return number >= 0 && number <= NEWEST_SCHEMA_FORMAT;
    }

    /** Throws what a failure means; returns never. */
    private RuntimeException translated(Exception failure) throws DamageException {
        return switch (failure) {
            case DamageException damage -> throw damage;
            case SQLException e when StoreFailure.isDamage(e) ->
                    throw new DamageException(e.getErrorCode() == 26, "SQLite can't read it", e);
            case LaurelException e when e.error().code() == ErrorCode.STORE_DAMAGED ->
                    throw new DamageException(false, "SQLite can't read it", e);
            case LaurelException e -> e;
            case SQLException e -> StoreFailure.of(file, e);
            default -> new IllegalStateException(failure);
        };
    }

    /** Looks at what it is and brings it up to date; returns why it can't be written, if so. */
    private @Nullable ErrorCode prepare(Link link, boolean check) throws SQLException, IOException, DamageException {
        var version = Migrations.versionOf(link);
        var application = link.number(0, "PRAGMA application_id");
        if (application != Migrations.APPLICATION && link.number(0, "SELECT count(*) FROM sqlite_master") > 0) {
            throw new DamageException(true, "Another program's database: " + application, null);
        }
        if (check) {
            // The quick one does not look at what is in the indices.
            var verdict = link.text(isSmall() ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
            if (!"ok".equals(verdict)) {
                throw new DamageException(false, String.valueOf(verdict), null);
            }
            sign.take();
        }
        if (version > migrations.version()) {
            link.run("PRAGMA query_only = ON");
            notices.add(LaurelError.of(ErrorCode.STORE_NEWER, file));
            return ErrorCode.STORE_NEWER;
        }
        try {
            if (!"wal".equals(link.text("PRAGMA journal_mode"))) {
                link.run("PRAGMA journal_mode = WAL");
            }
            migrations.apply(link);
            if (check && !migrations.isWhole(link)) {
                throw new DamageException(false, "Its tables are not those of version " + version, null);
            }
        } catch (SQLException e) {
            if (StoreFailure.code(e) != ErrorCode.STORE_READ_ONLY) {
                throw e;
            }
            link.run("PRAGMA query_only = ON");
            notices.add(LaurelError.of(ErrorCode.STORE_READ_ONLY, file));
            return ErrorCode.STORE_READ_ONLY;
        }
        return null;
    }

    /** Takes the file aside as it is, and puts a new one with what can be read of it in its place. */
    private void replace(boolean strange) throws IOException {
        deleteAll(successor);
        AtomicFile.createPrivate(successor);
        try (var to = Link.open(successor, Link.Mode.WRITE)) {
            migrations.apply(to);
            if (!strange) {
                salvage(to);
            }
        } catch (SQLException e) {
            throw StoreFailure.of(file, e);
        }
        AtomicFile.syncFolder(folder());
        var aside = aside();
        for (var companion : COMPANIONS) {
            moveIfThere(beside(file, companion), beside(aside, companion));
        }
        moveIfThere(file, aside);
        Files.move(successor, file, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(folder());
        sign.take();
        notices.add(LaurelError.of(strange ? ErrorCode.STORE_STRANGE : ErrorCode.STORE_SALVAGED, file, aside));
    }

    /** Reads a copy, since SQLite would change the original in reading it. */
    private void salvage(Link to) throws IOException {
        var copy = beside(file, ".salvage");
        deleteAll(copy);
        try {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            var hasWal = Files.exists(wal) && Files.size(file) > 0;
            if (hasWal) {
                Files.copy(wal, beside(copy, "-wal"));
            }
            mendHeader(copy, hasWal);
            try (var from = Link.open(copy, Link.Mode.WRITE)) {
                Salvage.copy(from, to);
            }
        } catch (SQLException e) {
            LOG.warn("Nothing could be read of the damaged database", e);
        } finally {
            deleteAll(copy);
        }
    }

    /**
     * SQLite reads nothing at all of a file that is shorter than its header says, which with zeros at its end it does;
     * nor of one that names a format of the schema that there is not.
     */
    private static void mendHeader(Path database, boolean hasWal) throws IOException {
        try (var content = new RandomAccessFile(database.toFile(), "rw")) {
            if (content.length() < HEADER) {
                return;
            }
            content.seek(SCHEMA_FORMAT_AT);
            if (!isSchemaFormat(content.readInt())) {
                content.seek(SCHEMA_FORMAT_AT);
                content.writeInt(NEWEST_SCHEMA_FORMAT);
            }
            content.seek(PAGE_SIZE_AT);
            var pageSize = content.readUnsignedShort();
            content.seek(PAGE_COUNT_AT);
            var size = Integer.toUnsignedLong(content.readInt()) * (pageSize == 1 ? 1 << 16 : pageSize);
            // A header that claims very much more is itself what is wrong.
            if (!hasWal && size > content.length() && size / MOST_MISSING <= content.length()) {
                content.setLength(size);
            }
        }
    }

    private Path aside() {
        var millis = clock.millis();
        while (Files.exists(beside(file, ".damaged-" + millis))) {
            millis++;
        }
        return beside(file, ".damaged-" + millis);
    }

    /** Where nothing can be written, what is there can perhaps be read. */
    private Database openUnwritable(IOException cause) {
        if (!Files.isReadable(file)) {
            throw new LaurelException(LaurelError.of(ErrorCode.STORE_NO_ACCESS, file), cause);
        }
        // Without a write-ahead log the file is all there is, and SQLite needs no files beside it to read it.
        var mode = Files.exists(wal) ? Link.Mode.READ : Link.Mode.FROZEN;
        try {
            var link = Link.open(file, mode);
            var version = Migrations.versionOf(link);
            var reason = version > migrations.version() ? ErrorCode.STORE_NEWER : ErrorCode.STORE_READ_ONLY;
            notices.add(LaurelError.of(reason, file));
            return new Database(file, link, mode, reason, null);
        } catch (SQLException e) {
            throw StoreFailure.of(file, e);
        }
    }

    private Path folder() throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("No folder: " + file);
        }
        return folder;
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to);
        }
    }

    private static void deleteAll(Path database) throws IOException {
        Files.deleteIfExists(database);
        for (var companion : COMPANIONS) {
            Files.deleteIfExists(beside(database, companion));
        }
    }

    private static void close(Link link, Exception cause) {
        try {
            link.close();
        } catch (LaurelException e) {
            cause.addSuppressed(e);
        }
    }
}
