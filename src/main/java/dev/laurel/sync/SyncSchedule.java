package dev.laurel.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.laurel.sync.SyncRound.Aim;
import org.jspecify.annotations.Nullable;

/**
 * When a profile meets its other devices, and what follows from what it is told. Immutable and without a clock of its
 * own: each call is told what time it is, and gives the schedule from then on.
 *
 * <p>The rules:
 * <ul>
 *   <li>At the start, when a person asks, and every {@link #EVERY}: both ways.
 *   <li>A change goes out once it has been quiet for {@link #QUIET}, and {@link #LATEST} after the first at the latest.
 *   <li>One round at a time; what changes meanwhile makes another one.
 *   <li>After a failure nothing happens before {@link #retryAt}, unless a person asks: as the other side says,
 *       otherwise backing off from {@link #FIRST_RETRY} to {@link #LAST_RETRY}, which is also how long it waits where
 *       only a person can help. Of a series of failures only the first is worth a notice.
 *   <li>A clock that is set back takes all plans back with it.
 * </ul>
 *
 * @param first when the first change was made that waits, or null
 * @param last when the last one was
 * @param bothAt when it is time for both ways
 * @param running what the round that is under way is for, or null
 * @param failures how many rounds in a row have failed
 * @param retryAt when the next attempt after a failure may be, or null
 * @param now the last time that it was told
 */
public record SyncSchedule(
        @Nullable Instant first,
        @Nullable Instant last,
        Instant bothAt,
        @Nullable Aim running,
        int failures,
        @Nullable Instant retryAt,
        Instant now) {

    /** How long it has to be quiet before changes go out. */
    public static final Duration QUIET = Duration.ofMillis(500);
    /** How late the first of many changes goes out at most. */
    public static final Duration LATEST = Duration.ofSeconds(2);
    /** How often what other devices have sent is fetched. */
    public static final Duration EVERY = Duration.ofMinutes(5);
    /** The first wait after a failure. */
    public static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    /** The longest wait after failures. */
    public static final Duration LAST_RETRY = Duration.ofMinutes(10);
    /** A server that asks for more is asked again by then. */
    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    /** The schedule of a profile that has just been opened. */
    public static SyncSchedule begin(Instant now) {
        return new SyncSchedule(null, null, now, null, 0, null, now);
    }

    /** The state here has changed. */
    public SyncSchedule changed(Instant time) {
        var at = at(time);
        return new SyncSchedule(at.first == null ? time : at.first, time, at.bothAt, running, failures, at.retryAt,
                time);
    }

    /** A person wants both ways, now. */
    public SyncSchedule asked(Instant time) {
        var at = at(time);
        return new SyncSchedule(at.first, at.last, time, running, failures, null, time);
    }

    /** What is to be done at this time, if anything. */
    public Optional<Aim> due(Instant time) {
        var at = at(time);
        if (at.next().filter(it -> !it.isAfter(time)).isEmpty()) {
            return Optional.empty();
        }
        // After a failure nobody knows what has happened there since.
        return Optional.of(at.bothAt.isAfter(time) && failures == 0 ? Aim.SEND : Aim.BOTH);
    }

    /** When the next round is; empty while one is under way. */
    public Optional<Instant> next() {
        if (running != null) {
            return Optional.empty();
        }
        if (retryAt != null) {
            return Optional.of(retryAt);
        }
        return Stream.of(Optional.of(bothAt), Optional.ofNullable(sendAt()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private @Nullable Instant sendAt() {
        if (first == null || last == null) {
            return null;
        }
        var quiet = last.plus(QUIET);
        var latest = first.plus(LATEST);
        return quiet.isBefore(latest) ? quiet : latest;
    }

    /** A round has begun; what changes from now on may not be in it. */
    public SyncSchedule started(Aim aim, Instant time) {
        var at = at(time);
        return new SyncSchedule(null, null, aim == Aim.BOTH ? time.plus(EVERY) : at.bothAt, aim, failures, null, time);
    }

    /** It got through. */
    public SyncSchedule succeeded(Instant time) {
        var at = at(time);
        return new SyncSchedule(at.first, at.last, at.bothAt, null, 0, null, time);
    }

    /**
     * It failed.
     *
     * @param retryHelps whether the same may succeed later without anything being changed by hand
     * @param wish for how long the other side wants to be left alone, or null
     * @param chance a random number from 0 to 1 (exclusive), so that many devices do not come back at one moment
     */
    public SyncSchedule failed(boolean retryHelps, @Nullable Duration wish, double chance, Instant time) {
        var at = at(time);
        var wait = retryHelps ? backoff(failures) : LAST_RETRY;
        var jittered = Duration.ofMillis((long) (wait.toMillis() * (0.5 + chance / 2)));
        var wished = wish == null || wish.compareTo(jittered) < 0 ? jittered : wish;
        var until = time.plus(wished.compareTo(LONGEST_WISH) < 0 ? wished : LONGEST_WISH);
        return new SyncSchedule(at.first, at.last, at.bothAt, null, failures + 1, until, time);
    }

    /** It was cancelled: as if it had not been tried. */
    public SyncSchedule cancelled(Instant time) {
        var at = at(time);
        return new SyncSchedule(at.first, at.last, at.bothAt, null, failures, null, time);
    }

    /** Whether the failure that was told last is the first of its series, and so worth a notice. */
    public boolean isFirstFailure() {
        return failures == 1;
    }

    private static Duration backoff(int failures) {
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 16));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    /** The same at another time; if that is earlier than what was told before, everything is as much earlier. */
    private SyncSchedule at(Instant time) {
        if (!time.isBefore(now)) {
            return this;
        }
        var back = Duration.between(now, time);
        return new SyncSchedule(back(first, back), back(last, back), bothAt.plus(back), running, failures,
                back(retryAt, back), time);
    }

    private static @Nullable Instant back(@Nullable Instant plan, Duration by) {
        return plan == null ? null : plan.plus(by);
    }

    /** What time it is, when there is nothing else to tell. */
    public SyncSchedule tick(Instant time) {
        var at = at(time);
        return new SyncSchedule(at.first, at.last, at.bothAt, running, failures, at.retryAt, time);
    }
}
