package dev.laurel.platform;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a file so that a reader finds either what was there before or all of the new content, whatever happens in
 * between: temporary file in the same folder, fsync, atomic move, fsync of the folder. Safe from any thread.
 */
public final class AtomicFile {
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final String PREFIX = ".laurel-";
    private static final String SUFFIX = ".tmp";
    private static final Pattern TEMPORARY =
            Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,18})-\\d+" + Pattern.quote(SUFFIX));

    private AtomicFile() {}

    /** Who may read the file. */
    public enum Access {
        /** This user alone (0600), where the system knows such a thing. */
        PRIVATE,
        /** Whoever may read other new files in that folder. */
        USUAL
    }

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is buffered and is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, replacing one that is there. A link is followed, so that it stays a link.
     *
     * @throws IOException if that fails; what was there before is then unchanged
     */
    public static void write(Path target, Access access, Content content) throws IOException {
        var file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        var temporary = writeTemporary(file, access, content);
        try {
            move(temporary, file);
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw e;
        }
        syncFolder(folderOf(file));
    }

    /**
     * Writes a file that is not there yet.
     *
     * @throws FileAlreadyExistsException if there is a file of this name; it is unchanged
     * @throws IOException if it fails otherwise; there is then no file of this name
     */
    public static void create(Path target, Access access, Content content) throws IOException {
        var file = target.toAbsolutePath();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        var temporary = writeTemporary(file, access, content);
        try {
            publish(temporary, file);
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw e;
        }
        syncFolder(folderOf(file));
    }

    /**
     * Makes an empty file for this user alone, for a library that would make it for whoever the system's usual
     * permissions let in.
     *
     * @throws FileAlreadyExistsException if there is a file of this name; it is unchanged
     */
    public static void createPrivate(Path file) throws IOException {
        Files.createFile(file, attributes(Access.PRIVATE, folderOf(file.toAbsolutePath())));
    }

    /**
     * Whose temporary file this is: of the process with this number, on the computer that wrote it; empty if it is
     * none. One is left over where a process ends before it can give its file the name, by a signal or a power cut.
     *
     * @param name file name, without folders
     */
    public static OptionalLong writer(String name) {
        var found = TEMPORARY.matcher(name);
        return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    /** Makes the entries of a folder durable: what was made, renamed or deleted in it. */
    public static void syncFolder(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return; // Windows can't open a folder for this; its journal keeps entries in order.
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The one new name for the finished file; a hard link fails when the name is taken, a move would not. */
    private static void publish(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
            Files.delete(temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // No hard links here (FAT on a stick, some network shares): claim the name, then move over the claim.
            Files.createFile(file);
            move(temporary, file);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path writeTemporary(Path file, Access access, Content content) throws IOException {
        var folder = folderOf(file);
        var pid = ProcessHandle.current().pid();
        // Counting up past the names that are taken needs no randomness and ends after a few rounds.
        for (var n = 0; ; n++) {
            var temporary = folder.resolve(PREFIX + pid + "-" + n + SUFFIX);
            FileChannel channel;
            try {
                channel = FileChannel.open(temporary, NEW, attributes(access, folder));
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            try {
                write(channel, content);
                return temporary;
            } catch (IOException | RuntimeException | Error e) {
                deleteQuietly(temporary, e);
                throw e;
            }
        }
    }

    private static void write(FileChannel channel, Content content) throws IOException {
        try (channel) {
            var out = new BufferedOutputStream(new Unclosed(Channels.newOutputStream(channel)), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Keeps the channel open for fsync when the content closes its stream. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static FileAttribute<?>[] attributes(Access access, Path folder) {
        return access == Access.PRIVATE && isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path folderOf(Path file) throws IOException {
        var folder = file.getParent();
        if (folder == null) {
            throw new IOException("No file name: " + file);
        }
        return folder;
    }

    private static void deleteQuietly(Path temporary, Throwable cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
