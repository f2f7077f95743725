package dev.laurel.backup.destination.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

import dev.laurel.backup.destination.Content;
import dev.laurel.platform.AtomicFile;
import dev.laurel.task.CancelToken;

/** Puts a file in the place of the one that somebody has seen; whoever calls holds the folder's lock. */
final class Replacement {
    private Replacement() {}

    /**
     * Writes the file if it still has a tag.
     *
     * @return what it is now; its time is later than it was, whatever the clock says, so that its tag is a new one
     * @throws NoSuchFileException if it is another one, or none
     */
    static BasicFileAttributes write(String key, Path file, String tag, Content content, CancelToken cancel)
            throws IOException {
        var before = attributes(file);
        if (!before.isRegularFile() || !FolderWalk.stored(key, before).tag().equals(tag)) {
            throw new NoSuchFileException(key);
        }
        AtomicFile.write(file, AtomicFile.Access.PRIVATE, out -> NewFile.copy(content, out, cancel));
        return makeLater(file, before.lastModifiedTime());
    }

    /** File systems count in nanoseconds, milliseconds or, on a stick, in steps of two seconds. */
    private static BasicFileAttributes makeLater(Path file, FileTime before) throws IOException {
        var now = attributes(file);
        for (var step = Duration.ofMillis(1);
                now.lastModifiedTime().compareTo(before) <= 0;
                step = step.multipliedBy(2)) {
            Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plus(step)));
            now = attributes(file);
        }
        return now;
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
