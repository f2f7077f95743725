package dev.laurel.ui.metrics;

import java.time.Duration;
import java.util.Optional;

import dev.laurel.ui.control.chart.StepSeries;

/** Guesses when a threshold will be reached. Pure. */
final class Pace {
    private static final long WINDOW = Duration.ofDays(7).toMillis();
    private static final long LEAST = Duration.ofHours(1).toMillis();

    private Pace() {}

    /**
     * The time it takes at the pace of the last seven days, or of the whole history where that is shorter.
     *
     * @param now in milliseconds since 1970
     * @return nothing if the target is reached, the metric doesn't rise, or the history is too short to tell
     */
    static Optional<Duration> until(StepSeries series, double target, long now) {
        if (series.isEmpty() || series.last() >= target) {
            return Optional.empty();
        }
        var first = Math.max(0, series.indexAt(now - WINDOW));
        var begin = Math.max(series.time(first), now - WINDOW);
        var gained = series.last() - series.value(first);
        if (gained <= 0 || now - begin < LEAST) {
            return Optional.empty();
        }
        var millis = (target - series.last()) / gained * (now - begin);
        return millis < Long.MAX_VALUE / 4.0 ? Optional.of(Duration.ofMillis((long) millis)) : Optional.empty();
    }
}
