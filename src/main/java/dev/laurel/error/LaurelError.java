package dev.laurel.error;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One failure, as data: enough to tell a person about it in any language.
 *
 * @param code what kind of failure
 * @param arguments what the message names, in the order of its placeholders; never a secret or a file's content
 * @param location where in a text it happened, if it did
 */
public record LaurelError(ErrorCode code, List<Object> arguments, @Nullable Location location) {
    public LaurelError {
        arguments = List.copyOf(arguments);
    }

    /** An error without a place in a text. */
    public static LaurelError of(ErrorCode code, Object... arguments) {
        return new LaurelError(code, List.of(arguments), null);
    }

    /** An error at a place in a text. */
    public static LaurelError at(Location location, ErrorCode code, Object... arguments) {
        return new LaurelError(code, List.of(arguments), location);
    }
}
