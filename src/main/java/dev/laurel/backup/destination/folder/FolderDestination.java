package dev.laurel.backup.destination.folder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.Opened;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.platform.ProcessLock;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files below a folder, under the same keys as in a bucket. An object is written beside its place, fsynced,
 * and given its name only if nobody has it; its folders are fsynced too. Files are for their owner's eyes alone.
 *
 * <p>A marker file tells the folder from an empty mount point: where it is missing, a stick is unplugged or a share is
 * not mounted, and the destination is unreachable rather than empty.
 */
public final class FolderDestination implements Destination {
    private static final String MARKER = ".laurel";
    private static final String USERS = "users";
    private static final int PAGE = 1000;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(200);

    private final String name;
    private final Path root;
    private final int pageSize;
    private final FolderErrors errors;
    private final WalksUnderWay walks = new WalksUnderWay();
    /** Folders in which leftovers were looked for: once in each, as many backups may be put there one after another. */
    private final Set<Path> swept = ConcurrentHashMap.newKeySet();

    /**
     * A folder that was set up before; nothing is touched yet.
     *
     * @param name what people call it
     * @param root absolute
     */
    public FolderDestination(String name, Path root) {
        this(name, root, PAGE);
    }

    FolderDestination(String name, Path root, int pageSize) {
        this.name = name;
        this.root = root;
        this.pageSize = pageSize;
        errors = new FolderErrors(name, root);
    }

