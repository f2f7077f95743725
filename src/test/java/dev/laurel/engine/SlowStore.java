package dev.laurel.engine;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import dev.laurel.store.MemoryStore;
import org.jspecify.annotations.Nullable;

/** A store in memory that may wait, and fail, where a disk would. */
final class SlowStore implements StateStore {
    private final MemoryStore memory;
    private Runnable disk = () -> {};

    SlowStore() {
        this(Snapshot.EMPTY);
    }

    SlowStore(Snapshot state) {
        memory = new MemoryStore(state);
    }

    /** What happens before each commit; if it throws, so does the commit. */
    void disk(Runnable disk) {
        this.disk = disk;
    }

    @Override
    public ReentrantLock guard() {
        return memory.guard();
    }

    @Override
    public Stored load() {
        return memory.load();
    }

    @Override
    public Transaction begin(long knownRevision) {
        var transaction = memory.begin(knownRevision);
        return new Transaction() {
            @Override
            public @Nullable Stored foreign() {
                return transaction.foreign();
            }

            @Override
            public Optional<Undoable> undoable() {
                return transaction.undoable();
            }

            @Override
            public void commit(Change change) {
                disk.run();
                transaction.commit(change);
            }

            @Override
            public void close() {
                transaction.close();
            }
        };
    }

    @Override
    public Optional<Undoable> undoable() {
        return memory.undoable();
    }

    @Override
    public boolean changedSince(long knownRevision) {
        return memory.changedSince(knownRevision);
    }

    @Override
    public void close() {
        memory.close();
    }
}
