package dev.laurel.backup.destination;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;

/**
 * Why a service did not do what it was asked.
 *
 * @param error in a destination's words
 * @param pause how long the service asks to be left alone, or null if it did not say
 */
public record Refusal(LaurelException error, @Nullable Duration pause) {
    /** Says so of an error that came with no wish to wait. */
    public static Refusal of(LaurelException error) {
        return new Refusal(error, null);
    }

    /**
     * What a Retry-After header asks for: seconds or a date (RFC 9110, section 10.2.3).
     *
     * @return null if there is none or it makes no sense
     */
    public static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        try {
            var text = header.strip();
            var wait = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Integer.parseInt(text))
                    : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
