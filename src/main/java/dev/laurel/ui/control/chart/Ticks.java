package dev.laurel.ui.control.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Round places on an axis. Pure functions. */
public final class Ticks {
    private static final List<Step> STEPS = List.of(
            new Step(ChronoUnit.MINUTES, 1), new Step(ChronoUnit.MINUTES, 5), new Step(ChronoUnit.MINUTES, 15),
            new Step(ChronoUnit.HOURS, 1), new Step(ChronoUnit.HOURS, 2), new Step(ChronoUnit.HOURS, 4),
            new Step(ChronoUnit.HOURS, 6), new Step(ChronoUnit.HOURS, 12), new Step(ChronoUnit.DAYS, 1),
            new Step(ChronoUnit.DAYS, 2), new Step(ChronoUnit.DAYS, 4), new Step(ChronoUnit.DAYS, 7),
            new Step(ChronoUnit.DAYS, 14), new Step(ChronoUnit.MONTHS, 1), new Step(ChronoUnit.MONTHS, 3),
            new Step(ChronoUnit.MONTHS, 6), new Step(ChronoUnit.YEARS, 1), new Step(ChronoUnit.YEARS, 2),
            new Step(ChronoUnit.YEARS, 5), new Step(ChronoUnit.YEARS, 10), new Step(ChronoUnit.YEARS, 50));

    private Ticks() {}

    private record Step(ChronoUnit unit, int amount) {
        double millis() {
            return unit.getDuration().toMillis() * (double) amount;
        }
    }

    /**
     * A distance between ticks.
     *
     * @param times milliseconds since 1970, rising, within the span
     * @param daily whether they are at least a day apart, so that a label needs no time of day
     */
    public record TimeTicks(List<Long> times, boolean daily) {
        public TimeTicks {
            times = List.copyOf(times);
        }
    }

    /**
     * Multiples of 1, 2 or 5 times a power of ten within a range, as many as fit.
     *
     * @param low lower end, finite
     * @param high upper end, not below it
     * @param most how many at most, at least 2
     */
    public static List<Double> ofValues(double low, double high, int most) {
        if (!(high > low)) {
            return List.of(low);
        }
        var step = niceStep((high / 2 - low / 2) / Math.max(1, most - 1) * 2);
        var ticks = new ArrayList<Double>();
        var first = Math.ceil(low / step - 1e-9);
        var end = high + Math.abs(high) * 1e-12;
        for (var i = 0; i <= most; i++) {
            var tick = (first + i) * step;
            if (!Double.isFinite(tick) || tick > end) {
                break;
            }
            ticks.add(tick == 0 ? 0.0 : tick);
        }
        return List.copyOf(ticks);
    }

    /** The least of 1, 2 and 5 times a power of ten that is not below a distance. */
    static double niceStep(double distance) {
        var power = Math.pow(10, Math.floor(Math.log10(Math.max(distance, Double.MIN_NORMAL))));
        for (var factor : new int[] {1, 2, 5}) {
            if (factor * power >= distance * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /**
     * Whole minutes, hours, days, months or years of a time zone within a span, as many as fit.
     *
     * @param from begin in milliseconds since 1970
     * @param until end, after it
     * @param most how many at most, at least 2
     */
    public static TimeTicks ofTime(long from, long until, ZoneId zone, int most) {
        var step = STEPS.stream()
                .filter(candidate -> (until - from) / candidate.millis() <= Math.max(1, most - 1))
                .findFirst()
                .orElse(STEPS.getLast());
        var times = new ArrayList<Long>();
        var tick = floor(Instant.ofEpochMilli(from).atZone(zone), step);
        while (times.size() < most && tick.toInstant().toEpochMilli() <= until) {
            if (tick.toInstant().toEpochMilli() >= from) {
                times.add(tick.toInstant().toEpochMilli());
            }
            tick = tick.plus(step.amount(), step.unit());
        }
        return new TimeTicks(times, step.unit().compareTo(ChronoUnit.DAYS) >= 0);
    }

    /** Days are counted from the first day that the span touches, so that every range begins with a label. */
    private static ZonedDateTime floor(ZonedDateTime time, Step step) {
        return switch (step.unit()) {
            case MINUTES -> time.truncatedTo(ChronoUnit.HOURS);
            case HOURS, DAYS -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTHS -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            default -> time.truncatedTo(ChronoUnit.DAYS)
                    .withDayOfYear(1)
                    .withYear(Math.floorDiv(time.getYear(), step.amount()) * step.amount());
        };
    }
}
