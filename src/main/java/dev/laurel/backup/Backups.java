package dev.laurel.backup;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Keys;
import dev.laurel.backup.destination.Page;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.error.ErrorCode;
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

    private static final String PIN = ".pin";
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
                return backup(stored, key, user, false);
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
        for (var prefix : prefixes(user)) {
            list(prefix, user, each, cancel);
        }
    }

    /** Tells of every backup of every user as the pages come in, in key order. */
    public void listAll(Consumer<? super Backup> each, CancelToken cancel) {
        list(BackupKey.ROOT, null, each, cancel);
    }

    /**
     * Every backup of a user, or of all users, newest first.
     *
     * @param user null for all users
     */
    public List<Backup> newestFirst(@Nullable String user, CancelToken cancel) {
        var found = new ArrayList<Backup>();
        if (user == null) {
            listAll(found::add, cancel);
        } else {
            list(user, found::add, cancel);
        }
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

    /** Everybody who has a backup there, by id. */
    public List<Player> players(CancelToken cancel) {
        var players = new TreeMap<String, Player>();
        listAll(backup -> players.merge(
                backup.user(), new Player(backup.user(), backup.time(), 1, backup.size()), Player::plus), cancel);
        return List.copyOf(players.values());
    }

    /** A backup by its key, if it is there. */
    public Optional<Backup> find(String key, CancelToken cancel) {
        var parsed = BackupKey.parse(key);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        var found = new ArrayList<Backup>();
        list(key, null, backup -> {
            if (backup.key().equals(key)) {
                found.add(backup);
            }
        }, cancel);
        return found.stream().findFirst();
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
            if (backup.pinned()) {
                batch.add(backup.key() + PIN);
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
    private static List<String> prefixes(String user) {
        var encoded = BackupKey.prefix(user);
        var plain = BackupKey.ROOT + user + "/";
        var isElsewhere = user.indexOf('/') >= 0 || user.indexOf('%') >= 0 || user.equals("~")
                || !Keys.isKey(BackupKey.ROOT + user);
        return plain.equals(encoded) || isElsewhere ? List.of(encoded) : List.of(encoded, plain);
    }

    private void list(String prefix, @Nullable String user, Consumer<? super Backup> each, CancelToken cancel) {
        var pins = new PinMatcher(each);
        String from = null;
        do {
            Page<StoredObject> page = destination.list(prefix, from, cancel);
            for (var object : page.items()) {
                var key = object.key();
                if (key.endsWith(PIN)) {
                    pins.pin(key.substring(0, key.length() - PIN.length()));
                } else {
                    BackupKey.parse(key).ifPresent(it ->
                            pins.backup(backup(object, it, user == null ? it.user() : user, false)));
                }
            }
            from = page.next();
        } while (from != null);
        pins.flush();
    }

    private static Backup backup(StoredObject stored, BackupKey key, String user, boolean pinned) {
        return new Backup(stored.key(), user, key.version(), Instant.ofEpochMilli(key.millis()), stored.size(),
                key.form() != Form.PLAIN, pinned);
    }

    /** Holds backups back until no pin of theirs can come any more: a pin's key comes after its backup's, and soon. */
    private static final class PinMatcher {
        private final Consumer<? super Backup> each;
        private final List<Backup> waiting = new ArrayList<>();

        PinMatcher(Consumer<? super Backup> each) {
            this.each = each;
        }

        void backup(Backup backup) {
            if (!waiting.isEmpty() && !backup.key().startsWith(waiting.getFirst().key())) {
                flush();
            }
            waiting.add(backup);
        }

        void pin(String key) {
            waiting.replaceAll(it -> it.key().equals(key)
                    ? new Backup(it.key(), it.user(), it.version(), it.time(), it.size(), it.encrypted(), true)
                    : it);
        }

        void flush() {
            waiting.forEach(each);
            waiting.clear();
        }
    }
}
