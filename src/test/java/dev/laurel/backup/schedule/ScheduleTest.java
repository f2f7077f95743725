package dev.laurel.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of the rules; {@link AutomaticBackupTest} has the whole days. */
class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:00Z");
    private static final Duration BACK = Duration.ofHours(-3);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Triggers ALL = new Triggers(true, true, true, EVERY);

    private static Schedule settled(Triggers triggers) {
        return Schedule.begin(triggers, false, NOW).started(Trigger.START, NOW).succeeded(NOW);
    }

    @Test
    void changesWaitUntilItIsQuietAndNoLongerThanTheLatest() {
        var schedule = settled(ALL).changed(Trigger.CHANGE, NOW);
        assertThat(schedule.next()).contains(NOW.plus(Schedule.QUIET));
        assertThat(schedule.due(NOW.plus(Schedule.QUIET).minusMillis(1))).isEmpty();
        assertThat(schedule.due(NOW.plus(Schedule.QUIET))).contains(Trigger.CHANGE);
        for (var second = 1; second < 30; second++) {
            schedule = schedule.changed(Trigger.CHANGE, NOW.plusSeconds(second));
        }
        assertThat(schedule.next()).contains(NOW.plus(Schedule.LATEST));
    }

    @Test
    void theStrongestReasonCountsInWhateverOrder() {
        var later = NOW.plusMillis(10);
        assertThat(settled(ALL).changed(Trigger.UNLOCK, NOW).changed(Trigger.CHANGE, later).due(NOW.plusSeconds(9)))
                .contains(Trigger.UNLOCK);
        assertThat(settled(ALL).changed(Trigger.CHANGE, NOW).changed(Trigger.UNLOCK, later).due(NOW.plusSeconds(9)))
                .contains(Trigger.UNLOCK);
    }

    @Test
    void anIntervalCountsOnlyIfAnythingHasChanged() {
        var onlyInterval = new Triggers(false, false, false, EVERY);
        var schedule = settled(onlyInterval);
        assertThat(schedule.next()).isEmpty();
        assertThat(schedule.changed(Trigger.CHANGE, NOW.plusSeconds(60)).next()).contains(NOW.plus(EVERY));
        assertThat(schedule.changed(Trigger.CHANGE, NOW.plus(EVERY)).next())
                .as("in the next one").contains(NOW.plus(EVERY.multipliedBy(2)));
        assertThat(schedule.changed(Trigger.CHANGE, NOW.plus(EVERY.multipliedBy(3)).plusSeconds(1)).next())
                .as("in the fourth").contains(NOW.plus(EVERY.multipliedBy(4)));
        var twice = schedule.changed(Trigger.CHANGE, NOW.plusSeconds(60))
                .changed(Trigger.CHANGE, NOW.plus(EVERY).plusSeconds(9));
        assertThat(twice.due(NOW.plus(EVERY).plusSeconds(9))).as("it is over").contains(Trigger.INTERVAL);
    }

    @Test
    void failuresBackOffToHalfAnHour() {
        var schedule = settled(ALL);
        var waits = new long[9];
        for (var i = 0; i < waits.length; i++) {
            schedule = schedule.started(Trigger.CHANGE, NOW).failed(true, 0.999999, NOW);
            assertThat(schedule.isFirstFailure()).isEqualTo(i == 0);
            waits[i] = Math.round(Duration.between(NOW, schedule.next().orElseThrow()).toMillis() / 1000.0);
        }
        assertThat(waits).containsExactly(15, 30, 60, 120, 240, 480, 960, 1800, 1800);
        assertThat(settled(ALL).started(Trigger.CHANGE, NOW).failed(true, 0, NOW).next()).contains(NOW.plusMillis(7_500));
        assertThat(settled(ALL).started(Trigger.CHANGE, NOW).failed(false, 0, NOW).next())
                .as("where only a person can help").contains(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void whatWasTriedIsTriedAgainForTheSameReason() {
        var failed = settled(Triggers.NONE).started(Trigger.MANUAL, NOW).failed(true, 0, NOW);
        assertThat(failed.due(NOW.plusSeconds(8))).contains(Trigger.MANUAL);
        var changed = settled(ALL).started(Trigger.START, NOW).changed(Trigger.UNLOCK, NOW).failed(true, 0, NOW);
        assertThat(changed.due(NOW.plusSeconds(8))).as("what came meanwhile is the stronger one").contains(Trigger.UNLOCK);
    }

    static Stream<Arguments> tellings() {
        return Stream.of(
                telling("other switches", (schedule, time) -> schedule.with(ALL, time)),
                telling("a pause", (schedule, time) -> schedule.paused(true, time)),
                telling("success", Schedule::succeeded),
                telling("failure", (schedule, time) -> schedule.failed(true, 0, time)),
                telling("being cancelled", Schedule::cancelled),
                telling("the time", Schedule::tick));
    }

    private static Arguments telling(String what, BiFunction<Schedule, Instant, Schedule> call) {
        return Arguments.of(Named.of(what, call));
    }

    /** Whatever is told first after that. */
    @ParameterizedTest
    @MethodSource("tellings")
    void aClockThatIsSetBackTakesPlansAlong(BiFunction<Schedule, Instant, Schedule> telling) {
        var schedule = settled(ALL).started(Trigger.CHANGE, NOW).changed(Trigger.UNLOCK, NOW);
        var then = NOW.plus(BACK);
        var told = telling.apply(schedule, then);
        assertThat(told.burst()).isEqualTo(new Schedule.Burst(Trigger.UNLOCK, then, then));
        assertThat(told.interval()).isEqualTo(then.plus(EVERY));
        assertThat(told.now()).isEqualTo(then);
        assertThat(told.dirty()).isTrue();
    }

    @Test
    void aClockThatIsSetBackTakesARetryAlong() {
        var failed = settled(ALL).started(Trigger.CHANGE, NOW).failed(true, 0, NOW);
        var then = NOW.plus(BACK);
        assertThat(failed.tick(then).next()).contains(then.plusMillis(7_500));
        assertThat(failed.changed(Trigger.CHANGE, then).next()).contains(then.plusMillis(7_500));
        assertThat(failed.with(ALL, then).next()).contains(then.plusMillis(7_500));
        assertThat(failed.with(Triggers.NONE, then).next()).as("everything was switched off").isEmpty();
        assertThat(failed.paused(true, then).retryAt()).isEqualTo(then.plusMillis(7_500));
        assertThat(failed.paused(false, then).retryAt()).as("it goes on at once").isNull();
        assertThat(failed.started(Trigger.CHANGE, then).interval()).isEqualTo(then.plus(EVERY));
        assertThat(failed.tick(then).failures()).isOne();
        assertThat(failed.due(then)).as("asked before it is told").isEmpty();
    }

    @Test
    void whatRunsGoesOnWhateverIsTold() {
        var running = settled(ALL).started(Trigger.UNLOCK, NOW);
        assertThat(running.next()).isEmpty();
        assertThat(Stream.of(running.with(ALL, NOW), running.paused(true, NOW), running.changed(Trigger.CHANGE, NOW),
                running.tick(NOW))).allSatisfy(it -> assertThat(it.running()).isEqualTo(Trigger.UNLOCK));
        assertThat(running.dirty()).as("what is saved now").isFalse();
        assertThat(running.succeeded(NOW).dirty()).isFalse();
        assertThat(running.cancelled(NOW).dirty()).isTrue();
    }

    @Test
    void aSwitchThatIsTurnedOffTakesWhatWaitsForItAlone() {
        var waiting = settled(ALL).changed(Trigger.CHANGE, NOW);
        assertThat(waiting.with(new Triggers(true, false, true, null), NOW).burst()).isNull();
        assertThat(waiting.with(new Triggers(false, true, false, null), NOW).burst()).isEqualTo(waiting.burst());
        assertThat(Schedule.begin(Triggers.NONE, false, NOW).next()).isEmpty();
        assertThat(Schedule.begin(ALL, false, NOW).next()).contains(NOW.plus(Schedule.SETTLING));
    }

    @Test
    void quittingWaitsForWhatIsNotSafe() {
        assertThat(settled(ALL).isWantedOnQuit()).isFalse();
        var changed = settled(ALL).changed(Trigger.CHANGE, NOW);
        assertThat(changed.isWantedOnQuit()).isTrue();
        assertThat(changed.paused(true, NOW).isWantedOnQuit()).isFalse();
        assertThat(changed.with(new Triggers(true, true, false, null), NOW).isWantedOnQuit()).isFalse();
        assertThat(settled(Triggers.NONE).started(Trigger.MANUAL, NOW).isWantedOnQuit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"MANUAL, false, false, false, , true", "START, false, false, false, , false", "START, true, false, false, , true",
        "START, false, true, false, , true", "START, false, false, true, , true", "START, false, false, false, PT1M, true",
        "INTERVAL, true, true, true, , false", "INTERVAL, false, false, false, P7D, true",
        "CHANGE, true, false, true, PT1M, false", "CHANGE, false, true, false, , true",
        "UNLOCK, false, true, true, PT1M, false", "UNLOCK, true, false, false, , true",
        "QUIT, true, true, false, PT1M, false", "QUIT, false, false, true, , true"})
    void eachReasonHasItsSwitch(
            Trigger trigger, boolean unlock, boolean change, boolean quit, Duration every, boolean expected) {
        assertThat(new Triggers(unlock, change, quit, every).has(trigger)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59S", "PT1M1S", "PT1M0.001S", "P7DT1M", "-PT1M"})
    void anIntervalIsOfWholeMinutes(Duration every) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Triggers(true, true, true, every));
    }
}
