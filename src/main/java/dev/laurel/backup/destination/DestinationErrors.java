package dev.laurel.backup.destination;

import java.util.Set;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import org.jspecify.annotations.Nullable;

/**
 * The one vocabulary of what can go wrong at a destination; each adapter puts what its system says into these words.
 * {@link ErrorCode#retryHelps()} tells whether the same call may succeed later.
 */
public final class DestinationErrors {
    /** Every code that a destination may fail with. */
    public static final Set<ErrorCode> CODES = Set.of(
            ErrorCode.DESTINATION_CHANGED,
            ErrorCode.DESTINATION_CREDENTIALS,
            ErrorCode.DESTINATION_EXISTS,
            ErrorCode.DESTINATION_INTEGRITY,
            ErrorCode.DESTINATION_INTERRUPTED,
            ErrorCode.DESTINATION_NOT_FOUND,
            ErrorCode.DESTINATION_OTHER,
            ErrorCode.DESTINATION_PERMISSION,
            ErrorCode.DESTINATION_QUOTA,
            ErrorCode.DESTINATION_SIGNED_OUT,
            ErrorCode.DESTINATION_THROTTLED,
            ErrorCode.DESTINATION_UNREACHABLE);

    private DestinationErrors() {}

    /**
     * An error of a destination.
     *
     * @param code one of {@link #CODES}
     * @param destination its name
     * @param place key, prefix, path or AWS profile that it was about
     */
    public static LaurelException of(
            ErrorCode code, String destination, String place, @Nullable Throwable cause) {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("Not a destination's error: " + code);
        }
        return new LaurelException(LaurelError.of(code, destination, place), cause);
    }
}
