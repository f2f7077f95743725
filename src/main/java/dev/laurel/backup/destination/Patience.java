package dev.laurel.backup.destination;

import java.time.Duration;

/**
 * How long to wait for a service, and how often to try again.
 *
 * @param connect for a connection
 * @param silence for an answer, and for the next bytes of one
 * @param slowest bytes a second below which a transfer counts as stuck
 * @param attempts how often a call is tried in all
 * @param pause before the second attempt; each further one waits about twice as long
 * @param longestPause the most that is waited before an attempt, also when a service asks for more
 */
public record Patience(
        Duration connect, Duration silence, long slowest, int attempts, Duration pause, Duration longestPause) {
    /** For services on the internet. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(30), 16 << 10,
            5, Duration.ofMillis(300), Duration.ofSeconds(20));

    /** How long sending so many bytes and getting an answer may take. */
    public Duration toSend(long bytes) {
        return silence.plusSeconds(bytes / slowest);
    }
}
