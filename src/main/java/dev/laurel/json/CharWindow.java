package dev.laurel.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** The part of a text that is being looked at, and where in the whole it stands. Not to be shared between threads. */
final class CharWindow {
    /** Characters from {@link #at} to {@link #end} are not yet taken. */
    final char[] chars;

    int at;
    int end;
    int line = 1;

    private final Reader in;
    private long base;
    private long lineStart;
    private boolean ended;

    CharWindow(Reader in, int size) {
        this.in = in;
        chars = new char[size];
    }

    /** Column of a position in the window, in UTF-16 units from 1. */
    int column(int position) {
        return (int) Math.min(Integer.MAX_VALUE, base + position - lineStart + 1);
    }

    /** The next character that is no white space, not taken; -1 at the end. */
    int afterWhiteSpace() throws IOException {
        while (true) {
            while (at < end) {
                var c = chars[at];
                if (c > ' ') {
                    return c;
                }
                if (c == '\n') {
                    line++;
                    lineStart = base + at + 1;
                } else if (c != ' ' && c != '\t' && c != '\r') {
                    return c;
                }
                at++;
            }
            if (!refill()) {
                return -1;
            }
        }
    }

    /** Replaces what has been taken by more; only when nothing is left. */
    boolean refill() throws IOException {
        base += at;
        at = 0;
        end = 0;
        return more();
    }

    /** Makes sure of this many characters ahead, if there are so many; they keep no position. */
    void lookAhead(int count) throws IOException {
        if (end - at < count && !ended) {
            System.arraycopy(chars, at, chars, 0, end - at);
            base += at;
            end -= at;
            at = 0;
            while (end < count && more()) {
                // Read on.
            }
        }
    }

    private boolean more() throws IOException {
        var count = ended ? -1 : in.read(chars, end, chars.length - end);
        ended = count < 0;
        end += Math.max(0, count);
        return !ended;
    }

    void close() throws IOException {
        Arrays.fill(chars, '\0');
        in.close();
    }
}
