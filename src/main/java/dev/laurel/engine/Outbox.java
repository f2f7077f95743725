package dev.laurel.engine;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.laurel.engine.Listeners.Registration;
import dev.laurel.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to listeners, in the order in which they were posted and by one thread at a time, which holds no lock
 * meanwhile.
 */
final class Outbox {
    private static final Log LOG = Log.of(AchievementEngine.class);

    /** An event that waits, and those who listened to its kind when it was posted. */
    record Posting(EngineEvent event, List<Registration> listeners) {}

    private final ReentrantLock lock;
    private final InstantSource clock;
    private final ArrayDeque<Posting> waiting = new ArrayDeque<>();
    private volatile Listeners listeners = Listeners.NONE;
    private boolean delivering;

    /**
     * Empty.
     *
     * @param lock guards what waits; whoever posts holds it, so the order of posting is that of the changes
     */
    Outbox(ReentrantLock lock, InstantSource clock) {
        this.lock = lock;
        this.clock = clock;
    }

    Listeners listeners() {
        return listeners;
    }

    /** Puts an event in line for those who listen now; the caller holds the lock. */
    void post(EngineEvent event) {
        var interested = listeners.to(event);
        if (!interested.isEmpty()) {
            waiting.add(new Posting(event, interested));
        }
    }

    /**
     * Takes on the delivery of what waits, unless a thread (this one, further up, or another) is at it already: that
     * one will do it. The caller holds the lock, and calls {@link #deliver(Posting)} when it holds it no more.
     */
    @Nullable Posting claim() {
        if (delivering || waiting.isEmpty()) {
            return null;
        }
        delivering = true;
        return waiting.poll();
    }

    /** Delivers what was claimed and all that waits behind it. The caller holds no lock. */
    void deliver(@Nullable Posting claimed) {
        for (var next = claimed; next != null; next = next()) {
            for (var registration : next.listeners) {
                deliver(next.event, registration);
            }
        }
    }

    Subscription add(Registration registration) {
        var entered = new Registration[] {registration};
        change(all -> {
            for (var other : all) {
                if (other.sameAs(registration)) {
                    entered[0] = other;
                    return all;
                }
            }
            all.add(registration);
            return all;
        });
        return () -> remove(entered[0]);
    }

    void remove(Consumer<? extends EngineEvent> listener) {
        change(all -> {
            all.removeIf(registration -> {
                if (registration.isOf(listener)) {
                    registration.end();
                    return true;
                }
                return false;
            });
            return all;
        });
    }

    void close() {
        change(all -> {
            all.forEach(Registration::end);
            return List.of();
        });
    }

    private void remove(Registration registration) {
        registration.end();
        change(all -> {
            all.remove(registration);
            return all;
        });
    }

    private void change(UnaryOperator<List<Registration>> change) {
        lock.lock();
        try {
            listeners = Listeners.of(change.apply(new ArrayList<>(listeners.all())));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Posting next() {
        lock.lock();
        try {
            var next = waiting.poll();
            delivering = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    // Whatever a listener throws, an assertion's error too, must not reach whoever changed the state.
    @SuppressWarnings("CatchingUnchecked")
    private void deliver(EngineEvent event, Registration registration) {
        if (registration.ended()) {
            return;
        }
        if (registration.once()) {
            remove(registration);
        }
        try {
            registration.call(event);
        } catch (Exception | Error failure) {
            report(event, failure);
        }
    }

    private void report(EngineEvent event, Throwable failure) {
        lock.lock();
        try {
            if (event instanceof EngineEvent.Failed || listeners.failed().isEmpty()) {
                LOG.error("A listener failed", failure);
            } else {
                post(new EngineEvent.Failed(failure, clock.instant()));
            }
        } finally {
            lock.unlock();
        }
    }
}
