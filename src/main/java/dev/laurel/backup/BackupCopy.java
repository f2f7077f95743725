package dev.laurel.backup;

import java.io.IOException;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Digests;
import dev.laurel.backup.destination.Keys;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * Copies backups with their pins from one destination to another, as they lie there. Only what is missing is copied,
 * so a copy that broke off goes on where it was when it is begun again. Safe from any thread.
 */
public final class BackupCopy {
    private static final int WIDTH = 16;
    private static final int CHUNK = 1 << 16;

    private final Backups from;
    private final Backups to;
    private final TaskRunner tasks;
    private final boolean readBack;

    /**
     * A copy between two destinations, which stay the caller's to close.
     *
     * @param readBack whether each object is read again after it was written
     */
    public BackupCopy(Backups from, Backups to, TaskRunner tasks, boolean readBack) {
        this.from = from;
        this.to = to;
        this.tasks = tasks;
        this.readBack = readBack;
    }

    /**
     * Something to copy.
     *
     * @param backup as it is at the source
     * @param pinOnly whether the backup is there already and only its pin is missing
     */
    public record Item(Backup backup, boolean pinOnly) {}

    /**
     * What is to be done.
     *
     * @param items what is missing
     * @param there how many backups are there already, by user
     * @param differing backups of which another content is there under the same key; they are left alone
     */
    public record Plan(List<Item> items, Map<String, Integer> there, List<Backup> differing) {
        public Plan {
            items = List.copyOf(items);
            there = Map.copyOf(there);
            differing = List.copyOf(differing);
        }

        /** Whose backups it is about. */
        public Set<String> users() {
            var users = new TreeSet<>(there.keySet());
            items.forEach(item -> users.add(item.backup().user()));
            differing.forEach(backup -> users.add(backup.user()));
            return users;
        }
    }

    /**
     * What became of one item.
     *
     * @param error why it was not copied, or null if it was
     */
    public record Outcome(Item item, @Nullable LaurelError error) {}

    /**
     * Compares the two listings; costs one request a page and side.
     *
     * @param users whose backups, or null for everybody's
     */
    public Plan plan(@Nullable Collection<String> users, CancelToken cancel) {
        var plan = new Planning();
        if (users == null) {
            plan.compare(BackupKey.ROOT, null, cancel);
        } else {
            for (var user : users) {
                Backups.prefixes(user).forEach(prefix -> plan.compare(prefix, user, cancel));
            }
        }
        return new Plan(plan.items, plan.there, plan.differing);
    }

    /** Both listings are in key order, so one walk along both of them finds what is missing. */
    private final class Planning {
        private final List<Item> items = new ArrayList<>();
        private final Map<String, Integer> there = new HashMap<>();
        private final List<Backup> differing = new ArrayList<>();

        void compare(String prefix, @Nullable String user, CancelToken cancel) {
            var sources = new Listing(from.destination(), List.of(prefix), user, cancel);
            var targets = new Listing(to.destination(), List.of(prefix), user, cancel);
            var target = targets.hasNext() ? targets.next() : null;
            while (sources.hasNext()) {
                var source = sources.next();
                while (target != null && Keys.ORDER.compare(target.key(), source.key()) < 0) {
                    target = targets.hasNext() ? targets.next() : null;
                }
                add(source, target != null && target.key().equals(source.key()) ? target : null);
            }
        }

        private void add(Backup source, @Nullable Backup target) {
            if (target == null) {
                items.add(new Item(source, false));
            } else if (target.size() != source.size()) {
                differing.add(source);
            } else if (source.pinned() && !target.pinned()) {
                items.add(new Item(source, true));
            } else {
                there.merge(source.user(), 1, Integer::sum);
            }
        }
    }

    /**
     * Carries a plan out, many objects at a time. What fails is in the report and leaves the others alone.
     *
     * @param each told of each item; by one thread at a time
     */
    public BulkReport run(Plan plan, Consumer<? super Outcome> each, Progress progress, CancelToken cancel) {
        var bulk = new Bulk(tasks, WIDTH, plan.items().size(), progress, cancel);
        plan.there().forEach((user, count) -> bulk.note(user, Tally.left(count)));
        plan.differing().forEach(it -> bulk.note(it.user(), Tally.failed(1, LaurelError.of(
                ErrorCode.DESTINATION_EXISTS, to.destination().name(), it.key()))));
        return bulk.run(plan.items().iterator(), new Bulk.Step<Item>() {
            @Override
            public String user(Item item) {
                return item.backup().user();
            }

            @Override
            public Tally run(Item item) {
                try {
                    var bytes = copy(item, cancel);
                    tell(new Outcome(item, null));
                    return Tally.done(bytes);
                } catch (LaurelException e) {
                    tell(new Outcome(item, e.error()));
                    throw e;
                }
            }

            private void tell(Outcome outcome) {
                synchronized (each) {
                    each.accept(outcome);
                }
            }
        });
    }

    private long copy(Item item, CancelToken cancel) {
        var backup = item.backup();
        var bytes = item.pinOnly() ? 0 : copy(backup.key(), backup.size(), cancel);
        if (backup.pin() != null) {
            bytes += copy(backup.pin().keys().getLast(), -1, cancel);
        }
        return bytes;
    }

    /** Copies one object with its metadata; returns its size. */
    private long copy(String key, long size, CancelToken cancel) {
        try (var spool = new Spool()) {
            var digest = Digests.newSha256();
            var copied = 0L;
            Map<String, String> metadata;
            try (var opened = from.destination().open(key, cancel)) {
                metadata = opened.metadata();
                var out = new DigestOutputStream(spool, digest);
                var buffer = new byte[CHUNK];
                for (int n; (n = opened.content().read(buffer)) >= 0; copied += n) {
                    cancel.check();
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, from.destination().name(), key, e);
            }
            if (size >= 0 && copied != size) {
                throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, from.destination().name(), key, null);
            }
            put(key, spool.content(), metadata, Digests.hex(digest), cancel);
            return copied;
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.BACKUP_WRITE), e);
        }
    }

    private void put(
            String key, Content content, Map<String, String> metadata, String sha256, CancelToken cancel) {
        var isOwn = true;
        try {
            to.destination().put(key, content, metadata, cancel);
        } catch (LaurelException e) {
            if (e.error().code() != ErrorCode.DESTINATION_EXISTS) {
                throw e;
            }
            isOwn = false; // Somebody else copies the same; whether it is the same is looked at in any case.
        }
        if (readBack || !isOwn) {
            ReadBack.check(to, key, sha256, isOwn, cancel);
        }
    }
}