    /**
     * Makes a folder ready to be a destination: makes it, unless even the folder around it is missing, and marks it.
     *
     * @throws LaurelException DESTINATION_UNREACHABLE if the folder around it is missing,
     *     DESTINATION_PERMISSION and others if it can't be made
     */
    public static void setUp(String name, Path root) {
        var errors = new FolderErrors(name, root);
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectory(root);
            }
            if (!isSetUp(root)) {
                AtomicFile.create(root.resolve(MARKER), AtomicFile.Access.USUAL, out -> {});
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(root)) {
                throw DestinationErrors.of(ErrorCode.DESTINATION_OTHER, name, root.toString(), e);
            }
        } catch (IOException e) {
            throw errors.of(e, root.toString(), 0);
        }
    }

    /** Backups without a marker are as good: somebody may have copied them here. */
    private static boolean isSetUp(Path root) {
        return Files.exists(root.resolve(MARKER)) || Files.isDirectory(root.resolve(USERS));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredObject put(String key, Content content, Map<String, String> metadata, CancelToken cancel) {
        cancel.check();
        var file = file(key, ErrorCode.DESTINATION_OTHER);
        checkReachable();
        try {
            NewFile.write(root, file, content, cancel);
            var attributes = attributes(file);
            var folder = file.getParent();
            if (folder != null && swept.add(folder)) {
                LeftOvers.sweep(folder, attributes.lastModifiedTime());
            }
            return FolderWalk.stored(key, attributes);
        } catch (IOException e) {
            throw errors.of(e, key, content.size());
        }
    }

    @Override
    public StoredObject replace(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, CancelToken cancel) {
        cancel.check();
        var file = file(key, ErrorCode.DESTINATION_OTHER);
        checkReachable();
        try {
            if (tag == null) {
                NewFile.write(root, file, content, cancel);
                return FolderWalk.stored(key, attributes(file));
            }
            if (leadsOut(file)) {
                throw new NoSuchFileException(key);
            }
            try (var _ = lock(cancel)) {
                return FolderWalk.stored(key, Replacement.write(key, file, tag, content, cancel));
            }
        } catch (NoSuchFileException | NotDirectoryException | FileAlreadyExistsException e) {
            checkReachable();
            throw DestinationErrors.of(ErrorCode.DESTINATION_CHANGED, name, key, e);
        } catch (IOException e) {
            throw errors.of(e, key, content.size());
        }
    }

    /** The marker is the one file that every process here has; who holds it may replace objects. */
    private ProcessLock lock(CancelToken cancel) throws IOException {
        for (;;) {
            var lock = ProcessLock.acquire(root.resolve(MARKER), LOCK_PAUSE);
            if (lock.isPresent()) {
                return lock.get();
            }
            cancel.check();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
        }
    }

    @Override
    public Opened open(String key, CancelToken cancel) {
        cancel.check();
        var file = file(key, ErrorCode.DESTINATION_NOT_FOUND);
        checkReachable();
        try {
            for (;;) {
                cancel.check();
                var before = attributes(file);
                if (!before.isRegularFile() || leadsOut(file)) {
                    throw new NoSuchFileException(key);
                }
                var in = Files.newInputStream(file);
                var object = FolderWalk.stored(key, before);
                if (object.equals(FolderWalk.stored(key, attributes(file)))) {
                    return new Opened(object, new Reading(in, key, cancel), Map.of());
                }
                in.close(); // Replaced just now: whose bytes these are can't be told.
            }
        } catch (IOException e) {
            throw errors.of(e, key, 0);
        }
    }

    /** A file's bytes until somebody cancels. */
    private final class Reading extends FilterInputStream {
        private final String key;
        private final CancelToken cancel;

        Reading(InputStream in, String key, CancelToken cancel) {
            super(in);
            this.key = key;
            this.cancel = cancel;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            cancel.check();
            try {
                return in.read(bytes, from, length);
            } catch (IOException e) {
                throw errors.of(e, key, 0);
            }
        }
    }

    @Override
    public Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel) {
        cancel.check();
        checkReachable();
        try {
            if (!Keys.isPrefix(prefix)) {
                return new Page<>(List.of(), null);
            }
            var walk = from == null ? null : walks.take(prefix, from);
            if (walk == null) {
                walk = new FolderWalk(root, prefix, from == null ? "" : from, cancel);
            }
            var items = new ArrayList<StoredObject>();
            while (items.size() < pageSize) {
                var item = walk.next(cancel);
                if (item == null) {
                    checkReachable(); // Unplugged on the way looks like a folder that ends early.
                    return new Page<>(items, null);
                }
                items.add(item);
            }
            var next = items.getLast().key();
            walks.keep(prefix, next, walk);
            return new Page<>(items, next);
        } catch (IOException e) {
            throw errors.of(e, prefix, 0);
        }
    }

    @Override
    public Page<String> children(String prefix, @Nullable String from, CancelToken cancel) {
        cancel.check();
        checkReachable();
        if (!Keys.isPrefix(prefix)) {
            return new Page<>(List.of(), null);
        }
        try {
            var names = new LinkedHashSet<String>();
            collectChildren(FolderNames.resolve(root, prefix), "", names, cancel);
            checkReachable();
            var sorted = names.stream().filter(it -> from == null || Keys.ORDER.compare(it, from) > 0)
                    .sorted(Keys.ORDER).limit(pageSize + 1L).toList();
            return sorted.size() <= pageSize
                    ? new Page<>(sorted, null)
                    : new Page<>(sorted.subList(0, pageSize), sorted.get(pageSize - 1));
        } catch (IOException e) {
            throw errors.of(e, prefix, 0);
        }
    }

    private static void collectChildren(Path folder, String begun, Collection<String> names, CancelToken cancel)
            throws IOException {
        try (var stream = Files.newDirectoryStream(folder)) {
            for (var path : stream) {
                cancel.check();
                var child = path.getFileName().toString();
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                if (FolderNames.goesOn(child)) {
                    collectChildren(path, begun + FolderNames.toKey(child, true), names, cancel);
                } else {
                    names.add(begun + child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Nothing there: no children.
        }
    }

    @Override
    public List<String> delete(Collection<String> keys, CancelToken cancel) {
        checkReachable();
        var failed = new ArrayList<String>();
        var folders = new LinkedHashSet<Path>();
        try {
            for (var key : keys) {
                cancel.check();
                try {
                    delete(file(key, ErrorCode.DESTINATION_NOT_FOUND), folders);
                } catch (LaurelException | IOException e) {
                    failed.add(key);
                }
            }
        } finally {
            folders.forEach(this::settle);
        }
        if (!failed.isEmpty()) {
            checkReachable();
        }
        return failed;
    }

    private void delete(Path file, Collection<Path> folders) throws IOException {
        var folder = file.getParent();
        if (folder == null || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (leadsOut(file)) {
                return;
            }
            Files.delete(file);
            folders.add(folder);
        } catch (NoSuchFileException e) {
            // Gone already.
        }
    }

    /**
     * Makes deletions in a folder durable. In a bucket a folder is gone with its last object, and a player without
     * backups is nobody here either: folders that are empty now go too. What can't be synced or deleted stays; the
     * objects are gone all the same.
     */
    private void settle(Path folder) {
        try {
            // Deleting has changed the folder just now, and its time tells the file system's clock.
            LeftOvers.sweep(folder, Files.getLastModifiedTime(folder));
            for (var it = folder; it != null && !it.equals(root); it = it.getParent()) {
                AtomicFile.syncFolder(it);
                Files.delete(it);
            }
        } catch (IOException e) {
            // Not empty, as a rule.
        }
    }

    /** Whether a link on the way to a file leads out of the root. */
    private boolean leadsOut(Path file) throws IOException {
        return !file.resolveSibling(".").toRealPath().startsWith(root.toRealPath());
    }

    private Path file(String key, ErrorCode refusal) {
        if (!Keys.isKey(key)) {
            throw DestinationErrors.of(refusal, name, key, null);
        }
        try {
            var file = FolderNames.resolve(root, key).normalize();
            if (file.startsWith(root) && !file.equals(root) && !isOwn(key)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw DestinationErrors.of(refusal, name, key, e);
        }
        throw DestinationErrors.of(refusal, name, key, null);
    }

    /** Whether a file is Laurel's own and no object: the marker, or a temporary file. */
    static boolean isOwn(String key) {
        var name = key.substring(key.lastIndexOf('/') + 1);
        return key.equals(MARKER) || AtomicFile.writer(name).isPresent();
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private void checkReachable() {
        if (Files.isDirectory(root) && !Files.isReadable(root)) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_PERMISSION, name, root.toString(), null);
        }
        if (!isSetUp(root)) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_UNREACHABLE, name, root.toString(), null);
        }
    }

    @Override
    public void close() {
        walks.clear();
    }
}
