package dev.laurel.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.laurel.platform.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * Who has a data folder's database open: one at a time may open it, and only who is alone may put another file in its
 * place. Two byte ranges of one file; the system lets go of them when their process dies.
 */
final class DatabaseLock implements AutoCloseable {
    private static final long OPENING = 0;
    private static final long USING = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final FileChannel channel;
    private final FileLock opening;
    private final boolean alone;
    private @Nullable FileLock using;

    private DatabaseLock(FileChannel channel, FileLock opening, boolean alone) {
        this.channel = channel;
        this.opening = opening;
        this.alone = alone;
    }

    /**
     * Waits until nobody else is opening the database.
     *
     * @return null if others are at it for too long
     * @throws IOException if the lock's file can't be written
     */
    static @Nullable DatabaseLock take(Path database) throws IOException {
        var file = database.resolveSibling(database.getFileName() + ".lock");
        if (Files.notExists(file)) {
            try {
                AtomicFile.createPrivate(file);
            } catch (FileAlreadyExistsException e) {
                // Another process was quicker, with the same.
            }
        }
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var opening = await(channel);
            if (opening != null) {
                return new DatabaseLock(channel, opening, isFree(channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    private static @Nullable FileLock await(FileChannel channel) throws IOException {
        var began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            var lock = tryLock(channel, OPENING, false);
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return null;
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        var lock = tryLock(channel, USING, false);
        if (lock != null) {
            lock.release();
        }
        return lock != null;
    }

    private static @Nullable FileLock tryLock(FileChannel channel, long at, boolean shared) throws IOException {
        try {
            return channel.tryLock(at, 1, shared);
        } catch (OverlappingFileLockException e) {
            return null; // Held in this very process.
        }
    }

    /** Whether nobody else had the database open when this was taken. */
    boolean isAlone() {
        return alone;
    }

    /** Lets others open the database, and shows them that it is in use until this is closed. */
    void opened() throws IOException {
        ClosingSum.forget(channel);
        using = tryLock(channel, USING, true);
        opening.release();
    }

    /** What is known of the bytes of the database since it was last closed. */
    ClosingSum.Verdict sinceClosed(Path database) throws IOException {
        return alone ? ClosingSum.look(channel, database) : ClosingSum.Verdict.UNKNOWN;
    }

    /** Closes this after the database was closed, and notes what it adds up to if nobody else has it open. */
    void close(Path database) throws IOException {
        try (this) {
            if (using != null && tryLock(channel, OPENING, false) != null) {
                using.release();
                if (isFree(channel)) {
                    ClosingSum.note(channel, database);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
