package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import dev.laurel.sync.SyncRound.Aim;
import org.junit.jupiter.api.Test;

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

    @Test
    void afterSleepThereIsOneRound() {
        var schedule = settled().changed(now);
        after(Duration.ofDays(2));
        assertThat(schedule.due(now)).contains(Aim.BOTH);
        assertThat(schedule.started(Aim.BOTH, now).succeeded(now).due(now)).isEmpty();
    }
}
