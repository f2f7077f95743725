package dev.laurel.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.laurel.engine.EventMapping.Updater;
import dev.laurel.engine.Outbox.Posting;
import dev.laurel.engine.StateStore.Change;
import dev.laurel.engine.StateStore.Stored;
import dev.laurel.engine.StateStore.Transaction;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * How an engine changes its state: under the store's guard, one transaction at a time, in four steps. First what others
 * committed is taken over; then what the change unlocks is worked out, with nothing changed yet; then it is committed;
 * only then the state changes and the events are posted. So a store that fails leaves no trace.
 */
final class EngineCore {
    private static final String IN_UPDATER = "An updater must not use the engine that calls it";

    private final Rulebook rulebook;
    private final StateStore store;
    private final InstantSource clock;
    /** Held during a change, the waiting for the store included. */
    private final ReentrantLock changing;
    /** Held for moments, to read and to write the state; never waits for anything. May be {@link #changing} itself. */
    private final ReentrantLock lock;
    /** Whether they are two; if not, whoever changes holds both already, and need not pay for taking one twice. */
    private final boolean twoLocks;
    private final Outbox outbox;
    private EngineState state;
    private long revision;
    private boolean computing;
    private volatile boolean closed;

    EngineCore(Catalog catalog, StateStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        rulebook = new Rulebook(catalog);
        changing = store.guard();
        // Where a commit never waits one lock does for both.
        twoLocks = store.waits();
        lock = twoLocks ? new ReentrantLock() : changing;
        outbox = new Outbox(lock, clock);
        changing.lock();
        try {
            var stored = store.load();
            state = new EngineState(rulebook, stored.snapshot(), stored.unlockedAt());
            revision = stored.revision();
        } finally {
            changing.unlock();
        }
    }

    Outbox outbox() {
        return outbox;
    }

    /** Asks the state; never waits for a store. */
    <T> T ask(Function<EngineState, T> question) {
        lock.lock();
        try {
            return question.apply(state);
        } finally {
            lock.unlock();
        }
    }

    /** Asks the store. */
    <T> T askStore(Function<StateStore, T> question) {
        changing.lock();
        try {
            return question.apply(store);
        } finally {
            changing.unlock();
        }
    }

    void update(String metric, MetricValue value) {
        changing.lock();
        try (var transaction = begin()) {
            set(transaction, metric, value);
        } finally {
            unlockAndDeliver();
        }
    }

    /** Sets what is computed from the state, with no other change in between. */
    void update(Function<EngineState, Map<String, MetricValue>> values) {
        change(transaction -> {
            set(transaction, values.apply(state));
            return true;
        });
    }

    /** Sets what an updater computes. */
    void update(Updater updater, @Nullable MetricValue data) {
        update(before -> {
            computing = true;
            try {
                return updater.update(data, before.snapshot().metrics());
            } finally {
                computing = false;
            }
        });
    }

    /** Brings an application's own event to its listeners. */
    void emit(String name, @Nullable MetricValue data) {
        if (changing.isHeldByCurrentThread()) {
            throw new IllegalStateException(IN_UPDATER);
        }
        if (outbox.listeners().toCustom()) {
            var event = new EngineEvent.Custom(name, data, clock.instant());
            @Nullable Posting claimed;
            lock.lock();
            try {
                outbox.post(event);
                claimed = outbox.claim();
            } finally {
                lock.unlock();
            }
            outbox.deliver(claimed);
        }
    }

    /**
     * Replaces the state.
     *
     * @param replacement computed from the state before, with no other change in between; null to do nothing
     */
    void replace(Cause cause, Function<Snapshot, @Nullable Replacement> replacement) {
        change(transaction -> {
            var after = replacement.apply(state.snapshot());
            if (after != null) {
                replace(transaction, after, cause);
            }
            return true;
        });
    }

    /**
     * What a state becomes.
     *
     * @param newlyMet ids in it that were unlocked by this change
     * @param settled whether everything that it meets is unlocked in it
     */
    record Replacement(Snapshot state, List<String> newlyMet, boolean settled) {
        /** A player who has done nothing yet; a condition may be met by that, which the next update tells. */
        static final Replacement EMPTY = new Replacement(Snapshot.EMPTY, List.of(), false);
    }

    /** Makes the state what a function makes of it, unlocks what that meets, and tells of each difference. */
    Snapshot join(UnaryOperator<Snapshot> joining) {
        return change(transaction -> {
            var before = state.snapshot();
            var joined = joining.apply(before);
            if (joined.equals(before)) {
                return before;
            }
            var now = clock.instant();
            var next = new EngineState(rulebook, joined, state.timesOf(joined.unlocked()));
            next.apply(Map.of(), next.met(Map.of()), now);
            var after = next.snapshot();
            var times = next.timesOf(after.unlocked());
            transaction.commit(new Change.Replacement(after, times, Cause.SYNC, now));
            revision++;
            lock.lock();
            try {
                state = next;
                Differences.post(before, after, times, rulebook, now, outbox);
                postState(now);
            } finally {
                lock.unlock();
            }
            return after;
        });
    }

