package dev.laurel.error;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text that was read.
 *
 * @param line line number, from 1
 * @param column column in UTF-16 units, from 1
 * @param pointer JSON pointer (RFC 6901) of the value, or null where there is none
 */
public record Location(int line, int column, @Nullable String pointer) {
    public Location {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line " + line + ", column " + column);
        }
    }
}
