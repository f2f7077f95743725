package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.laurel.sync.SyncRound.Aim;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyncScheduleTest {
    private static final Instant START = Instant.parse("2026-03-29T00:59:00Z");

    private Instant now = START;

    private SyncSchedule running() {
        return SyncSchedule.begin(now).started(Aim.BOTH, now);
    }

    private SyncSchedule settled() {
        return running().succeeded(now);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private void after(long millis) {
        after(Duration.ofMillis(millis));
    }

    @Test
    void beginsWithBothWays() {
        assertThat(SyncSchedule.begin(now).due(now)).contains(Aim.BOTH);
        assertThat(running().due(now)).as("one at a time").isEmpty();
        assertThat(settled().due(now)).isEmpty();
    }

    @Test
    void aChangeGoesOutOnceItIsQuiet() {
        var changed = settled().changed(now);
        after(499);
        assertThat(changed.due(now)).isEmpty();
        after(1);
        assertThat(changed.due(now)).contains(Aim.SEND);
        assertThat(changed.started(Aim.SEND, now).succeeded(now).next()).contains(START.plus(SyncSchedule.EVERY));
    }

    @Test
    void aBurstGoesOutAfterTwoSecondsAtTheLatest() {
        var schedule = settled();
        for (var i = 0; i < 20; i++) {
            schedule = schedule.changed(now);
            assertThat(schedule.due(now)).isEmpty();
            after(100);
        }
        assertThat(schedule.changed(now).due(now)).contains(Aim.SEND);
    }

    @Test
    void whatChangesDuringARoundMakesAnother() {
        var schedule = running().changed(now);
        after(3000);
        assertThat(schedule.due(now)).isEmpty();
        assertThat(schedule.succeeded(now).due(now)).contains(Aim.SEND);
    }

    @Test
    void looksEveryFiveMinutes() {
        var schedule = settled();
        after(Duration.ofMinutes(5).minusMillis(1));
        assertThat(schedule.due(now)).isEmpty();
        after(1);
        assertThat(schedule.due(now)).contains(Aim.BOTH);
    }

    @Test
    void aPersonNeedNotWait() {
        assertThat(settled().asked(now).due(now)).contains(Aim.BOTH);
        var failed = running().failed(false, Duration.ofHours(1), 0.5, now);
        assertThat(failed.asked(now).due(now)).contains(Aim.BOTH);
        assertThat(running().asked(now).due(now)).isEmpty();
        assertThat(running().asked(now).succeeded(now).due(now)).as("asked while one ran").contains(Aim.BOTH);
    }

    @Test
    void backsOff() {
        var schedule = running();
        var waits = new long[9];
        for (var i = 0; i < waits.length; i++) {
            schedule = schedule.failed(true, null, 0.999999, now);
            assertThat(schedule.isFirstFailure()).isEqualTo(i == 0);
            var next = schedule.next().orElseThrow();
            waits[i] = Math.round(Duration.between(now, next).toMillis() / 1000.0);
            now = next;
            assertThat(schedule.due(now)).as("what others did meanwhile is not known").contains(Aim.BOTH);
            schedule = schedule.started(Aim.BOTH, now);
        }
        assertThat(waits).containsExactly(5, 10, 20, 40, 80, 160, 320, 600, 600);
        assertThat(schedule.succeeded(now).failed(true, null, 0, now).next())
                .as("and begins anew, jittered").contains(now.plusMillis(2500));
    }

    @Test
    void changesDoNotHurryARetry() {
        var failed = running().failed(true, null, 0.5, now);
        var retry = failed.next();
        after(100);
        var changed = failed.changed(now);
        after(600);
        assertThat(changed.due(now)).isEmpty();
        assertThat(changed.next()).isEqualTo(retry);
    }

    @Test
    void waitsAsTheServerSays() {
        assertThat(running().failed(true, Duration.ofSeconds(90), 0.5, now).next()).contains(now.plusSeconds(90));
        assertThat(running().failed(true, Duration.ofDays(400), 0.5, now).next())
                .as("but not for ever").contains(now.plus(Duration.ofHours(24)));
        assertThat(running().failed(true, Duration.ZERO, 0, now).next()).contains(now.plusMillis(2500));
    }

    @Test
    void whereOnlyAPersonCanHelpItIsRarelyTried() {
        assertThat(running().failed(false, null, 0.999999, now).next().orElseThrow())
                .isAfter(now.plus(Duration.ofMinutes(9)));
    }

    @Test
    void aCancelledRoundIsTriedAtTheNextOccasion() {
        var cancelled = running().changed(now).cancelled(now);
        after(500);
        assertThat(cancelled.due(now)).contains(Aim.SEND);
    }

    @Test
    void aClockThatIsSetBackTakesThePlansBack() {
        var schedule = settled().changed(now);
        after(Duration.ofHours(-3));
        schedule = schedule.tick(now);
        after(500);
        assertThat(schedule.due(now)).contains(Aim.SEND);
        var failed = running().failed(true, null, 0.5, now);
        after(Duration.ofHours(-3));
        assertThat(failed.tick(now).next().orElseThrow()).isBefore(now.plusSeconds(6));
    }

    static Stream<Arguments> tellings() {
        return Stream.of(
                telling("a change", SyncSchedule::changed),
                telling("success", SyncSchedule::succeeded),
                telling("being cancelled", SyncSchedule::cancelled),
                telling("failure", (schedule, time) -> schedule.failed(true, null, 0.5, time)),
                telling("the time", SyncSchedule::tick));
    }

    private static Arguments telling(String what, BiFunction<SyncSchedule, Instant, SyncSchedule> call) {
        return Arguments.of(Named.of(what, call));
    }

    /** Whatever is told first after that. */
    @ParameterizedTest
    @MethodSource("tellings")
    void aClockThatIsSetBackShiftsTheNextLook(BiFunction<SyncSchedule, Instant, SyncSchedule> telling) {
        var schedule = running();
        after(Duration.ofHours(-3));
        var told = telling.apply(schedule, now);
        assertThat(told.bothAt()).isEqualTo(now.plus(SyncSchedule.EVERY));
        assertThat(told.now()).isEqualTo(now);
    }

    /** Whatever is told first after that: what waited to be sent waits as long as it would have. */
    @ParameterizedTest
    @MethodSource("tellings")
    void aClockThatIsSetBackShiftsWhatWaits(BiFunction<SyncSchedule, Instant, SyncSchedule> telling) {
        var schedule = running().changed(now);
        after(Duration.ofHours(-3));
        var told = telling.apply(schedule, now);
        assertThat(told.first()).isEqualTo(now);
        assertThat(told.last()).isEqualTo(now);
    }

    @Test
    void aRoundThatBeginsOnAClockThatWasSetBackPlansFromThere() {
        var schedule = settled().changed(now);
        after(Duration.ofHours(-3));
        assertThat(schedule.started(Aim.SEND, now).bothAt()).isEqualTo(now.plus(SyncSchedule.EVERY));
        assertThat(schedule.asked(now).due(now)).contains(Aim.BOTH);
        assertThat(schedule.asked(now).first()).isEqualTo(now);
        after(500);
        assertThat(schedule.due(now)).as("is not told, and counts on from the change").isEmpty();
    }

    @Test
    void whatWaitsAndWhatRunsOutlivesWhateverIsTold() {
        var schedule = settled().failed(true, null, 0.5, now);
        assertThat(schedule.changed(now).failures()).isOne();
        assertThat(schedule.tick(now).isFirstFailure()).isTrue();
        assertThat(schedule.asked(now).started(Aim.BOTH, now).failed(true, null, 0.5, now).isFirstFailure())
                .as("a series goes on when a person asks").isFalse();
        assertThat(schedule.started(Aim.BOTH, now).cancelled(now).failures()).isOne();
        assertThat(running().changed(now).running()).isEqualTo(Aim.BOTH);
        assertThat(running().tick(now).running()).isEqualTo(Aim.BOTH);
        assertThat(settled().started(Aim.SEND, now).running()).isEqualTo(Aim.SEND);
    }

    @Test
    void afterSleepThereIsOneRound() {
        var schedule = settled().changed(now);
        after(Duration.ofDays(2));
        assertThat(schedule.due(now)).contains(Aim.BOTH);
        assertThat(schedule.started(Aim.BOTH, now).succeeded(now).due(now)).isEmpty();
    }
}