    boolean undo() {
        return change(transaction -> {
            var kept = transaction.undoable().orElse(null);
            if (kept == null) {
                return false;
            }
            var now = clock.instant();
            transaction.commit(new Change.Undo(kept, now));
            revision++;
            put(new EngineState(rulebook, kept.state(), kept.unlockedAt()), List.of(), now);
            return true;
        });
    }

    boolean refresh() {
        changing.lock();
        try {
            if (!store.changedSince(revision)) {
                return false;
            }
            adopt(store.load());
            return true;
        } finally {
            unlockAndDeliver();
        }
    }

    void close() {
        closed = true;
        outbox.close();
    }

    boolean closed() {
        return closed;
    }

    private Transaction begin() {
        if (closed || computing) {
            throw new IllegalStateException(closed ? "The engine is closed" : IN_UPDATER);
        }
        var transaction = store.begin(revision);
        var foreign = transaction.foreign();
        if (foreign != null) {
            adopt(foreign);
        }
        return transaction;
    }

    /** Ends a change, however it went, and brings its events to the listeners. */
    private void unlockAndDeliver() {
        @Nullable Posting claimed;
        if (twoLocks) {
            lock.lock();
        }
        try {
            claimed = outbox.claim();
        } finally {
            if (twoLocks) {
                lock.unlock();
            }
            changing.unlock();
        }
        outbox.deliver(claimed);
    }

    private <T> T change(Function<Transaction, T> change) {
        changing.lock();
        try (var transaction = begin()) {
            return change.apply(transaction);
        } finally {
            unlockAndDeliver();
        }
    }

    /** The way of nearly every change: a metric that is known gets a value that unlocks nothing. */
    private void set(Transaction transaction, String metric, MetricValue value) {
        var slot = state.slot(metric);
        if (slot < 0 || state.mayUnlock(slot, value)) {
            set(transaction, Map.of(metric, value));
            return;
        }
        var old = state.at(slot);
        var changed = !value.equals(old);
        if (changed) {
            transaction.commit(metric, value, clock);
            revision++;
        }
        if (twoLocks) {
            lock.lock();
        }
        try {
            if (changed) {
                state.set(slot, value);
            }
            var listeners = outbox.listeners();
            if (listeners.toMetrics() || listeners.toStates()) {
                post(metric, old, value);
            }
        } finally {
            if (twoLocks) {
                lock.unlock();
            }
        }
    }

    private void post(String metric, MetricValue old, MetricValue value) {
        var now = clock.instant();
        if (!old.equals(value)) {
            outbox.post(new EngineEvent.MetricUpdated(metric, old, value, now));
        }
        postState(now);
    }

    private void set(Transaction transaction, Map<String, MetricValue> metrics) {
        var changes = new LinkedHashMap<String, MetricValue>();
        var old = new ArrayList<@Nullable MetricValue>();
        (metrics.size() > 1 ? Metrics.of(metrics).asMap() : metrics).forEach((metric, value) -> {
            var before = state.get(metric);
            if (!value.equals(before)) {
                changes.put(metric, value);
                old.add(before);
            }
        });
        var met = state.met(changes);
        var now = clock.instant();
        if (!changes.isEmpty() || met.length > 0) {
            transaction.commit(new Change.Delta(changes, rulebook.ids(met), Cause.UPDATE, now));
            revision++;
        }
        lock.lock();
        try {
            state.apply(changes, met, now);
            var index = 0;
            for (var change : changes.entrySet()) {
                outbox.post(new EngineEvent.MetricUpdated(change.getKey(), old.get(index++), change.getValue(), now));
            }
            for (var place : met) {
                outbox.post(new EngineEvent.AchievementUnlocked(rulebook.achievement(place), now));
            }
            postState(now);
        } finally {
            lock.unlock();
        }
    }

    private void replace(Transaction transaction, Replacement replacement, Cause cause) {
        var now = clock.instant();
        var after = replacement.state();
        var times = new HashMap<>(state.timesOf(after.unlocked()));
        replacement.newlyMet().forEach(id -> times.put(id, now));
        var unchanged = after.equals(Snapshot.EMPTY) && state.snapshot().equals(Snapshot.EMPTY);
        if (!unchanged) {
            transaction.commit(new Change.Replacement(after, times, cause, now));
            revision++;
        }
        var next = new EngineState(rulebook, after, times);
        if (replacement.settled()) {
            next.assumeSettled();
        }
        put(next, replacement.newlyMet(), now);
    }

    private void put(EngineState next, List<String> unlocked, Instant now) {
        lock.lock();
        try {
            state = next;
            for (var id : unlocked) {
                outbox.post(new EngineEvent.AchievementUnlocked(rulebook.achievement(rulebook.place(id)), now));
            }
            postState(now);
        } finally {
            lock.unlock();
        }
    }

    private void adopt(Stored foreign) {
        var now = clock.instant();
        lock.lock();
        try {
            var before = state.snapshot();
            state = new EngineState(rulebook, foreign.snapshot(), foreign.unlockedAt());
            revision = foreign.revision();
            Differences.post(before, foreign.snapshot(), foreign.unlockedAt(), rulebook, now, outbox);
            postState(now);
        } finally {
            lock.unlock();
        }
    }

    private void postState(Instant now) {
        if (outbox.listeners().toStates()) {
            outbox.post(new EngineEvent.StateChanged(state.snapshot(), now));
        }
    }
}
