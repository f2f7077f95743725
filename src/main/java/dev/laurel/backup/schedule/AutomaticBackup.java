package dev.laurel.backup.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.laurel.backup.Backup;
import dev.laurel.error.LaurelError;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Lane;
import dev.laurel.task.Progress;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * Makes the backups of one profile to one destination when its {@link Schedule} says so. Lives on the task runner's
 * delivery thread; the work runs in the destination's lane, so that of everything that writes there one runs at a time.
 */
public final class AutomaticBackup {
    private final String destination;
    private final String taskName;
    private final Job job;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<? super Status> listener;
    private final List<Consumer<Boolean>> atEnd = new ArrayList<>();
    private Schedule schedule;
    private @Nullable RunningTask run;
    private @Nullable Instant lastSuccess;
    private @Nullable LaurelError lastError;

    /** What a run does. */
    @FunctionalInterface
    public interface Job {
        /**
         * Backs up, unless the last backup has it all already.
         *
         * @return the backup that was made, or empty
         * @throws dev.laurel.error.LaurelException if that fails
         */
        Optional<Backup> run(Trigger trigger, Progress progress, CancelToken cancel);
    }

    /**
     * How it stands.
     *
     * @param destination name of the destination
     * @param next when the next run is, if that is known
     * @param running what made the run that is under way, or null
     * @param paused whether somebody has paused it
     * @param lastSuccess when a run last succeeded since the program started, or null
     * @param lastError why the last run failed, or null if it did not
     * @param notice whether this is the moment to tell a person of that error: once in a series, and when asked
     * @param done what the run did that has just succeeded, or null
     */
    public record Status(
            String destination,
            Optional<Instant> next,
            @Nullable Trigger running,
            boolean paused,
            @Nullable Instant lastSuccess,
            @Nullable LaurelError lastError,
            boolean notice,
            @Nullable Done done) {}

    /**
     * What a run has done.
     *
     * @param made the backup, or empty if the last one has it all
     */
    public record Done(Trigger trigger, Optional<Backup> made) {}

    /**
     * The automatic backup to a destination; nothing happens before the first {@link #tick}.
     *
     * @param destination its name
     * @param taskName what people see a run called
     * @param schedule to begin with
     * @param random spreads retries
     * @param listener told whenever anything of the status has changed, on the delivery thread
     */
    public AutomaticBackup(
            String destination,
            String taskName,
            Schedule schedule,
            Job job,
            TaskRunner tasks,
            InstantSource clock,
            RandomGenerator random,
            Consumer<? super Status> listener) {
        this.destination = destination;
        this.taskName = taskName;
        this.schedule = schedule;
        this.job = job;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
    }

    /** The lane of everything that writes to a destination. */
    public static Lane laneOf(String destination) {
        return new Lane.Serial("destination-" + destination);
    }

    /** How it stands now. */
    public Status status() {
        return status(false, null);
    }

    /** To be called about once a second: starts what is due. */
    public void tick() {
        var now = clock.instant();
        schedule = schedule.tick(now);
        schedule.due(now).ifPresent(this::start);
    }

    /** The profile has changed. */
    public void changed(Trigger trigger) {
        follow(schedule.changed(trigger, clock.instant()));
    }

    /** Somebody has changed the switches. */
    public void use(Triggers triggers) {
        if (!triggers.equals(schedule.triggers())) {
            follow(schedule.with(triggers, clock.instant()));
        }
    }

    /** Pauses it or lets it go on; a run that is under way is not stopped. */
    public void pause(boolean paused) {
        if (paused != schedule.paused()) {
            follow(schedule.paused(paused, clock.instant()));
        }
    }

    /** A person wants a backup now; while one is being made, another one follows. */
    public void backUpNow() {
        if (schedule.running() == null) {
            start(Trigger.MANUAL);
        } else {
            changed(Trigger.MANUAL);
        }
    }

    /** Somebody has mended what made it fail: the next attempt need not wait. */
    public void tryAgain() {
        follow(schedule.paused(schedule.paused(), clock.instant()));
    }

    /**
     * The profile is about to be closed: backs up what is not yet safe, if that is wanted.
     *
     * @param done told once nothing runs any more, however it ended; at once if there is nothing to do
     * @return whether there is something to wait for
     */
    public boolean quit(Runnable done) {
        if (!schedule.isWantedOnQuit()) {
            done.run();
            return false;
        }
        if (schedule.running() == null) {
            atEnd.add(_ -> done.run());
            start(Trigger.QUIT);
        } else {
            // What has changed while that run was under way is not in it. After one that did not succeed, nothing is
            // tried again while somebody waits: the next start does.
            atEnd.add(success -> {
                if (success) {
                    quit(done);
                } else {
                    done.run();
                }
            });
        }
        return true;
    }

    /**
     * The profile is about to be removed: stops what is under way and begins nothing.
     *
     * @param done told once nothing runs any more; at once if nothing does
     */
    public void stop(Runnable done) {
        if (schedule.running() == null) {
            done.run();
        } else {
            atEnd.add(_ -> done.run());
            cancel();
        }
    }

    /** Stops the run that is under way, if any; the next start catches it up. */
    public void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    private void start(Trigger trigger) {
        follow(schedule.started(trigger, clock.instant()));
        run = tasks.start(new Task<>(taskName, laneOf(destination),
                (progress, cancel) -> new Done(trigger, job.run(trigger, progress, cancel)),
                this::succeeded, error -> failed(trigger, error), this::cancelled));
    }

    private void succeeded(Done done) {
        lastSuccess = clock.instant();
        lastError = null;
        end(schedule.succeeded(lastSuccess), false, done);
    }

    private void failed(Trigger trigger, LaurelError error) {
        lastError = error;
        schedule = schedule.failed(error.code().retryHelps(), random.nextDouble(), clock.instant());
        end(schedule, schedule.isFirstFailure() || trigger == Trigger.MANUAL, null);
    }

    private void cancelled() {
        end(schedule.cancelled(clock.instant()), false, null);
    }

    private void end(Schedule after, boolean notice, @Nullable Done done) {
        run = null;
        schedule = after;
        listener.accept(status(notice, done));
        var waiting = List.copyOf(atEnd);
        atEnd.clear();
        waiting.forEach(each -> each.accept(done != null));
    }

    private void follow(Schedule after) {
        var before = status();
        schedule = after;
        var now = status();
        if (!now.equals(before)) {
            listener.accept(now);
        }
    }

    private Status status(boolean notice, @Nullable Done done) {
        return new Status(destination, schedule.next(), schedule.running(), schedule.paused(), lastSuccess, lastError,
                notice, done);
    }
}
