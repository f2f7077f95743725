package dev.laurel.ui.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Backups over time for the slider: how many fall into each of a row of equal spans.
 *
 * @param from where the first span begins
 * @param until where the last one ends
 * @param counts backups per span
 * @param pins where pinned backups lie, 0 to 1
 */
public record Timeline(Instant from, Instant until, List<Integer> counts, List<Double> pins) {
    /** A timeline without any backup. */
    public static final Timeline EMPTY = new Timeline(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());

    public Timeline {
        counts = List.copyOf(counts);
        pins = List.copyOf(pins);
    }

    /**
     * Counts backups.
     *
     * @param times of the backups, in any order
     * @param now where the line ends at the earliest
     * @param spans how many spans, at least 1
     */
    public static Timeline of(List<Instant> times, Instant now, int spans) {
        if (times.isEmpty()) {
            return EMPTY;
        }
        var from = times.stream().min(Instant::compareTo).orElseThrow();
        var newest = times.stream().max(Instant::compareTo).orElseThrow();
        var until = newest.isAfter(now) ? newest : now;
        var counts = new Integer[spans];
        java.util.Arrays.fill(counts, 0);
        var line = new Timeline(from, until, List.of(), List.of());
        times.forEach(time -> counts[Math.min(spans - 1, (int) (line.position(time) * spans))]++);
        return new Timeline(from, until, List.of(counts), List.of());
    }

    /** The same with the pinned backups of these times. */
    Timeline withPins(List<Instant> times) {
        return new Timeline(from, until, counts, times.stream().map(this::position).toList());
    }

    /** Where a time lies on the line, 0 to 1. */
    public double position(Instant time) {
        var length = Duration.between(from, until).toMillis();
        return length <= 0 ? 1 : Math.clamp((double) Duration.between(from, time).toMillis() / length, 0, 1);
    }

    /** The time at a position of the line. */
    public Instant at(double position) {
        return from.plusMillis(Math.round(Duration.between(from, until).toMillis() * Math.clamp(position, 0, 1)));
    }

    /** The most backups in one span. */
    public int highest() {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
