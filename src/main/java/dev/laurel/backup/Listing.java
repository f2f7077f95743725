package dev.laurel.backup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.StoredObject;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/**
 * The backups below some prefixes in key order, read page by page as they are asked for; other objects are left out.
 * Costs one request a page, whatever is pinned. For one thread at a time.
 */
final class Listing implements Iterator<Backup> {
    private final Destination destination;
    private final Iterator<String> prefixes;
    private final @Nullable String user;
    private final CancelToken cancel;

    private String prefix = "";
    private @Nullable String from;
    private boolean within;

    /** Backups that a pin may still come for: a pin's key comes after its backup's, and soon. */
    private final List<Backup> waiting = new ArrayList<>();
    private final List<Instant> pinTimes = new ArrayList<>();

    private Iterator<Backup> ready = List.<Backup>of().iterator();

    /**
     * A listing; nothing is read yet.
     *
     * @param user whose the backups are, or null if the keys say so
     */
    Listing(Destination destination, List<String> prefixes, @Nullable String user, CancelToken cancel) {
        this.destination = destination;
        this.prefixes = prefixes.iterator();
        this.user = user;
        this.cancel = cancel;
    }

    /** The backups that one more page settles, perhaps none; null after the last page. */
    @Nullable List<Backup> nextPage() {
        if (!within) {
            if (!prefixes.hasNext()) {
                return null;
            }
            prefix = prefixes.next();
            within = true;
        }
        cancel.check();
        var page = destination.list(prefix, from, cancel);
        var settled = new ArrayList<Backup>();
        for (var object : page.items()) {
            take(object, settled);
        }
        from = page.next();
        if (from == null) {
            within = false;
            flush(settled);
        }
        return settled;
    }

    private void take(StoredObject object, List<Backup> settled) {
        var pin = PinKey.parse(object.key());
        if (pin.isPresent()) {
            pinned(pin.get(), object);
            return;
        }
        var key = BackupKey.parse(object.key());
        if (key.isPresent()) {
            if (!waiting.isEmpty() && !object.key().startsWith(waiting.getFirst().key())) {
                flush(settled);
            }
            waiting.add(backup(object, key.get(), user == null ? key.get().user() : user));
            pinTimes.add(Instant.MIN);
        }
    }

    /** Of two pins that were set at once the later one counts; both are the backup's. */
    private void pinned(PinKey pin, StoredObject object) {
        for (var i = 0; i < waiting.size(); i++) {
            var backup = waiting.get(i);
            if (backup.key().equals(pin.backup())) {
                var known = backup.pin();
                var keys = new ArrayList<>(known == null ? List.<String>of() : known.keys());
                if (known == null || !object.modified().isBefore(pinTimes.get(i))) {
                    keys.add(object.key());
                    waiting.set(i, backup.with(new Pin(pin.comment(), pin.whole(), keys)));
                    pinTimes.set(i, object.modified());
                } else {
                    keys.addFirst(object.key());
                    waiting.set(i, backup.with(new Pin(known.comment(), known.whole(), keys)));
                }
            }
        }
    }

    private void flush(List<Backup> settled) {
        settled.addAll(waiting);
        waiting.clear();
        pinTimes.clear();
    }

    static Backup backup(StoredObject stored, BackupKey key, String user) {
        return new Backup(stored.key(), user, key.version(), Instant.ofEpochMilli(key.millis()), stored.size(),
                key.form() != Form.PLAIN, null);
    }

    @Override
    public boolean hasNext() {
        while (!ready.hasNext()) {
            var page = nextPage();
            if (page == null) {
                return false;
            }
            ready = page.iterator();
        }
        return true;
    }

    @Override
    public Backup next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.next();
    }

    /** The first backup of a key, if there is one. */
    Optional<Backup> find(String key) {
        while (hasNext()) {
            var backup = next();
            if (backup.key().equals(key)) {
                return Optional.of(backup);
            }
        }
        return Optional.empty();
    }
}
