package dev.laurel.json;

import java.io.IOException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Reads one string after the other out of a window. Not to be shared between threads. */
final class JsonStrings {
    /** How reading a string went. */
    enum Outcome {
        DONE,
        /** The text stops within the string. */
        ENDED,
        /** It is longer than allowed. */
        TOO_LONG,
        /** At the window's position stands what no string may hold: a control character or an unknown escape. */
        BROKEN
    }

    private static final int ENDED_IN_HEX = -2;
    private static final int NAMES = 64;
    private static final int LONGEST_NAME = 24;
    /** Ends a run of units that stand for themselves. */
    private static final boolean[] STOPS = new boolean['\\' + 1];

    static {
        Arrays.fill(STOPS, 0, ' ', true);
        STOPS['"'] = true;
        STOPS['\\'] = true;
    }

    private final CharWindow window;
    private final int maxLength;
    /** Holds what does not stand in one piece in the window. */
    private char[] pieces = new char[64];

    private int piecesLength;
    private boolean inPieces;
    private int start;
    private int length;
    private boolean escaped;
    /** All units of the string that was read last, or-ed together. */
    private int seen;
    /** Short names met lately, by a few of their units: most names of a text are met again and again. */
    private final @Nullable String[] names = new @Nullable String[NAMES];

    JsonStrings(CharWindow window, int maxLength) {
        this.window = window;
        this.maxLength = maxLength;
    }

    /** The string that was read last; only until the window moves. */
    String text() {
        return new String(inPieces ? pieces : window.chars, start, length);
    }

    /** The same, without a new string for a short name that was met lately. */
    String name() {
        if (inPieces || length == 0 || length > LONGEST_NAME) {
            return text();
        }
        var chars = window.chars;
        var slot = (chars[start] * 31 + chars[start + length - 1] * 7 + length) & (NAMES - 1);
        var name = names[slot];
        if (name == null || name.length() != length || !matches(name, chars, start)) {
            name = text();
            names[slot] = name;
        }
        return name;
    }

    private static boolean matches(String name, char[] chars, int start) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) != chars[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the string surely needs no escape when it is quoted. */
    boolean isPlain() {
        return !escaped && (seen & 0xD800) != 0xD800;
    }

    /** Reads the string that begins with the quote at the window's position. */
    Outcome read() throws IOException {
        window.at++;
        piecesLength = 0;
        inPieces = false;
        escaped = false;
        seen = 0;
        while (true) {
            var from = window.at;
            var stop = scan(window.chars, from, window.end);
            window.at = stop;
            if (stop - from > maxLength - piecesLength) {
                return Outcome.TOO_LONG;
            }
            if (stop < window.end && window.chars[stop] == '"') {
                finish(from, stop);
                window.at++;
                return Outcome.DONE;
            }
            keep(from, stop);
            if (stop == window.end) {
                if (!window.refill()) {
                    return Outcome.ENDED;
                }
            } else if (window.chars[stop] == '\\') {
                var outcome = escape();
                if (outcome != Outcome.DONE) {
                    return outcome;
                }
            } else {
                return Outcome.BROKEN;
            }
        }
    }

    private int scan(char[] chars, int from, int end) {
        var units = seen;
        var i = from;
        for (; i < end; i++) {
            var c = chars[i];
            if (c < STOPS.length && STOPS[c]) {
                break;
            }
            units |= c;
        }
        seen = units;
        return i;
    }

    private void finish(int from, int stop) {
        if (inPieces) {
            keep(from, stop);
            start = 0;
            length = piecesLength;
        } else {
            start = from;
            length = stop - from;
        }
    }

    private void keep(int from, int stop) {
        inPieces = true;
        grow(stop - from);
        System.arraycopy(window.chars, from, pieces, piecesLength, stop - from);
        piecesLength += stop - from;
    }

    private void grow(int count) {
        if (pieces.length - piecesLength < count) {
            pieces = Arrays.copyOf(pieces, Math.max(pieces.length * 2, piecesLength + count));
        }
    }

    private Outcome escape() throws IOException {
        escaped = true;
        if (piecesLength == maxLength) {
            return Outcome.TOO_LONG;
        }
        window.lookAhead(6);
        if (window.end - window.at < 2) {
            window.at = window.end;
            return Outcome.ENDED;
        }
        var c = window.chars[window.at + 1];
        var value = switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> -1;
        };
        if (value == ENDED_IN_HEX) {
            window.at = window.end;
            return Outcome.ENDED;
        }
        if (value < 0) {
            return Outcome.BROKEN;
        }
        grow(1);
        pieces[piecesLength++] = (char) value;
        window.at += c == 'u' ? 6 : 2;
        return Outcome.DONE;
    }

    private int hex() {
        var value = 0;
        for (var i = window.at + 2; i < window.at + 6; i++) {
            if (i == window.end) {
                return ENDED_IN_HEX;
            }
            var c = window.chars[i];
            // Character.digit would take digits of other scripts.
            var digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }
}
