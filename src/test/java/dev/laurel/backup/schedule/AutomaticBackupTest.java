package dev.laurel.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.SimulatedTime.Run;
import dev.laurel.error.ErrorCode;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;

class AutomaticBackupTest {
    private static final Instant BEGIN = Instant.parse("2026-10-20T08:00:00Z");
    private static final Triggers UNLOCK = new Triggers(true, false, false, null);
    private static final Triggers CHANGE = new Triggers(false, true, false, null);
    private static final Triggers EVERY_FIVE = new Triggers(false, false, false, Duration.ofMinutes(5));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** A schedule that has caught up what there was at the start. */
    private static SimulatedTime settled(Triggers triggers) {
        var time = new SimulatedTime(BEGIN, triggers);
        time.pass(MINUTE);
        time.runs.clear();
        time.told.clear();
        return time;
    }

    @Test
    void catchesUpOnceAfterTheStartWhateverWasMissed() {
        var time = new SimulatedTime(BEGIN, Triggers.DEFAULT);
        time.pass(HOUR);
        assertThat(time.runs).containsExactly(new Run(BEGIN.plus(Schedule.SETTLING), Trigger.START));
    }

    @Test
    void doesNothingWhenNothingIsSwitchedOn() {
        var time = new SimulatedTime(BEGIN, Triggers.NONE);
        time.pass(MINUTE);
        time.backup.changed(Trigger.UNLOCK);
        time.pass(DAY);
        assertThat(time.runs).isEmpty();
        assertThat(time.backup.status().next()).isEmpty();
        assertThat(time.backup.quit(() -> {})).isFalse();
    }

    @Test
    void runsTwoSecondsAfterABurstIsOver() {
        var time = settled(UNLOCK);
        var first = time.instant();
        for (var i = 0; i < 5; i++) {
            time.backup.changed(i == 3 ? Trigger.UNLOCK : Trigger.CHANGE);
            time.pass(Duration.ofSeconds(1));
        }
        time.pass(MINUTE);
        // Only the unlock counts here, at three seconds.
        assertThat(time.secondsSince(first)).containsExactly(5L);
        assertThat(time.runs.getFirst().trigger()).isEqualTo(Trigger.UNLOCK);
    }

    @Test
    void runsAtTheLatestThirtySecondsAfterTheFirstChange() {
        var time = settled(CHANGE);
        var first = time.instant();
        for (var i = 0; i < 90; i++) {
            time.backup.changed(Trigger.CHANGE);
            time.pass(Duration.ofSeconds(1));
        }
        time.pass(MINUTE);
        // The change of the 30th second came before that second's run, so the next burst begins there.
        assertThat(time.secondsSince(first)).containsExactly(30L, 60L, 90L);
    }

    @Test
    void namesTheStrongestReasonOfABurst() {
        var time = settled(new Triggers(true, true, true, null));
        time.backup.changed(Trigger.CHANGE);
        time.backup.changed(Trigger.UNLOCK);
        time.backup.changed(Trigger.CHANGE);
        time.pass(MINUTE);
        assertThat(time.runs).singleElement().extracting(Run::trigger).isEqualTo(Trigger.UNLOCK);
    }

