package dev.laurel.profile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a profile's metrics were over time. Safe from any thread; each call reads the store, so not on the FX thread.
 */
public interface History {
    /**
     * The points of a metric, oldest first.
     *
     * @param from the last point before this comes first, since its value still held then
     * @param until the last time that counts
     * @param most how many points there are at most, 1 or more; of more than these, the first, last, lowest and highest
     *     of equal stretches of time are taken
     */
    List<HistoryPoint> of(String metric, Instant from, Instant until, int most);

    /** When each metric that there is last changed. */
    Map<String, Instant> lastChanges();
}
