package dev.laurel.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.Page;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * The backups of one destination, whatever they hold. Other objects there are never listed and never touched. Safe from
 * any thread; every call does I/O and fails as {@link Destination} says.
 */
public final class Backups {
    /** The newest first; of two of one time the one whose key comes later. */
    public static final Comparator<Backup> NEWEST_FIRST =
            Comparator.comparing(Backup::time).thenComparing(Backup::key, Keys.ORDER).reversed();

    /** The metadata's name for the SHA-256 of a backup's plain text; the content may be encrypted. */
    static final String PLAIN_SHA256 = "sha256";

    /** So many names in a row are taken by nobody who plays fair. */
    private static final int MOST_CLASHES = 1000;
    private static final int BATCH = 1000;

    private final Destination destination;
    private final String appVersion;
    private final InstantSource clock;

    /**
     * The backups of a destination, which stays the caller's to close.
     *
     * @param appVersion what stands in the keys of new ones
     * @param clock for the keys of new ones
     */
    public Backups(Destination destination, String appVersion, InstantSource clock) {
        this.destination = destination;
        this.appVersion = appVersion;
        this.clock = clock;
    }

    /** Where they are. */
    public Destination destination() {
        return destination;
    }

    /**
     * Puts a new backup under a key that nobody has; where the key of this millisecond is taken, the next one is.
     *
     * @param metadata kept beside it where the destination can do so
     */
    public Backup put(
            String user, Form form, Content content, Map<String, String> metadata, CancelToken cancel) {
        var key = new BackupKey(user, appVersion, Math.max(clock.millis(), 0), form);
        for (var clashes = 0; ; clashes++) {
            try {
                var stored = destination.put(key.text(), content, metadata, cancel);
                return Listing.backup(stored, key, user);
            } catch (LaurelException e) {
                if (e.error().code() != ErrorCode.DESTINATION_EXISTS || clashes == MOST_CLASHES) {
                    throw e;
                }
                key = key.next();
            }
        }
    }

    /** Tells of every backup of a user as the pages come in, in key order: oldest first within a version. */
    public void list(String user, Consumer<? super Backup> each, CancelToken cancel) {
        inKeyOrder(user, cancel).forEachRemaining(each);
    }

    /**
     * Every backup of a user, or of all users, in key order; each page is asked for when the one before is used up. The
     * iterator is for one thread at a time and fails as the destination does.
     *
     * @param user null for all users
     */
    public Iterator<Backup> inKeyOrder(@Nullable String user, CancelToken cancel) {
        return listing(user, cancel);
    }

    private Listing listing(@Nullable String user, CancelToken cancel) {
        return new Listing(destination, user == null ? List.of(BackupKey.ROOT) : prefixes(user), user, cancel);
    }

    /**
     * Every backup of a user, or of all users, newest first.
     *
     * @param user null for all users
     */
    public List<Backup> newestFirst(@Nullable String user, CancelToken cancel) {
        var found = new ArrayList<Backup>();
        inKeyOrder(user, cancel).forEachRemaining(found::add);
        found.sort(NEWEST_FIRST);
        return found;
    }

    /** Ids of all users who may have backups there, in order; costs no look at their backups. */
    public Set<String> users(CancelToken cancel) {
        var users = new LinkedHashSet<String>();
        String from = null;
        do {
            Page<String> page = destination.children(BackupKey.ROOT, from, cancel);
            page.items().forEach(segment -> users.add(UserSegment.decode(segment)));
            from = page.next();
        } while (from != null);
        return users;
    }

    /**
     * Tells page by page of everybody who has backups there: after each page of the listing, of those players whom it
     * has brought something new of, with all that is known of them so far.
     *
     * @param eachPage may be told of a player more than once; what it is told last stands
     */
    public void players(Consumer<? super List<Player>> eachPage, CancelToken cancel) {
        var players = new HashMap<String, Player>();
        var listing = listing(null, cancel);
        for (var page = listing.nextPage(); page != null; page = listing.nextPage()) {
            var changed = new LinkedHashMap<String, Player>();
            for (var backup : page) {
                changed.put(backup.user(), players.merge(backup.user(), Player.of(backup), Player::plus));
            }
            if (!changed.isEmpty()) {
                eachPage.accept(List.copyOf(changed.values()));
            }
        }
    }

    /** All backups of each user together, in order of their keys as far as can be; never all users at once. */
    public Iterator<UserBackups> byUser(CancelToken cancel) {
        return new UserGroups(inKeyOrder(null, cancel));
    }

    /** A backup by its key, if it is there. */
    public Optional<Backup> find(String key, CancelToken cancel) {
        return BackupKey.parse(key).isEmpty()
                ? Optional.empty()
                : new Listing(destination, List.of(key), null, cancel).find(key);
    }

