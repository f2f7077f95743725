package dev.laurel.portability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.portability.envelope.EnvelopeException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A window over UTF-8 text in a stream, with the place where reading is.
 *
 * <p>Behind the last byte of the window stand zeros, which no JSON has: who runs along it stops there by itself.
 */
final class ByteText {
    static final int WINDOW = 1 << 16;
    private static final int ZEROS = 16;

    private final InputStream in;
    private final long most;
    private final long size;
    private final Progress progress;
    private final CancelToken cancel;

    /** The window; read by those who parse, moved by {@link #more} only. */
    final byte[] bytes = new byte[WINDOW + ZEROS];
    /** Next byte to read, an index into {@link #bytes}. */
    int at;
    /** Where the bytes in the window end. */
    int limit;
    /** Line of {@link #at}, from 1. */
    int line = 1;
    /** Index of the first byte of the line, below zero once it has left the window. */
    private long lineStart;
    /** By how many the bytes of the line up to here outnumber its UTF-16 units. */
    private int wide;

    private long before;
    private boolean ended;
    private @Nullable IOException broken;
    private @Nullable ByteArrayOutputStream captured;
    private int captureFrom;
    private long captureMost;

    ByteText(InputStream in, long size, long most, Progress progress, CancelToken cancel) {
        this.in = in;
        this.size = size;
        this.most = most;
        this.progress = progress;
        this.cancel = cancel;
    }

    /**
     * Reads more behind what is left in the window.
     *
     * @return whether there is a byte at {@link #at} now
     */
    boolean more() {
        keepCaptured();
        int rest = limit - at;
        System.arraycopy(bytes, at, bytes, 0, rest);
        before += at;
        lineStart -= at;
        captureFrom = 0;
        at = 0;
        limit = rest;
        cancel.check();
        // Filled as far as it goes, so that those who need a few bytes at once find them.
        while (!ended && limit < WINDOW) {
            try {
                int count = in.read(bytes, limit, WINDOW - limit);
                ended = count < 0;
                limit += Math.max(0, count);
            } catch (IOException e) {
                // What came before it is read first, so that the place of the failure is known.
                ended = true;
                broken = e;
            }
        }
        Arrays.fill(bytes, limit, limit + ZEROS, (byte) 0);
        progress.report(before + limit, size);
        if (before + limit > most) {
            throw failure(ErrorCode.JSON_TOO_LARGE, null, most);
        }
        if (limit == 0 && broken != null) {
            throw new LaurelException(
                    switch (broken) {
                        case Utf16Input.BrokenPair _ ->
                            LaurelError.at(location(null), ErrorCode.JSON_ENCODING, "UTF-16");
                        case EnvelopeException e -> e.error();
                        case IOException _ -> LaurelError.at(location(null), ErrorCode.JSON_UNREADABLE);
                    },
                    broken);
        }
        return limit > 0;
    }

    /** The next byte, or -1 at the end. */
    int peek() {
        return at < limit || more() ? bytes[at] & 0xff : -1;
    }

    /** Passes over white space. Returns the byte after it, or -1 at the end. */
    int skipSpace() {
        while (true) {
            int next = peek();
            switch (next) {
                case ' ', '\t', '\r' -> at++;
                case '\n' -> {
                    at++;
                    newLine();
                }
                default -> {
                    return next;
                }
            }
        }
    }

    /** Says that a line begins at {@link #at}. */
    void newLine() {
        line++;
        lineStart = at;
        wide = 0;
    }

    /** Says that a character of the line has more bytes than UTF-16 units, by so many. */
    void widen(int by) {
        wide += by;
    }

    /** Takes over how far somebody got in the window who counted lines himself. */
    void moveTo(int index, int lines, int startOfLine) {
        at = index;
        if (lines > 0) {
            line += lines;
            lineStart = startOfLine;
            wide = 0;
        }
    }

    /** Sees to it that so many bytes are in the window, if there are. */
    void reserve(int count) {
        if (limit - at < count) {
            more();
        }
    }

    /** Column of {@link #at} in UTF-16 units, from 1. */
    int column() {
        return Math.clamp(at - lineStart - wide + 1, 1, Integer.MAX_VALUE);
    }

    /** The place of {@link #at}. */
    Location location(@Nullable String pointer) {
        return new Location(line, column(), pointer);
    }

    /** An error at {@link #at}, to be thrown. */
    LaurelException failure(ErrorCode code, @Nullable String pointer, Object... arguments) {
        return new LaurelException(LaurelError.at(location(pointer), code, arguments));
    }

    /**
     * Begins to keep what is read.
     *
     * @param mostCaptured how many bytes; more are refused as too large
     */
    void capture(long mostCaptured) {
        captured = new ByteArrayOutputStream();
        captureFrom = at;
        captureMost = mostCaptured;
    }

    /** What was read since {@link #capture}. */
    byte[] endCapture() {
        keepCaptured();
        byte[] result = captured == null ? new byte[0] : captured.toByteArray();
        captured = null;
        return result;
    }

    private void keepCaptured() {
        if (captured != null) {
            captured.write(bytes, captureFrom, at - captureFrom);
            captureFrom = at;
            if (captured.size() > captureMost) {
                throw failure(ErrorCode.IMPORT_TOO_LARGE, null, captureMost >> 20);
            }
        }
    }
}
