package dev.laurel.backup.destination.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

import dev.laurel.log.Log;
import dev.laurel.platform.AtomicFile;

/**
 * Temporary files whose writers died before they could give them their names. Nobody ever sees them in a list, so
 * nobody else would delete them.
 */
final class LeftOvers {
    private static final Log LOG = Log.of(LeftOvers.class);

    /** A writer on another computer can't be asked whether it lives; none writes one file for as long as this. */
    private static final Duration DEAD = Duration.ofDays(1);

    private LeftOvers() {}

    /**
     * Deletes those of a folder that nobody can be writing any more. What can't be deleted stays for another time.
     *
     * @param now by the clock of the file system, which may be another computer's
     */
    static void sweep(Path folder, FileTime now) {
        try (var files = Files.newDirectoryStream(folder, file -> isDead(file, now))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException | IOException e) {
            LOG.warn("What is left over in " + folder + " stays", e);
        }
    }

    private static boolean isDead(Path file, FileTime now) throws IOException {
        var writer = AtomicFile.writer(file.getFileName().toString());
        if (writer.isEmpty() || ProcessHandle.of(writer.getAsLong()).isPresent()) {
            return false;
        }
        var modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        return modified.plus(DEAD).isBefore(now.toInstant());
    }
}
