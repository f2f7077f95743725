package dev.laurel.backup.destination.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import dev.laurel.backup.destination.Content;
import dev.laurel.platform.AtomicFile;
import dev.laurel.task.CancelToken;

/** Puts a new file into a folder so that nobody ever sees a part of it and nothing is overwritten. */
final class NewFile {
    private static final int CHUNK = 1 << 16;

    private NewFile() {}

    /**
     * Writes a file that is not there yet, and the folders on the way to it.
     *
     * @throws FileAlreadyExistsException if it is there; it is unchanged
     */
    static void write(Path root, Path file, Content content, CancelToken cancel) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var folder = makeFolders(root, file);
            try {
                AtomicFile.create(file, AtomicFile.Access.PRIVATE, out -> copy(content, out, cancel));
                return;
            } catch (NoSuchFileException e) {
                // Somebody who deletes the last backup beside us takes the empty folder along: make it again.
                if (attempt == 3 || Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
    }

    private static Path makeFolders(Path root, Path file) throws IOException {
        var folder = root;
        var way = root.relativize(file);
        for (var i = 0; i < way.getNameCount() - 1; i++) {
            var parent = folder;
            folder = folder.resolve(way.getName(i));
            // A link could lead out of the root, so it does not count as a folder.
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.createDirectory(folder, ownerOnly(root));
                } catch (FileAlreadyExistsException e) {
                    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                        throw new IOException("Not a folder: " + folder, e);
                    }
                }
                AtomicFile.syncFolder(parent);
            }
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path root) {
        return root.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Copies all of a content, until somebody cancels. */
    static void copy(Content content, OutputStream out, CancelToken cancel) throws IOException {
        try (var in = content.open(cancel)) {
            var buffer = new byte[CHUNK];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                out.write(buffer, 0, n);
            }
        }
        cancel.check();
    }
}
