package dev.laurel.ui.achievements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.laurel.ui.control.chart.Ticks;

/**
 * The unlocks along a line of time: one bubble a day, fewer where days lie closer than a bubble is wide.
 *
 * @param bubbles from left to right
 * @param ticks labelled places on the line
 * @param smallTicks where each day begins, empty when they would lie too close
 * @param today where the line ends: now
 */
public record UnlockTimeline(List<Bubble> bubbles, List<Tick> ticks, List<Double> smallTicks, double today) {
    /** The least distance of two bubbles' middles in pixels. */
    static final double BUBBLE = 40;

    private static final double LABEL = 96;
    private static final double SMALL_TICK = 6;
    private static final long DAY = 86_400_000L;

    /**
     * Unlocks that share a bubble.
     *
     * @param x middle in pixels
     * @param unlocks newest first, at least one
     */
    public record Bubble(double x, List<AchievementRow> unlocks) {
        public Bubble {
            unlocks = List.copyOf(unlocks);
        }
    }

    /** A labelled place. */
    public record Tick(double x, Instant time) {}

    /**
     * Lays the unlocks out.
     *
     * @param rows those without a known time are left out
     * @param now where the line ends
     * @param zone in which days begin
     * @param width in pixels, positive
     */
    static UnlockTimeline of(List<AchievementRow> rows, Instant now, ZoneId zone, double width) {
        var unlocks = rows.stream()
                .filter(row -> row.standing().unlockedAt() != null)
                .sorted(Comparator.comparing(UnlockTimeline::time))
                .toList();
        var first = unlocks.isEmpty() ? now : time(unlocks.getFirst());
        var last = unlocks.isEmpty() || now.isAfter(time(unlocks.getLast())) ? now : time(unlocks.getLast());
        var from = startOfDay(first, zone);
        var until = Math.max(last.toEpochMilli(), from + DAY);
        var inset = BUBBLE / 2 + 8;
        var scale = new Scale(from, until, inset, Math.max(1, width - 2 * inset));
        return new UnlockTimeline(bubbles(unlocks, scale, zone), ticks(scale, zone), smallTicks(scale, zone),
                scale.x(until));
    }

    private record Scale(long from, long until, double left, double width) {
        double x(long time) {
            return left + (double) (time - from) / (until - from) * width;
        }
    }

    private static List<Bubble> bubbles(List<AchievementRow> unlocks, Scale scale, ZoneId zone) {
        var bubbles = new ArrayList<Bubble>();
        var at = 0;
        while (at < unlocks.size()) {
            var x = noon(unlocks.get(at), scale, zone);
            var end = at + 1;
            while (end < unlocks.size() && noon(unlocks.get(end), scale, zone) < x + BUBBLE) {
                end++;
            }
            bubbles.add(new Bubble(x, unlocks.subList(at, end).reversed()));
            at = end;
        }
        return bubbles;
    }

    /** Where the bubble of a row's day stands: at noon, or at the end of the line while that is still to come. */
    private static double noon(AchievementRow row, Scale scale, ZoneId zone) {
        return scale.x(Math.min(startOfDay(time(row), zone) + DAY / 2, scale.until));
    }

    private static List<Tick> ticks(Scale scale, ZoneId zone) {
        var most = (int) Math.max(2, scale.width / LABEL);
        return Ticks.ofTime(scale.from, scale.until, zone, Math.min(most, 8)).times().stream()
                .map(time -> new Tick(scale.x(time), Instant.ofEpochMilli(time)))
                .toList();
    }

    private static List<Double> smallTicks(Scale scale, ZoneId zone) {
        var days = (int) ((scale.until - scale.from) / DAY) + 1;
        if (scale.width / days < SMALL_TICK) {
            return List.of();
        }
        return Ticks.ofTime(scale.from, scale.until, zone, days + 1).times().stream().map(scale::x).toList();
    }

    private static long startOfDay(Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static Instant time(AchievementRow row) {
        var time = row.standing().unlockedAt();
        return time == null ? Instant.EPOCH : time;
    }
}
