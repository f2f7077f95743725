package dev.laurel.portability;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;

/** The past of a profile on its way into a portable profile; see {@link ExportedHistory}. */
public interface HistorySource {
    /** Takes the points one after the other. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a point.
         *
         * @param value that the metric had from then on
         * @throws IOException if it can't be written
         */
        void point(String metric, Instant time, MetricValue value) throws IOException;
    }

    /** Tells all points, those of one metric after the other, oldest first. */
    void points(Sink sink) throws IOException;

    /** When achievements were unlocked, as far as that is known. */
    Map<String, Instant> unlockedAt();
}