    @Test
    void leavesTheIntervalOutWhileNothingHasChanged() {
        var time = settled(EVERY_FIVE);
        time.pass(HOUR);
        assertThat(time.runs).isEmpty();
        time.pass(Duration.ofSeconds(7));
        var changed = time.instant();
        time.backup.changed(Trigger.CHANGE);
        time.pass(HOUR);
        assertThat(time.runs).singleElement().satisfies(run -> {
            assertThat(run.trigger()).isEqualTo(Trigger.INTERVAL);
            // On the beat that the first run began, not at once.
            assertThat(Duration.between(BEGIN.plus(Schedule.SETTLING), run.at()).toSeconds() % 300).isZero();
            assertThat(Duration.between(changed, run.at())).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(5));
        });
    }

    @Test
    void countsTheIntervalFromTheEndOfTheLastRun() {
        var time = settled(EVERY_FIVE);
        var begin = BEGIN.plus(Schedule.SETTLING);
        for (var i = 0; i < 1800; i++) {
            time.backup.changed(Trigger.CHANGE);
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(time.secondsSince(begin)).containsExactly(300L, 600L, 900L, 1200L, 1500L, 1800L);
    }

    @Test
    void runsAgainForWhatChangedWhileItRan() {
        var time = settled(CHANGE);
        time.during = (it, _) -> {
            it.during = (_, _) -> {};
            it.backup.changed(Trigger.CHANGE);
            it.backup.tick();
        };
        time.backup.changed(Trigger.CHANGE);
        time.pass(MINUTE);
        assertThat(time.runs).hasSize(2);
    }

    @Test
    void catchesUpOnceAfterSleep() {
        var time = settled(Triggers.DEFAULT);
        time.backup.changed(Trigger.CHANGE);
        time.sleep(Duration.ofHours(9));
        time.pass(HOUR);
        assertThat(time.runs).singleElement().extracting(Run::trigger).isEqualTo(Trigger.INTERVAL);
    }

    @Test
    void isNotHoursAwayAfterTheClockWasSetBack() {
        var time = settled(EVERY_FIVE);
        time.backup.changed(Trigger.CHANGE);
        time.jump(Duration.ofDays(-2));
        var set = time.instant();
        time.pass(HOUR);
        assertThat(time.secondsSince(set)).singleElement().satisfies(at -> assertThat(at).isBetween(200L, 300L));
    }

    @Test
    void backsOffWhileTheDestinationIsDownAndTellsOnce() {
        var time = settled(UNLOCK);
        time.failure = ErrorCode.DESTINATION_UNREACHABLE;
        time.backup.changed(Trigger.UNLOCK);
        time.pass(Duration.ofDays(2));
        var waits = new ArrayList<Duration>();
        for (var i = 1; i < time.runs.size(); i++) {
            waits.add(Duration.between(time.runs.get(i - 1).at(), time.runs.get(i).at()));
        }
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(15));
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Schedule.LAST_RETRY));
        assertThat(waits.subList(10, waits.size()))
                .allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Schedule.LAST_RETRY.dividedBy(2)));
        assertThat(new HashSet<>(waits)).as("no two programs come back at one moment").hasSizeGreaterThan(20);
        assertThat(time.told.stream().filter(Status::notice)).hasSize(1);

        time.failure = null;
        time.pass(HOUR);
        var recovered = time.runs.getLast();
        assertThat(recovered.trigger()).isEqualTo(Trigger.UNLOCK);
        assertThat(time.backup.status().lastError()).isNull();
        time.pass(DAY);
        assertThat(time.runs.getLast()).as("and then it is quiet again").isEqualTo(recovered);
    }

    @Test
    void tellsAgainOfANewSeriesOfFailures() {
        var time = settled(UNLOCK);
        for (var series = 1; series <= 2; series++) {
            time.failure = ErrorCode.DESTINATION_UNREACHABLE;
            time.backup.changed(Trigger.UNLOCK);
            time.pass(HOUR);
            time.failure = null;
            time.pass(HOUR);
            assertThat(time.told.stream().filter(Status::notice)).hasSize(series);
        }
    }

    @Test
    void doesNotHammerWhereOnlyAPersonCanHelp() {
        var time = settled(UNLOCK);
        time.failure = ErrorCode.DESTINATION_CREDENTIALS;
        time.backup.changed(Trigger.UNLOCK);
        time.pass(DAY);
        assertThat(time.runs).hasSizeBetween(48, 97);
    }

    @Test
    void keepsStillWhilePausedAndGoesOnWithWhatWaits() {
        var time = settled(Triggers.DEFAULT);
        time.backup.pause(true);
        time.backup.changed(Trigger.UNLOCK);
        time.pass(DAY);
        assertThat(time.runs).isEmpty();
        assertThat(time.backup.status().next()).isEmpty();
        assertThat(time.backup.quit(() -> {})).as("paused is paused").isFalse();
        time.backup.pause(false);
        time.pass(MINUTE);
        assertThat(time.runs).singleElement().extracting(Run::trigger).isEqualTo(Trigger.UNLOCK);
    }

    @Test
    void triesAtOnceWhenItGoesOnAfterFailures() {
        var time = settled(UNLOCK);
        time.failure = ErrorCode.DESTINATION_UNREACHABLE;
        time.backup.changed(Trigger.UNLOCK);
        time.pass(DAY);
        time.failure = null;
        time.runs.clear();
        time.backup.pause(true);
        time.backup.pause(false);
        time.pass(Duration.ofSeconds(3));
        assertThat(time.runs).hasSize(1);
    }

    @Test
    void followsItsSwitches() {
        var time = settled(UNLOCK);
        time.backup.changed(Trigger.CHANGE);
        time.pass(MINUTE);
        assertThat(time.runs).isEmpty();
        time.backup.use(new Triggers(false, true, false, null));
        time.backup.changed(Trigger.CHANGE);
        time.backup.use(new Triggers(false, true, false, null));
        time.pass(MINUTE);
        assertThat(time.runs).singleElement().extracting(Run::trigger).isEqualTo(Trigger.CHANGE);
    }

    @Test
    void aPersonNeedNotWait() {
        var time = settled(Triggers.NONE);
        time.backup.backUpNow();
        assertThat(time.runs).as("at once").hasSize(1);
        time.during = (it, _) -> {
            it.during = (_, _) -> {};
            it.backup.backUpNow();
            assertThat(it.runs).as("one at a time").hasSize(2);
        };
        time.backup.backUpNow();
        time.pass(MINUTE);
        assertThat(time.runs).as("another one follows").extracting(Run::trigger)
                .containsExactly(Trigger.MANUAL, Trigger.MANUAL, Trigger.MANUAL);
    }

    @Test
    void triesAgainAtOnceWhenSomebodyHasMendedIt() {
        var time = settled(UNLOCK);
        time.failure = ErrorCode.DESTINATION_CREDENTIALS;
        time.backup.changed(Trigger.UNLOCK);
        time.pass(MINUTE);
        time.failure = null;
        time.runs.clear();
        time.backup.tryAgain();
        time.pass(Duration.ofSeconds(3));
        assertThat(time.runs).hasSize(1);
        assertThat(time.backup.status().lastError()).isNull();
    }

    @Test
    void stoppedItHasNothingToWaitFor() {
        var time = settled(Triggers.DEFAULT);
        var done = new ArrayList<Boolean>();
        time.backup.changed(Trigger.CHANGE);
        time.backup.stop(() -> done.add(true));
        assertThat(done).hasSize(1);
        assertThat(time.runs).as("nothing is begun").isEmpty();
    }

    @Test
    void stoppedInTheMiddleOfARunItSaysSoWhenTheRunIsOver() {
        var time = settled(Triggers.DEFAULT);
        var done = new ArrayList<Integer>();
        time.during = (it, _) -> {
            it.backup.stop(() -> done.add(it.runs.size()));
            assertThat(done).as("it still runs").isEmpty();
        };
        time.backup.changed(Trigger.UNLOCK);
        time.pass(MINUTE);
        assertThat(done).containsExactly(1);
    }

    @Test
    void tellsWhatHasChangedAndNothingElse() {
        var time = settled(Triggers.DEFAULT);
        time.told.clear();
        time.pass(MINUTE);
        assertThat(time.told).isEmpty();
        time.backup.changed(Trigger.CHANGE);
        assertThat(time.told).singleElement().satisfies(it -> assertThat(it.next()).isPresent());
    }

    @Test
    void savesOnQuittingWhatIsNotSafeYet() {
        var time = settled(Triggers.DEFAULT);
        var done = new ArrayList<Boolean>();
        assertThat(time.backup.quit(() -> done.add(true))).as("all is safe").isFalse();
        time.backup.changed(Trigger.CHANGE);
        assertThat(time.backup.quit(() -> done.add(true))).isTrue();
        assertThat(done).hasSize(2);
        assertThat(time.runs).singleElement().extracting(Run::trigger).isEqualTo(Trigger.QUIT);
    }

    @Test
    void doesNotKeepAnybodyFromQuittingWhenThatFails() {
        var time = settled(Triggers.DEFAULT);
        time.failure = ErrorCode.DESTINATION_UNREACHABLE;
        time.backup.changed(Trigger.CHANGE);
        var done = new ArrayList<Boolean>();
        time.backup.quit(() -> done.add(true));
        assertThat(done).hasSize(1);
        assertThat(time.runs).hasSize(1);
    }

    @Test
    void waitsOnQuittingForTheRunThatIsUnderWayAndForWhatCameMeanwhile() {
        var time = settled(Triggers.DEFAULT);
        var done = new ArrayList<Integer>();
        time.during = (it, _) -> {
            it.during = (_, _) -> {};
            it.backup.changed(Trigger.CHANGE);
            assertThat(it.backup.quit(() -> done.add(it.runs.size()))).isTrue();
            assertThat(done).isEmpty();
        };
        time.backup.changed(Trigger.UNLOCK);
        time.pass(MINUTE);
        assertThat(done).containsExactly(2);
        assertThat(time.runs.getLast().trigger()).isEqualTo(Trigger.QUIT);
    }

    /**
     * A week of somebody who plays each evening from 18:00 to 22:00, in Berlin, in the week in which summer time ends.
     * The computer sleeps from 23:00 to 17:00; the destination is down from Thursday noon for two days; on Friday the
     * clock is set back by two days and put right an hour later.
     */
    @Test
    @Promise(area = Area.BACKUPS, value = "In a week with sleep, two days without the destination and a clock that"
            + " is set back two days, all that was played is backed up by itself as soon as can be")
    void keepsAWeekSafe() {
        var zone = ZoneId.of("Europe/Berlin");
        var monday = LocalDateTime.parse("2026-10-19T17:00").atZone(zone);
        var time = new SimulatedTime(monday.toInstant(), Triggers.DEFAULT);
        var lost = new ArrayList<String>();
        var down = List.of(monday.plusDays(3).withHour(12).toInstant(), monday.plusDays(5).withHour(12).toInstant());
        var real = monday;
        for (var day = 0; day < 7; day++) {
            var end = monday.plusDays(day).withHour(23);
            for (; real.isBefore(end); real = real.plusSeconds(1)) {
                time.failure = real.toInstant().isBefore(down.getFirst()) || real.toInstant().isAfter(down.getLast())
                        ? null : ErrorCode.DESTINATION_UNREACHABLE;
                var plays = real.getHour() >= 18 && real.getHour() < 22;
                if (plays && real.getSecond() == 0) {
                    time.backup.changed(real.getMinute() % 20 == 0 ? Trigger.UNLOCK : Trigger.CHANGE);
                }
                if (day == 4 && real.getHour() == 19 && real.getMinute() == 0 && real.getSecond() == 0) {
                    time.jump(Duration.ofDays(-2));
                }
                if (day == 4 && real.getHour() == 20 && real.getMinute() == 0 && real.getSecond() == 0) {
                    time.jump(Duration.ofDays(2));
                }
                time.pass(Duration.ofSeconds(1));
                var status = time.backup.status();
                var isUp = time.failure == null;
                if (isUp && real.getHour() == 22 && real.getMinute() == 59
                        && (status.lastError() != null || status.running() != null)) {
                    lost.add(real + " " + status);
                }
            }
            var wake = monday.plusDays(day + 1L);
            time.sleep(Duration.between(real, wake));
            real = wake;
        }
        assertThat(lost).isEmpty();
        assertThat(time.told.stream().filter(Status::notice)).as("two days down are one notice").hasSize(1);
        // Until the clock goes back, the runs are in the order of their times.
        var up = time.runs.stream().takeWhile(run -> run.at().isBefore(down.getFirst())).toList();
        // An evening has 12 unlocks; between two of them are three intervals of changes.
        assertThat(up.stream().filter(run -> run.trigger() == Trigger.UNLOCK)).hasSize(3 * 12);
        assertThat(up.stream().filter(run -> run.trigger() == Trigger.START)).hasSize(1);
        var gaps = new ArrayList<Duration>();
        for (var i = 1; i < up.size(); i++) {
            gaps.add(Duration.between(up.get(i - 1).at(), up.get(i).at()));
        }
        assertThat(gaps).allSatisfy(gap -> assertThat(gap).isPositive());
        assertThat(time.backup.status().lastError()).isNull();
    }
}
