package dev.laurel.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import dev.laurel.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * Files that are made to be handed to other programs, by dragging them out of the window. They are for this user's eyes
 * alone and go when this is closed. Safe from any thread; every call does I/O.
 */
public final class OutgoingFiles implements AutoCloseable {
    private static final Log LOG = Log.of(OutgoingFiles.class);

    private @Nullable Path folder;

    /** A place for a file of this name, which no other call gets. */
    public synchronized Path file(String name) {
        try {
            var parent = folder;
            if (parent == null) {
                parent = Files.createTempDirectory("laurel-"); // Owner-only, as the method promises on POSIX.
                folder = parent;
            }
            return Files.createTempDirectory(parent, "").resolve(Path.of(name).getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        var parent = folder;
        folder = null;
        if (parent == null) {
            return;
        }
        try (var all = Files.walk(parent)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("Not deleted: " + parent, e);
        }
    }
}