    /** The backup of a key, which has to be there. */
    private Backup needed(String key, CancelToken cancel) {
        return find(key, cancel).orElseThrow(() ->
                DestinationErrors.of(ErrorCode.DESTINATION_NOT_FOUND, destination.name(), key, null));
    }

    /**
     * Pins a backup, or gives its pin another comment. There is a pin at every moment of a change.
     *
     * @param comment one line of at most {@link Pin#LONGEST_COMMENT} characters, or empty
     * @return the backup as it is then
     * @throws LaurelException PIN_COMMENT_BAD if the comment can't be one; DESTINATION_NOT_FOUND if there is no such
     *     backup
     */
    public Backup pin(String key, String comment, CancelToken cancel) {
        var text = comment.strip();
        if (!Pin.isComment(text)) {
            throw new LaurelException(LaurelError.of(ErrorCode.PIN_COMMENT_BAD, Pin.LONGEST_COMMENT));
        }
        var backup = needed(key, cancel);
        var before = backup.pin() == null ? List.<String>of() : backup.pin().keys();
        var pinKey = PinKey.of(key, text);
        var pin = PinKey.parse(pinKey).orElseThrow();
        if (!before.contains(pinKey)) {
            putPin(pinKey, text, cancel);
        } else if (!pin.whole()) {
            // A comment that is cut in its key may be another one under the same key.
            replacePin(pinKey, text, cancel);
        }
        deleteAll(before.stream().filter(it -> !it.equals(pinKey)).toList(), cancel);
        return backup.with(new Pin(pin.comment(), pin.whole(), List.of(pinKey)));
    }

    private void putPin(String key, String comment, CancelToken cancel) {
        try {
            destination.put(key, content(comment), Map.of(), cancel);
        } catch (LaurelException e) {
            if (e.error().code() != ErrorCode.DESTINATION_EXISTS) {
                throw e;
            }
            // Somebody else has just pinned it with these words.
        }
    }

    private void replacePin(String key, String comment, CancelToken cancel) {
        String tag;
        try (var opened = destination.open(key, cancel)) {
            tag = opened.object().tag();
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key, e);
        }
        destination.replace(key, tag, content(comment), Map.of(), cancel);
    }

    private static Content content(String comment) {
        return Content.of(comment.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes the pin off a backup; none is no error.
     *
     * @return the backup as it is then
     * @throws LaurelException DESTINATION_NOT_FOUND if there is no such backup
     */
    public Backup unpin(String key, CancelToken cancel) {
        var backup = needed(key, cancel);
        deleteAll(backup.pin() == null ? List.of() : backup.pin().keys(), cancel);
        return backup.with(null);
    }

    /** The whole comment of a backup's pin; asks the destination only where the listing does not tell it. */
    public String comment(Backup backup, CancelToken cancel) {
        var pin = backup.pin();
        if (pin == null || pin.whole()) {
            return pin == null ? "" : pin.comment();
        }
        var key = pin.keys().getLast();
        try (var in = open(key, cancel)) {
            return new String(in.readNBytes(Pin.LONGEST_COMMENT * 4), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key, e);
        }
    }

    private void deleteAll(List<String> keys, CancelToken cancel) {
        var failed = keys.isEmpty() ? List.<String>of() : destination.delete(keys, cancel);
        if (!failed.isEmpty()) {
            throw DestinationErrors.of(
                    ErrorCode.DESTINATION_PERMISSION, destination.name(), failed.getFirst(), null);
        }
    }

    /** A backup's content as it lies there. */
    public InputStream open(String key, CancelToken cancel) {
        return destination.open(key, cancel).content();
    }

    /**
     * Deletes backups with their pins.
     *
     * @return keys of those that could not be deleted
     */
    public List<String> delete(Collection<Backup> backups, CancelToken cancel) {
        var failed = new ArrayList<String>();
        var batch = new ArrayList<String>();
        for (var backup : backups) {
            batch.add(backup.key());
            if (backup.pin() != null) {
                batch.addAll(backup.pin().keys());
            }
            if (batch.size() >= BATCH) {
                failed.addAll(destination.delete(List.copyOf(batch), cancel));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            failed.addAll(destination.delete(List.copyOf(batch), cancel));
        }
        return failed;
    }

    /** Where a user's backups lie: where Laurel puts them, and where somebody put them who does not encode ids. */
    static List<String> prefixes(String user) {
        var encoded = BackupKey.prefix(user);
        var plain = BackupKey.ROOT + user + "/";
        var isElsewhere = user.indexOf('/') >= 0 || user.indexOf('%') >= 0 || user.equals("~")
                || !Keys.isKey(BackupKey.ROOT + user);
        return plain.equals(encoded) || isElsewhere ? List.of(encoded) : List.of(encoded, plain);
    }
}
