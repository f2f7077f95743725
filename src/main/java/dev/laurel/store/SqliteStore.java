package dev.laurel.store;

import java.lang.ref.SoftReference;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import dev.laurel.engine.Cause;
import dev.laurel.engine.StateStore;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;

/**
 * One profile's state in the data folder's database, with history and states for undo. Several processes may have it
 * open: each commit is made upon what the others have committed.
 *
 * <p>Whether others have written is asked of SQLite's {@code data_version}, a number in memory; the profile's own
 * revision is read only when that has moved.
 */
public final class SqliteStore implements StateStore {
    private final ReentrantLock guard = new ReentrantLock();
    private final Running transaction = new Running();
    private final Link link;
    private final StateTables tables;
    private final RecentUpdates recent;
    private final long profile;
    private final @Nullable ErrorCode readOnly;

    /** The profile's revision as of {@link #dataVersion}. */
    private long revision = -1;

    private long dataVersion = -1;
    private SoftReference<@Nullable Kept> kept = new SoftReference<>(null);

    /**
     * Over a connection of its own.
     *
     * @param readOnly why nothing can be written, or null
     */
    SqliteStore(Link link, long profile, @Nullable ErrorCode readOnly) {
        this.link = link;
        this.profile = profile;
        this.readOnly = readOnly;
        this.tables = new StateTables(link, profile);
        this.recent = new RecentUpdates(link, profile);
    }

    /**
     * What an undo would put back, so that asking again costs nothing.
     *
     * @param id of the kept state
     */
    private record Kept(long id, Optional<Undoable> state) {}

    @Override
    public ReentrantLock guard() {
        return guard;
    }

    @Override
    public Stored load() {
        return link.read(() -> {
            look();
            return stored();
        });
    }

    @Override
    public Transaction begin(long knownRevision) {
        if (readOnly != null) {
            throw new LaurelException(LaurelError.of(readOnly, link.file()));
        }
        transaction.open(knownRevision);
        return transaction;
    }

    @Override
    public Optional<Undoable> undoable() {
        return link.read(this::newest);
    }

    @Override
    public boolean changedSince(long knownRevision) {
        return link.call(() -> {
            look();
            return revision != knownRevision;
        });
    }

    @Override
    public void close() {
        link.close();
    }

    /** Learns the revision; within a transaction, or as a moment of its own. */
    private void look() throws SQLException {
        var version = link.number(-1, "PRAGMA data_version");
        if (version == dataVersion) {
            return;
        }
        var read = recent.revision();
        if (read < 0) {
            throw gone();
        }
        recent.forget();
        revision = read;
        dataVersion = version;
    }

    private LaurelException gone() {
        return new LaurelException(LaurelError.of(ErrorCode.STORE_PROFILE_GONE, link.file()));
    }

    private Stored stored() throws SQLException {
        var state = tables.read();
        return new Stored(state.snapshot(), state.unlockedAt(), revision);
    }

    private Optional<Undoable> newest() throws SQLException {
        var id = tables.newestPreimage();
        var known = kept.get();
        if (known == null || known.id() != id) {
            known = new Kept(id, id == 0 ? Optional.empty() : tables.preimage(id));
            kept = new SoftReference<>(known);
        }
        return known.state();
    }

    /** The guard lets in one at a time, so one object serves all transactions. */
    private final class Running implements Transaction {
        private long knownRevision;
        private boolean open;
        private boolean committed;

        void open(long knownRevision) {
            if (open) {
                throw new IllegalStateException("A transaction is open already");
            }
            link.call(() -> link.sql("BEGIN IMMEDIATE").execute());
            open = true;
            committed = false;
            this.knownRevision = knownRevision;
            try {
                link.call(() -> {
                    look();
                    return revision;
                });
            } catch (RuntimeException | Error e) {
                abandon(e);
                throw e;
            }
        }

        @Override
        public @Nullable Stored foreign() {
            return revision == knownRevision ? null : link.call(SqliteStore.this::stored);
        }

        @Override
        public Optional<Undoable> undoable() {
            return link.call(SqliteStore.this::newest);
        }

        @Override
        public void commit(Change change) {
            commit(() -> {
                recent.takeOver();
                recent.forget();
                switch (change) {
                    case Change.Delta delta -> {
                        var time = delta.time().toEpochMilli();
                        for (var metric : delta.metrics().entrySet()) {
                            tables.set(metric.getKey(), metric.getValue(), time, revision + 1);
                        }
                        tables.unlock(delta.unlocked(), delta.cause(), time);
                    }
                    case Change.Replacement replacement -> {
                        var time = replacement.time().toEpochMilli();
                        if (replacement.keepsPrevious()) {
                            tables.keep(replacement.cause(), time);
                        }
                        tables.replace(
                                replacement.state(), replacement.unlockedAt(), replacement.cause(), time, revision + 1);
                    }
                    case Change.Undo undo -> {
                        var back = undo.state();
                        var preimage = tables.newestPreimage();
                        tables.replace(
                                back.state(), back.unlockedAt(), Cause.UNDO, undo.time().toEpochMilli(), revision + 1);
                        tables.takeCauses(preimage);
                        tables.forget(preimage);
                    }
                }
                count();
            });
        }

        @Override
        public void commit(String metric, MetricValue value, InstantSource clock) {
            commit(() -> {
                var time = clock.millis();
                if (!recent.add(metric, value, time, revision + 1)) {
                    recent.takeOver();
                    tables.set(metric, value, time, revision + 1);
                    count();
                }
            });
        }

        private void count() throws SQLException {
            if (link.change("UPDATE profile SET revision = ? WHERE id = ?", revision + 1, profile) != 1) {
                throw gone();
            }
        }

        private void commit(Link.Action writing) {
            if (!open || committed) {
                throw new IllegalStateException("A transaction commits once, before it is closed");
            }
            committed = true;
            try {
                link.call(() -> {
                    writing.run();
                    return link.sql("COMMIT").execute();
                });
            } catch (RuntimeException | Error e) {
                abandon(e);
                throw e;
            }
            open = false;
            revision++;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                link.call(() -> link.sql("ROLLBACK").execute());
            }
        }

        private void abandon(Throwable cause) {
            open = false;
            link.rollback(cause);
        }
    }
}
