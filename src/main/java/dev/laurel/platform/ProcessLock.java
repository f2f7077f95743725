package dev.laurel.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that holds between processes and inside this one, and that the system lets go of when its holder dies. Its
 * file stays: deleting it would let two processes hold two files of one name.
 */
public final class ProcessLock implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /**
     * Files that this JVM holds, as they are really called. Where locks belong to processes, as POSIX has it, closing
     * any channel of a file lets go of its lock, so a file that is held here is not opened a second time. As static as
     * the locks of the system are.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock if nobody has it.
     *
     * @throws IOException if the file can't be made or locked at all
     */
    public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        var real = absolute.resolveSibling(".").toRealPath().resolve(absolute.getFileName());
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        var locked = false;
        try {
            var channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                locked = channel.tryLock() != null;
            } finally {
                if (!locked) {
                    channel.close();
                }
            }
            return locked ? Optional.of(new ProcessLock(real, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                HELD.remove(real);
            }
        }
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

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException _) {
            // The lock is gone with the descriptor either way; there is nothing that a caller could do.
        } finally {
            HELD.remove(file);
        }
    }
}
