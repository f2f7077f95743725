package dev.laurel.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine's state lives. Several processes may share what lies behind it.
 *
 * <p>Every call but {@link #guard} and {@link #waits} is made by a thread that holds the guard, so a store needs no
 * lock of its own; from {@link #begin} to the transaction's close the guard is not let go.
 */
public interface StateStore extends AutoCloseable {
    /**
     * A stored state.
     *
     * @param unlockedAt times by id, where known
     * @param revision grows by one with each commit
     */
    record Stored(Snapshot snapshot, Map<String, Instant> unlockedAt, long revision) {
        public Stored {
            unlockedAt = Map.copyOf(unlockedAt);
        }
    }

    /** What a transaction changes. */
    sealed interface Change {
        /**
         * Some metrics set and some achievements unlocked.
         *
         * @param metrics the new values, in the order in which they were set
         * @param unlocked ids unlocked by this change, in order; unlocked at {@code time}
         */
        record Delta(Map<String, MetricValue> metrics, List<String> unlocked, Cause cause, Instant time)
                implements Change {}

        /**
         * The whole state replaced.
         *
         * @param unlockedAt times by id afterwards, where known
         */
        record Replacement(Snapshot state, Map<String, Instant> unlockedAt, Cause cause, Instant time)
                implements Change {
            public Replacement {
                unlockedAt = Map.copyOf(unlockedAt);
            }

            /**
             * Whether the state before is kept for undo; a synchronisation can't be undone, it would only come back.
             */
            public boolean keepsPrevious() {
                return cause != Cause.SYNC;
            }
        }

        /** The last kept state put back and no longer kept; {@code state} is what the transaction said. */
        record Undo(Undoable state, Instant time) implements Change {}
    }

    /**
     * A state kept for undo.
     *
     * @param state what will be put back
     * @param unlockedAt times by id in it, where known
     * @param cause of the change that replaced it
     * @param time of that change
     */
    record Undoable(Snapshot state, Map<String, Instant> unlockedAt, Cause cause, Instant time) {
        public Undoable {
            unlockedAt = Map.copyOf(unlockedAt);
        }
    }

    /** One change to the state; closed without commit it leaves no trace. */
    interface Transaction extends AutoCloseable {
        /** The state as others left it, or null if it is still at the revision the engine knows. */
        @Nullable Stored foreign();

        /** What {@code Undo} would put back. */
        Optional<Undoable> undoable();

        /**
         * Makes the change durable: after this returns it survives a kill and a power cut. At most once.
         *
         * @throws dev.laurel.error.LaurelException if that fails; then nothing has changed
         */
        void commit(Change change);

        /**
         * Commits the change that is made most often: one metric set, nothing unlocked.
         *
         * @param clock asked for the time only where the store keeps it
         */
        default void commit(String metric, MetricValue value, InstantSource clock) {
            commit(new Change.Delta(Map.of(metric, value), List.of(), Cause.UPDATE, clock.instant()));
        }

        @Override
        void close();
    }

    /** The lock that every engine over this store holds while it uses it; always the same one. */
    ReentrantLock guard();

    /** Whether a transaction may have to wait, for a disk or for other processes. */
    default boolean waits() {
        return true;
    }

    /** The whole state. */
    Stored load();

    /**
     * Begins a transaction; other processes wait until it is closed.
     *
     * @param knownRevision what the engine has seen
     */
    Transaction begin(long knownRevision);

    /** What an undo would put back now. */
    Optional<Undoable> undoable();

    /** Whether others have committed since this revision; cheap enough to ask every second. */
    boolean changedSince(long knownRevision);

    @Override
    void close();
}
