package dev.laurel.ui.metrics;

import java.time.Duration;
import java.time.Instant;

/** How far back the history chart looks. */
public enum HistoryRange {
    DAY(Duration.ofHours(24)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    ALL(Duration.ZERO);

    private final Duration length;

    HistoryRange(Duration length) {
        this.length = length;
    }

    /** Where it begins when it ends now; everything begins in 1970. */
    Instant from(Instant now) {
        return this == ALL ? Instant.EPOCH : now.minus(length);
    }
}
