package dev.laurel.json;

import java.io.IOException;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;

/** Words for what goes wrong while a text is read. */
final class JsonFailures {
    /** As much as is shown of what cannot stand somewhere. */
    static final int LONGEST_PIECE = 40;

    private JsonFailures() {}

    /** Reading itself failed. */
    static LaurelException unreadable(IOException e, Location where, JsonLimits limits) {
        var error = switch (e) {
            case TextReader.BrokenEncoding broken -> LaurelError.at(where, ErrorCode.JSON_ENCODING, broken.charset());
            case TextReader.TooLarge _ -> LaurelError.at(where, ErrorCode.JSON_TOO_LARGE, limits.size());
            case IOException _ -> LaurelError.at(where, ErrorCode.JSON_UNREADABLE);
        };
        return new LaurelException(error, e);
    }

    /**
     * What stands at a window's position: a word, or one character, as U+0009 where it cannot be seen.
     *
     * @param first what stands there if it is no word
     */
    static String piece(CharWindow window, char first) {
        var end = window.at;
        while (end < Math.min(window.end, window.at + LONGEST_PIECE) && isWordPart(window.chars[end])) {
            end++;
        }
        if (end > window.at) {
            return new String(window.chars, window.at, end - window.at);
        }
        return Character.isISOControl(first) || Character.isSurrogate(first)
                ? String.format("U+%04X", (int) first)
                : String.valueOf(first);
    }

    /** Whether a character may belong to a word or a number. */
    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '+' || c == '-' || c == '_' || c == '$';
    }
}
