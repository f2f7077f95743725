package dev.laurel.sync;

import java.time.Duration;

/**
 * How often a request is tried again within a round. What does not work by then waits for the next round.
 *
 * @param most how often, 0 or more
 * @param first wait before the first time, half of it more or less; twice as long each time
 * @param longest wait; a server that asks for a longer one is not waited for
 */
public record RetryLimits(int most, Duration first, Duration longest) {
    /** Half a second, a second. */
    public static final RetryLimits USUAL = new RetryLimits(2, Duration.ofMillis(500), Duration.ofSeconds(5));

    public RetryLimits {
        if (most < 0 || !first.isPositive() || first.compareTo(longest) >= 0) {
            throw new IllegalArgumentException(most + " times, " + first + " to " + longest);
        }
    }
}
