package dev.laurel.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * What the bytes of a database added up to when the last who had it open closed it. A bit that flips on a disk leaves
 * the file's size and time as they were, and SQLite has no checksum of its own: within a value it would not be noticed.
 *
 * <p>It stands in the lock's file, behind the bytes that are locked, and only while nobody has the database open.
 */
final class ClosingSum {
    /** Reading so much takes some milliseconds; larger databases go without. */
    private static final long MOST = 32L << 20;

    private static final long MAGIC = 0x4C6175726553756DL;
    private static final int AT = 64;
    private static final int LENGTH = 4 * Long.BYTES;

    private ClosingSum() {}

    /** Notes it; the caller is the only one who could have the database open, and has just closed it. */
    static void note(FileChannel notes, Path database) throws IOException {
        if (Files.size(database) <= MOST) {
            write(notes, ByteBuffer.allocate(LENGTH).putLong(MAGIC).putLong(Files.size(database))
                    .putLong(time(database)).putLong(sum(database)));
        }
    }

    /** What is known of the bytes that a start finds. */
    enum Verdict {
        /** They are those that the database was closed with. */
        SAME,
        /** They are others although nobody has written to it. */
        FLIPPED,
        /** It was not closed, somebody else has written to it, or it is a large one. */
        UNKNOWN
    }

    static Verdict look(FileChannel notes, Path database) throws IOException {
        var noted = ByteBuffer.allocate(LENGTH);
        notes.read(noted, AT);
        noted.flip();
        var isKnown = noted.remaining() == LENGTH && noted.getLong() == MAGIC && Files.exists(database)
                && noted.getLong() == Files.size(database) && noted.getLong() == time(database);
        if (!isKnown) {
            return Verdict.UNKNOWN;
        }
        return noted.getLong() == sum(database) ? Verdict.SAME : Verdict.FLIPPED;
    }

    /** Forgets it, once somebody has the database open; what was written until then has another time. */
    static void forget(FileChannel notes) throws IOException {
        if (notes.size() > AT) {
            write(notes, ByteBuffer.allocate(LENGTH).position(LENGTH));
        }
    }

    private static void write(FileChannel notes, ByteBuffer noted) throws IOException {
        notes.write(noted.flip(), AT);
    }

    private static long time(Path database) throws IOException {
        return Files.getLastModifiedTime(database).to(TimeUnit.NANOSECONDS);
    }

    private static long sum(Path database) throws IOException {
        var sum = new CRC32C();
        try (var channel = FileChannel.open(database, StandardOpenOption.READ)) {
            var buffer = ByteBuffer.allocateDirect(1 << 16);
            while (channel.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
        }
        return sum.getValue();
    }
}
