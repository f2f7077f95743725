package dev.laurel.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the automatic backup of one profile to one destination, and what follows from it. Immutable; every
 * call that tells something gives the schedule from then on. It has no clock of its own and asks nobody: each call is
 * told what time it is.
 *
 * <p>The rules:
 * <ul>
 *   <li>Changes are coalesced: a run begins once it has been quiet for {@link #QUIET}, and at the latest
 *       {@link #LATEST} after the first change.
 *   <li>One run at a time; what changes meanwhile makes another one afterwards.
 *   <li>At the end of an interval there is a run only if anything has changed since the last one that succeeded.
 *   <li>After a start, and after sleep, whatever was missed is one run.
 *   <li>After a failure nothing runs before {@link #retryAt}, which backs off from {@link #FIRST_RETRY} to
 *       {@link #LAST_RETRY}; of a series of failures only the first is worth a notice.
 *   <li>A clock that is set back takes all plans back with it, so that none is hours away.
 * </ul>
 *
 * @param triggers which switches are on
 * @param paused whether somebody has paused it
 * @param burst changes that wait for a run, or null
 * @param dirty whether anything may have changed since the last run that succeeded
 * @param interval when the interval is over, or null if there is none
 * @param running what made the run that is under way, or null
 * @param failures how many runs in a row have failed
 * @param retryAt when the next attempt after a failure may be, or null
 * @param now the last time that it was told
 */
public record Schedule(
        Triggers triggers,
        boolean paused,
        @Nullable Burst burst,
        boolean dirty,
        @Nullable Instant interval,
        @Nullable Trigger running,
        int failures,
        @Nullable Instant retryAt,
        Instant now) {

    /** How long it has to be quiet before a burst of changes is backed up. */
    public static final Duration QUIET = Duration.ofSeconds(2);
    /** How late the first change of a burst is backed up at most. */
    public static final Duration LATEST = Duration.ofSeconds(30);
    /** How long after the start what was missed is caught up: the window comes first. */
    public static final Duration SETTLING = Duration.ofSeconds(10);
    /** The first wait after a failure. */
    public static final Duration FIRST_RETRY = Duration.ofSeconds(15);
    /** The longest wait after failures, and the wait when an attempt can't help before a person does something. */
    public static final Duration LAST_RETRY = Duration.ofMinutes(30);

    /**
     * Changes that wait for a run.
     *
     * @param trigger the strongest reason among them
     * @param first time of the first
     * @param last time of the last
     */
    public record Burst(Trigger trigger, Instant first, Instant last) {
        private Instant due() {
            return min(last.plus(QUIET), first.plus(LATEST));
        }

        private Burst and(Trigger another, Instant time) {
            return new Burst(another.compareTo(trigger) > 0 ? another : trigger, first, time);
        }
    }

    /** The schedule of a program that has just started: what the last session may have missed is due soon. */
    public static Schedule begin(Triggers triggers, boolean paused, Instant now) {
        // Of a burst that began this long ago the run is due when the start has settled.
        var missed = now.plus(SETTLING).minus(QUIET);
        return new Schedule(triggers, paused, triggers.any() ? new Burst(Trigger.START, missed, missed) : null,
                true, after(triggers, now), null, 0, null, now);
    }

    /** Somebody has changed the switches. What waits goes on waiting, unless its own switch is off now. */
    public Schedule with(Triggers value, Instant time) {
        var at = at(time);
        var kept = at.burst != null && value.has(at.burst.trigger) ? at.burst : null;
        var retry = value.any() ? at.retryAt : null;
        return new Schedule(value, paused, kept, dirty, after(value, time), running, failures, retry, time);
    }

    /** Somebody has paused it or lets it go on; when it goes on, an attempt after failures need not wait. */
    public Schedule paused(boolean value, Instant time) {
        var at = at(time);
        return new Schedule(
                triggers, value, at.burst, dirty, at.interval, running, failures, value ? at.retryAt : null, time);
    }

    /**
     * The profile has changed.
     *
     * @param trigger CHANGE or UNLOCK; MANUAL where a person has wanted a backup while one was being made
     */
    public Schedule changed(Trigger trigger, Instant time) {
        var at = tick(time);
        var waiting = at.burst;
        if (triggers.has(trigger)) {
            waiting = waiting == null ? new Burst(trigger, time, time) : waiting.and(trigger, time);
        }
        return new Schedule(
                triggers, paused, waiting, true, at.upcoming(), running, failures, at.retryAt, time);
    }

    /** The end of the interval that this time is in; intervals in which nothing changed are over without a run. */
    private @Nullable Instant upcoming() {
        var every = triggers.every();
        if (every == null || interval == null || dirty || interval.isAfter(now)) {
            return interval;
        }
        var passed = Duration.between(interval, now).dividedBy(every);
        return interval.plus(every.multipliedBy(passed + 1));
    }

    /** What is to be run at this time, if anything. */
    public Optional<Trigger> due(Instant time) {
        var at = at(time);
        return at.next().filter(it -> !it.isAfter(time)).map(_ -> at.reason());
    }

    /** Whatever is due, the run has the burst in it, which is the stronger reason. */
    private Trigger reason() {
        return burst == null ? Trigger.INTERVAL : burst.trigger;
    }

    /** When the next run is, as far as is known; empty while one runs, while it is paused, and if nothing waits. */
    public Optional<Instant> next() {
        if (paused || running != null) {
            return Optional.empty();
        }
        var planned = Stream.of(
                        Optional.ofNullable(burst).map(Burst::due),
                        Optional.ofNullable(interval).filter(_ -> dirty))
                .flatMap(Optional::stream)
                .reduce(Schedule::min);
        // A retry stands for everything that waits; and what was tried once is tried again even if nothing else would.
        return retryAt == null ? planned : Optional.of(retryAt);
    }

    /** Whether quitting should run a backup first, or wait for the one that runs. */
    public boolean isWantedOnQuit() {
        return running != null || (triggers.onQuit() && dirty && !paused);
    }

    /** A run has begun; what changes from now on is not in it. */
    public Schedule started(Trigger trigger, Instant time) {
        var at = at(time);
        return new Schedule(triggers, paused, null, false, at.interval, trigger, failures, null, time);
    }

    /** The run has succeeded, or there was nothing new to back up. */
    public Schedule succeeded(Instant time) {
        var at = at(time);
        return new Schedule(triggers, paused, at.burst, dirty, after(triggers, time), null, 0, null, time);
    }

    /**
     * The run has failed; what it was to save is tried again.
     *
     * @param retryHelps whether the same attempt may succeed later without anything being changed by hand
     * @param chance a random number from 0 to 1 (exclusive), so that many programs do not come back at one moment
     */
    public Schedule failed(boolean retryHelps, double chance, Instant time) {
        var at = at(time);
        var wait = retryHelps ? backoff(failures) : LAST_RETRY;
        var jittered = Duration.ofMillis((long) (wait.toMillis() * (0.5 + chance / 2)));
        var missed = at.burst == null && running != null ? new Burst(running, time, time) : at.burst;
        return new Schedule(triggers, paused, missed, true, after(triggers, time), null, failures + 1,
                time.plus(jittered), time);
    }

    /** The run was cancelled by a person: nothing is tried again before something changes or the interval is over. */
    public Schedule cancelled(Instant time) {
        var at = at(time);
        return new Schedule(triggers, paused, at.burst, true, after(triggers, time), null, failures, null, time);
    }

    /** Whether the failure that was told last is the first of its series, and so worth a notice. */
    public boolean isFirstFailure() {
        return failures == 1;
    }

    private static Duration backoff(int failures) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 16));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    private static @Nullable Instant after(Triggers triggers, Instant time) {
        return triggers.every() == null ? null : time.plus(triggers.every());
    }

    /** The same at another time; if that is earlier than what was told before, everything is as much earlier. */
    private Schedule at(Instant time) {
        if (!time.isBefore(now)) {
            return this;
        }
        var back = Duration.between(now, time);
        return new Schedule(triggers, paused,
                burst == null ? null : new Burst(burst.trigger, burst.first.plus(back), burst.last.plus(back)),
                dirty, interval == null ? null : interval.plus(back), running, failures,
                retryAt == null ? null : retryAt.plus(back), time);
    }

    /** What time it is, when there is nothing else to tell. */
    public Schedule tick(Instant time) {
        var at = at(time);
        return new Schedule(at.triggers, at.paused, at.burst, at.dirty, at.interval, at.running, at.failures,
                at.retryAt, time);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
