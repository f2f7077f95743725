package dev.laurel.backup.destination.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * Walks the files below a folder in key order, reading one folder of each level at a time. What is deleted meanwhile is
 * left out. Links are not followed: they could lead out of the folder or in circles. Not thread-safe.
 */
final class FolderWalk {
    private final String prefix;
    private final String after;
    private final Deque<Iterator<Entry>> levels = new ArrayDeque<>();

    /** Something in a folder; its key ends with a slash, or goes on, if it is a folder. */
    private record Entry(String key, Path path, BasicFileAttributes attributes) {}

    /**
     * Begins a walk.
     *
     * @param root what keys are relative to
     * @param prefix only keys that begin so
     * @param after only keys behind this one; empty for all
     */
    FolderWalk(Path root, String prefix, String after, CancelToken cancel) throws IOException {
        this.prefix = prefix;
        this.after = after;
        var top = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        levels.push(entries(top, FolderNames.resolve(root, top), cancel));
    }

    /** The next object, or null at the end. */
    @Nullable StoredObject next(CancelToken cancel) throws IOException {
        while (!levels.isEmpty()) {
            var level = levels.element();
            if (!level.hasNext()) {
                levels.pop();
                continue;
            }
            var entry = level.next();
            if (entry.attributes().isDirectory()) {
                levels.push(entries(entry.key(), entry.path(), cancel));
            } else {
                return stored(entry.key(), entry.attributes());
            }
        }
        return null;
    }

    /** What stands for a file in a listing. */
    static StoredObject stored(String key, BasicFileAttributes attributes) {
        var modified = attributes.lastModifiedTime().toInstant();
        var tag = Long.toHexString(attributes.size()) + "-" + Long.toHexString(modified.getEpochSecond()) + "-"
                + Integer.toHexString(modified.getNano());
        return new StoredObject(key, attributes.size(), modified, tag);
    }

    private Iterator<Entry> entries(String key, Path folder, CancelToken cancel) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (var path : stream) {
                cancel.check();
                var entry = entry(key, path);
                if (entry != null && isWanted(entry)) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.<Entry>of().iterator();
        }
        entries.sort((left, right) -> Keys.ORDER.compare(left.key(), right.key()));
        return entries.iterator();
    }

    private static @Nullable Entry entry(String key, Path path) throws IOException {
        var name = path.getFileName().toString();
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory() || (attributes.isRegularFile() && !FolderDestination.isOwn(key + name))
                    ? new Entry(key + FolderNames.toKey(name, attributes.isDirectory()), path, attributes)
                    : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private boolean isWanted(Entry entry) {
        var key = entry.key();
        if (!entry.attributes().isDirectory()) {
            return key.startsWith(prefix) && Keys.ORDER.compare(key, after) > 0;
        }
        return (key.startsWith(prefix) || prefix.startsWith(key))
                && (after.startsWith(key) || Keys.ORDER.compare(key, after) > 0);
    }
}
