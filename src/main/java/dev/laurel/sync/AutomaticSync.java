package dev.laurel.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.Subscription;
import dev.laurel.error.LaurelError;
import dev.laurel.sync.SyncRound.Aim;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a profile that is open and its other devices together, when its {@link SyncSchedule} says so. Lives on the task
 * runner's delivery thread; rounds run in a lane of their own, one at a time.
 */
public final class AutomaticSync implements AutoCloseable {
    /** How often the schedule is looked at. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final String lane;
    private final Job job;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<? super Status> listener;
    private final Subscription subscription;
    private final RunningTask looking;
    private final AtomicBoolean told = new AtomicBoolean();
    private SyncSchedule schedule;
    private boolean asked;
    private boolean closed;
    private @Nullable RunningTask run;
    private @Nullable Instant lastSuccess;
    private @Nullable LaurelError lastError;

    /** What a round does. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does a round.
         *
         * @param asked whether a person has asked for it
         * @throws SyncFailure if it did not get through
         * @throws dev.laurel.error.LaurelException if this device's own store fails
         */
        SyncRound.Done run(Aim aim, boolean asked, CancelToken cancel);
    }

    /**
     * How it stands.
     *
     * @param running whether a round is under way
     * @param lastSuccess when one last got through since the profile was opened, or null
     * @param lastError why the last one failed, or null if it did not
     * @param notice whether this is the moment to tell a person of that error: once in a series, and when asked
     * @param done what the round did that has just got through, or null
     */
    public record Status(
            boolean running,
            @Nullable Instant lastSuccess,
            @Nullable LaurelError lastError,
            boolean notice,
            SyncRound.@Nullable Done done) {}

    private sealed interface Outcome {
        record Through(SyncRound.Done done) implements Outcome {}

        record Failed(LaurelError error, @Nullable Duration wish) implements Outcome {}
    }

    /**
     * Begins with a round both ways.
     *
     * @param name of the lane: one for each profile
     * @param random spreads retries
     * @param listener told whenever the status changes, on the delivery thread
     */
    public AutomaticSync(
            String name,
            AchievementEngine engine,
            Job job,
            TaskRunner tasks,
            InstantSource clock,
            RandomGenerator random,
            Consumer<? super Status> listener) {
        this.lane = "sync-" + name;
        this.job = job;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        schedule = SyncSchedule.begin(clock.instant());
        subscription = engine.on(EngineEvent.StateChanged.class, _ -> changed());
        looking = tasks.every(LOOK, "", this::look);
    }

    /** From any thread: a thousand changes at once are told once. */
    private void changed() {
        if (told.compareAndSet(false, true)) {
            tasks.deliver(() -> {
                told.set(false);
                schedule = schedule.changed(clock.instant());
            });
        }
    }

    /** A person wants a round, now; if one is under way, another one follows. */
    public void syncNow() {
        asked = true;
        schedule = schedule.asked(clock.instant());
        look();
    }

    /** How it stands now. */
    public Status status() {
        return status(false, null);
    }

    private void look() {
        var now = clock.instant();
        schedule = schedule.tick(now);
        if (!closed) {
            schedule.due(now).ifPresent(this::start);
        }
    }

    private void start(Aim aim) {
        var byPerson = asked;
        asked = false;
        schedule = schedule.started(aim, clock.instant());
        run = tasks.start(new Task<>("", new Lane.Serial(lane), (_, cancel) -> {
            try {
                return new Outcome.Through(job.run(aim, byPerson, cancel));
            } catch (SyncFailure e) {
                return new Outcome.Failed(e.error(), e.waitFor());
            }
        }, outcome -> ended(outcome, byPerson), error -> failed(error, null, byPerson), this::cancelled));
        if (schedule.running() != null) {
            listener.accept(status());
        }
    }

    private void ended(Outcome outcome, boolean byPerson) {
        if (closed) {
            return;
        }
        switch (outcome) {
            case Outcome.Through(var done) -> {
                lastSuccess = clock.instant();
                lastError = null;
                schedule = schedule.succeeded(lastSuccess);
                run = null;
                listener.accept(status(false, done));
            }
            case Outcome.Failed(var error, var wish) -> failed(error, wish, byPerson);
        }
    }

    private void failed(LaurelError error, @Nullable Duration wish, boolean byPerson) {
        if (closed) {
            return; // What was closed under a round's feet is no failure.
        }
        lastError = error;
        schedule = schedule.failed(error.code().retryHelps(), wish, random.nextDouble(), clock.instant());
        run = null;
        listener.accept(status(byPerson || schedule.isFirstFailure(), null));
    }

    private void cancelled() {
        if (closed) {
            return;
        }
        schedule = schedule.cancelled(clock.instant());
        run = null;
        listener.accept(status());
    }

    private Status status(boolean notice, SyncRound.@Nullable Done done) {
        return new Status(schedule.running() != null, lastSuccess, lastError, notice, done);
    }

    /** Ends it; a round that is under way is cancelled, and what it has not sent goes out at the next start. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
        looking.cancel();
        if (run != null) {
            run.cancel();
        }
    }
}
