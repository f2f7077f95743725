package dev.laurel.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.store.ActivityEntry;
import dev.laurel.sync.AutomaticSync;
import dev.laurel.sync.StoredSyncMemory;
import dev.laurel.sync.SyncFailure;
import dev.laurel.sync.SyncPeer;
import dev.laurel.sync.SyncRound;
import dev.laurel.sync.SyncRound.Aim;
import dev.laurel.task.CancelToken;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * Brings an open profile and its other devices together. What a round has done and why one has failed goes into the
 * activity log. Rounds one at a time; everything does I/O.
 */
public final class ProfileSync implements AutoCloseable {
    private final ProfileSession session;
    private final SyncPeer peer;
    private final SyncRound round;
    private final InstantSource clock;
    private @Nullable ErrorCode lastLogged;

    /** Of a session, which stays the caller's to close, at a peer, which is closed with this. */
    public ProfileSync(ProfileSession session, SyncPeer peer, InstantSource clock) {
        this.session = session;
        this.peer = peer;
        this.clock = clock;
        round = new SyncRound(session.engine(), peer, new StoredSyncMemory(session.sync(), peer.id()), clock);
    }

    /** What people call the place. */
    public String place() {
        return peer.name();
    }

    /** Whether there is something here that has not got there yet, as far as is known. */
    public boolean isPending() {
        return round.isPending();
    }

    /**
     * Does a round.
     *
     * @param trigger for the activity log: manual, command, change or interval
     * @param asked whether a person has asked, who will find it in the log even if there was nothing to do
     * @throws SyncFailure if it did not get through
     * @throws LaurelException if this device's own store fails
     */
    public SyncRound.Done run(Aim aim, String trigger, boolean asked, CancelToken cancel) {
        var began = new Began(clock.instant(), peer.moved());
        try {
            var done = round.run(aim, cancel);
            if (asked || lastLogged != null || done.sent() || done.received() > 0) {
                lastLogged = null;
                log(trigger, began, summary(done), null);
            }
            return done;
        } catch (CancellationException e) {
            if (asked) {
                log(trigger, began, "", ActivityEntry.CANCELLED);
            }
            throw e;
        } catch (SyncFailure e) {
            logFailure(trigger, began, e.error().code(), asked);
            throw e;
        } catch (LaurelException e) {
            logFailure(trigger, began, e.error().code(), asked);
            throw e;
        }
    }

    /**
     * Rounds by themselves as long as the profile is open; to be closed before this.
     *
     * @param listener told how it stands, on the delivery thread
     */
    public AutomaticSync automatic(
            TaskRunner tasks, RandomGenerator random, Consumer<? super AutomaticSync.Status> listener) {
        return new AutomaticSync("profile-" + session.profile().id(), session.engine(),
                (aim, asked, cancel) -> run(aim, trigger(aim, asked), asked, cancel), tasks, clock, random, listener);
    }

    private static String trigger(Aim aim, boolean asked) {
        return asked ? "manual" : aim == Aim.SEND ? "change" : "interval";
    }

    private static String summary(SyncRound.Done done) {
        var text = new StringBuilder();
        if (done.received() > 0) {
            text.append(": +").append(done.received());
        }
        if (done.sent()) {
            text.append(text.isEmpty() ? ": sent" : ", sent");
        }
        if (!done.conflicts().isEmpty()) {
            text.append(", conflicts: ").append(done.conflicts().size());
        }
        return text.isEmpty() ? ": unchanged" : text.toString();
    }

    /** When a round began, and how much had been moved by then. */
    private record Began(Instant time, long moved) {}

    /** While nothing changes, the same failure every few minutes says nothing new. */
    private void logFailure(String trigger, Began began, ErrorCode code, boolean asked) {
        if (asked || code != lastLogged) {
            lastLogged = code;
            log(trigger, began, "", code.text());
        }
    }

    private void log(String trigger, Began began, String detail, @Nullable String code) {
        var now = clock.instant();
        session.log(new ActivityEntry(now, "sync", trigger, peer.name() + detail,
                Duration.between(began.time, now), peer.moved() - began.moved, code));
    }

    /**
     * A conflict that waits for a person.
     *
     * @param kept what counts for now
     * @param other what it could be instead
     */
    public record Waiting(long id, String metric, MetricValue kept, MetricValue other, Instant time) {}

    /** The conflicts that nobody was shown yet, oldest first. */
    public List<Waiting> conflicts() {
        return session.sync().conflicts().stream()
                .map(it -> new Waiting(it.id(), it.metric(), it.kept(), it.other(), it.time()))
                .toList();
    }

    /** A person has been shown a conflict, and leaves it or takes the other value. */
    public void settle(Waiting conflict, boolean takeOther) {
        if (takeOther) {
            session.engine().update(conflict.metric(), conflict.other());
        }
        session.sync().shown(conflict.id());
    }

    @Override
    public void close() {
        peer.close();
    }
}
