package dev.laurel.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateStore;
import dev.laurel.engine.metric.LiveMetrics;
import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/** A state that lives as long as this object. Several engines may share it; each sees what the others commit. */
public final class MemoryStore implements StateStore {
    private static final int STATES_KEPT = 10;

    private final ReentrantLock guard = new ReentrantLock();
    private final Running transaction = new Running();
    private final Deque<Undoable> kept = new ArrayDeque<>();
    private LiveMetrics metrics;
    private List<String> unlocked;
    private Map<String, Instant> unlockedAt = new HashMap<>();
    private long revision;

    /** A store with nothing in it. */
    public MemoryStore() {
        this(Snapshot.EMPTY);
    }

    /** A store that begins with a state. */
    public MemoryStore(Snapshot state) {
        metrics = new LiveMetrics(state.metrics());
        unlocked = new ArrayList<>(state.unlocked());
    }

    @Override
    public ReentrantLock guard() {
        return guard;
    }

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public Stored load() {
        return new Stored(snapshot(), unlockedAt, revision);
    }

    @Override
    public Transaction begin(long knownRevision) {
        transaction.open(knownRevision);
        return transaction;
    }

    @Override
    public Optional<Undoable> undoable() {
        return Optional.ofNullable(kept.peekLast());
    }

    @Override
    public boolean changedSince(long knownRevision) {
        return revision != knownRevision;
    }

    @Override
    public void close() {}

    private Snapshot snapshot() {
        return new Snapshot(metrics.freeze(), unlocked);
    }

    private void put(Snapshot state, Map<String, Instant> times) {
        metrics = new LiveMetrics(state.metrics());
        unlocked = new ArrayList<>(state.unlocked());
        unlockedAt = new HashMap<>(times);
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
            this.knownRevision = knownRevision;
            open = true;
            committed = false;
        }

        @Override
        public @Nullable Stored foreign() {
            return revision == knownRevision ? null : load();
        }

        @Override
        public Optional<Undoable> undoable() {
            return MemoryStore.this.undoable();
        }

        @Override
        public void commit(Change change) {
            begin();
            switch (change) {
                case Change.Delta delta -> {
                    delta.metrics().forEach(metrics::put);
                    for (var id : delta.unlocked()) {
                        unlocked.add(id);
                        unlockedAt.put(id, delta.time());
                    }
                }
                case Change.Replacement replacement -> {
                    if (replacement.keepsPrevious()) {
                        kept.addLast(new Undoable(snapshot(), unlockedAt, replacement.cause(), replacement.time()));
                        if (kept.size() > STATES_KEPT) {
                            kept.removeFirst();
                        }
                    }
                    put(replacement.state(), replacement.unlockedAt());
                }
                case Change.Undo undo -> {
                    kept.removeLast();
                    put(undo.state().state(), undo.state().unlockedAt());
                }
            }
        }

        @Override
        public void commit(String metric, MetricValue value, InstantSource clock) {
            begin();
            metrics.put(metric, value);
        }

        @Override
        public void close() {
            open = false;
        }

        private void begin() {
            if (!open || committed) {
                throw new IllegalStateException("A transaction commits once, before it is closed");
            }
            committed = true;
            revision++;
        }
    }
}
