package dev.laurel.portability;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a portable profile tells of the past: its member {@code history}, an object of two, both on wish.
 *
 * <pre>{@code
 * "history": {
 *   "metrics": { "score": [[1700000000000, 10], [1700000060000, 25]] },
 *   "unlockedAt": { "score_25": 1700000060000 }
 * }
 * }</pre>
 *
 * Times are whole milliseconds since 1970. A point says which current value the metric had from then on; null also
 * that it was gone. The reference knows nothing of it and passes it over.
 *
 * @param metrics points by metric
 * @param unlockedAt times by achievement id, as far as they are known
 */
public record ExportedHistory(Map<String, TimedValues> metrics, Map<String, Instant> unlockedAt) {
    /** The last time that JavaScript's Date knows (ECMA-262, 21.4.1.1). */
    static final long LAST_TIME = 8_640_000_000_000_000L;

    /** Nothing. */
    public static final ExportedHistory EMPTY = new ExportedHistory(Map.of(), Map.of());

    public ExportedHistory {
        metrics = new LinkedHashMap<>(metrics);
        unlockedAt = new LinkedHashMap<>(unlockedAt);
    }
}
