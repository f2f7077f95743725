package dev.laurel.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that holds between processes and inside this one, and that the system lets go of when its holder dies. Its
 * file stays: deleting it would let two processes hold two files of one name.
 */
public final class ProcessLock implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock if nobody has it.
     *
     * @throws IOException if the file can't be made or locked at all
     */
    public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel)) {
                return Optional.of(new ProcessLock(channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /**
     * Takes the lock, waiting for whoever has it.
     *
     * @param atMost how long to wait
     * @return empty if somebody still holds it after that time
     * @throws IOException if the file can't be made or locked at all
     */
    public static Optional<ProcessLock> acquire(Path file, Duration atMost) throws IOException {
        var began = System.nanoTime();
        for (;;) {
            var lock = tryAcquire(file);
            if (lock.isPresent() || System.nanoTime() - began > atMost.toNanos()) {
                return lock;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // Held in this very process.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The lock is gone with the descriptor either way; there is nothing that a caller could do.
        }
    }
}
