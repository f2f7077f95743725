package dev.laurel.ui.control.chart;

import java.util.List;

/**
 * What a history chart shows.
 *
 * @param series the line
 * @param from begin of the shown time in milliseconds since 1970
 * @param until its end, after {@code from}
 * @param thresholds lines across, of any order
 * @param marks points on the line
 * @param events lines up and down
 */
public record ChartData(
        StepSeries series,
        long from,
        long until,
        List<Threshold> thresholds,
        List<Mark> marks,
        List<Event> events) {
    /** A chart of nothing. */
    public static final ChartData EMPTY =
            new ChartData(StepSeries.EMPTY, 0, 1, List.of(), List.of(), List.of());

    public ChartData {
        thresholds = List.copyOf(thresholds);
        marks = List.copyOf(marks);
        events = List.copyOf(events);
    }

    /** How far away a threshold is. */
    public enum Distance {
        REACHED,
        CLOSE,
        FAR
    }

    /**
     * A value that matters.
     *
     * @param icon shown beside its label
     * @param title its label
     */
    public record Threshold(double value, String icon, String title, Distance distance) {}

    /**
     * A moment that matters on the line.
     *
     * @param time in milliseconds since 1970
     * @param icon shown above it where there is room
     */
    public record Mark(long time, double value, String icon, String title) {}

    /**
     * Something that happened to the whole.
     *
     * @param time in milliseconds since 1970
     * @param label what, and when
     */
    public record Event(long time, String label) {}
}
