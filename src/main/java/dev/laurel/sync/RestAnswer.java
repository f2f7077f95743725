package dev.laurel.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.laurel.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a server's status means for a synchronisation (RFC 9110, section 15; RFC 6585). */
sealed interface RestAnswer {
    /** It can be gone on with. */
    record Usable(Kind kind) implements RestAnswer {}

    /** How to go on. */
    enum Kind {
        /** It worked. */
        FINE,
        /** There is nothing at this address yet: to a reader an empty state, to a writer a wrong address. */
        NOTHING,
        /** Somebody else has changed it: pull, join, push again. */
        OVERTAKEN
    }

    /**
     * It did not work now and may work later.
     *
     * @param pause for how long the server asks to be left alone, or null
     */
    record Later(ErrorCode code, @Nullable Duration pause) implements RestAnswer {}

    /** It will not work until somebody changes something. */
    record Refused(ErrorCode code) implements RestAnswer {}

    /**
     * The meaning of a status.
     *
     * @param retryAfter the header of that name
     * @param clock for a date in it
     */
    static RestAnswer of(int status, Optional<String> retryAfter, InstantSource clock) {
        if (status >= 200 && status < 300) {
            return new Usable(Kind.FINE);
        }
        return switch (status) {
            case 401, 407 -> new Refused(ErrorCode.SYNC_CREDENTIALS);
            case 403 -> new Refused(ErrorCode.SYNC_PERMISSION);
            case 404, 410 -> new Usable(Kind.NOTHING);
            case 409, 412, 428 -> new Usable(Kind.OVERTAKEN);
            case 413, 507 -> new Refused(ErrorCode.SYNC_TOO_LARGE);
            case 408, 425 -> new Later(ErrorCode.SYNC_UNREACHABLE, wait(retryAfter, clock));
            case 429 -> new Later(ErrorCode.SYNC_THROTTLED, wait(retryAfter, clock));
            case 501, 505 -> new Refused(ErrorCode.SYNC_REFUSED);
            default -> {
                if (status >= 500) {
                    yield new Later(ErrorCode.SYNC_SERVER, wait(retryAfter, clock));
                }
                yield new Refused(status >= 300 && status < 400 ? ErrorCode.SYNC_REDIRECTED : ErrorCode.SYNC_REFUSED);
            }
        };
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); what is neither says nothing. */
    private static @Nullable Duration wait(Optional<String> retryAfter, InstantSource clock) {
        var text = retryAfter.orElse("").strip();
        if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            var wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
