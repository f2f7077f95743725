package dev.laurel.ui.control.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void ticksOfValuesAreRound() {
        assertThat(Ticks.ofValues(0, 53_000, 7)).containsExactly(0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0, 50_000.0);
        assertThat(Ticks.ofValues(-3, 3, 5)).containsExactly(-2.0, 0.0, 2.0);
        assertThat(Ticks.ofValues(94.6, 94.6, 5)).containsExactly(94.6);
        assertThat(Ticks.ofValues(0, 0.3, 4)).hasSize(4).startsWith(0.0, 0.1);
    }

    @RepeatedTest(200)
    void ticksOfValuesFitAndAreEvenlySpaced(RepetitionInfo repetition) {
        var seed = 0x71C5_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var low = random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
        var high = low + Math.abs(random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300)));
        var most = 2 + random.nextInt(12);

        var ticks = Ticks.ofValues(low, high, most);

        assertThat(ticks.size()).as("seed %d", seed).isLessThanOrEqualTo(most + 1);
        var slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
        assertThat(ticks).as("seed %d", seed).allSatisfy(tick -> {
            assertThat(tick).isBetween(low - slack, high + slack).isFinite();
        }).isSorted();
    }

    @Test
    void theRangeOfEveryNumberHasTicksToo() {
        assertThat(Ticks.ofValues(-Double.MAX_VALUE, Double.MAX_VALUE, 5)).isNotEmpty().allMatch(Double::isFinite);
        assertThat(Ticks.ofValues(0, Double.MIN_VALUE, 5)).isNotEmpty().allMatch(Double::isFinite);
    }

    @Test
    void daysBeginAtMidnightOfTheZoneEvenWhenTheClocksChange() {
        var from = Instant.parse("2026-03-27T08:00:00Z").toEpochMilli();
        var until = Instant.parse("2026-03-31T08:00:00Z").toEpochMilli();

        var ticks = Ticks.ofTime(from, until, BERLIN, 6);

        assertThat(ticks.daily()).isTrue();
        assertThat(ticks.times().stream().map(Instant::ofEpochMilli)).containsExactly(
                Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-28T23:00:00Z"),
                Instant.parse("2026-03-29T22:00:00Z"), Instant.parse("2026-03-30T22:00:00Z"));
    }

    @Test
    void aDayIsCutIntoHoursAndAFewYearsIntoMonthsOrYears() {
        var noon = Instant.parse("2026-11-24T12:00:00Z").toEpochMilli();

        var day = Ticks.ofTime(noon - 86_400_000L, noon, ZoneOffset.UTC, 8);
        var decade = Ticks.ofTime(noon - 3_650 * 86_400_000L, noon, ZoneOffset.UTC, 8);

        assertThat(day.daily()).isFalse();
        assertThat(day.times()).hasSizeBetween(4, 8).allMatch(time -> time % (3_600_000L * 2) == 0);
        assertThat(decade.times().stream().map(time -> Instant.ofEpochMilli(time).toString()))
                .hasSizeBetween(4, 8)
                .allMatch(time -> time.contains("-01-01T00:00:00Z"));
    }

    @RepeatedTest(100)
    void ticksOfTimeLieInTheSpanAndAreFew(RepetitionInfo repetition) {
        var seed = 0x71C6_0000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var from = random.nextLong(0, 4_000_000_000_000L);
        var until = from + 1 + (long) Math.pow(10, random.nextDouble(1, 12.5));
        var most = 2 + random.nextInt(10);

        var ticks = Ticks.ofTime(from, until, BERLIN, most);

        assertThat(ticks.times()).as("seed %d", seed).hasSizeLessThanOrEqualTo(most).isSorted().doesNotHaveDuplicates()
                .allSatisfy(time -> assertThat(time).isBetween(from, until));
    }
}
