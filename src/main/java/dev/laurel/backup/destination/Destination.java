package dev.laurel.backup.destination;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * A place for objects under keys: a folder, a bucket or a container. Safe from any thread. Every call does I/O and
 * fails with a {@link dev.laurel.error.LaurelException} whose code is one of {@link DestinationErrors}, or with
 * {@link java.util.concurrent.CancellationException} when it was cancelled, which leaves nothing half done.
 *
 * <p>A key is a path of segments between slashes, at most {@link Keys#MOST_BYTES} bytes as UTF-8; no segment is empty,
 * {@code .} or {@code ..}, none has control characters.
 */
public interface Destination extends AutoCloseable {
    /** What people call it. */
    String name();

    /**
     * Puts a new object. Of several writers of one key exactly one succeeds, and nobody ever sees a part of it.
     *
     * @param metadata kept beside the object where the destination can do so; names are lower-case letters and digits,
     *     values are printable ASCII
     * @return the object as stored
     * @throws dev.laurel.error.LaurelException DESTINATION_EXISTS if the key is taken; it is unchanged
     */
    StoredObject put(String key, Content content, Map<String, String> metadata, CancelToken cancel);

    /**
     * Puts an object in the place of the one that somebody has seen. Of several who have seen the same one exactly one
     * succeeds, and a reader finds either the old one or the new one.
     *
     * @param tag of the object that is to be replaced, or null if there must be none
     * @return the object as stored; its tag differs from every one that the key had while it had an object
     * @throws dev.laurel.error.LaurelException DESTINATION_CHANGED if the key has another object now, or none; that is
     *     unchanged
     */
    StoredObject replace(
            String key, @Nullable String tag, Content content, Map<String, String> metadata, CancelToken cancel);

    /**
     * Opens an object for reading; the caller closes it.
     *
     * @throws dev.laurel.error.LaurelException DESTINATION_NOT_FOUND if there is none
     */
    Opened open(String key, CancelToken cancel);

    /**
     * One page of the objects whose keys begin with a prefix, in key order ({@link Keys#ORDER}; where keys have
     * characters beyond U+FFFF, which no key of Laurel's has, some servers order them differently).
     *
     * @param prefix any beginning of a key, or empty
     * @param from what the page before said, or null for the first
     */
    Page<StoredObject> list(String prefix, @Nullable String from, CancelToken cancel);

    /**
     * One page of the names of the folders directly below a prefix, without slash, in order: the answer does not cost
     * a look at every object.
     *
     * @param prefix empty or ending with a slash
     * @param from what the page before said, or null for the first
     */
    Page<String> children(String prefix, @Nullable String from, CancelToken cancel);

    /**
     * Deletes objects; those that are gone already are no error.
     *
     * @return keys that could not be deleted
     */
    List<String> delete(Collection<String> keys, CancelToken cancel);

    /**
     * Tries everything that a backup needs, leaving nothing behind.
     *
     * @param passed told of each step once it has passed, in the order of {@link TestStep}
     * @throws dev.laurel.error.LaurelException what the first failing step failed with
     */
    default void test(Consumer<? super TestStep> passed, CancelToken cancel) {
        new Rehearsal(this, cancel).run(passed);
    }

    @Override
    void close();
}
