package dev.laurel.portability;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;

import dev.laurel.engine.metric.NameBytes;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonLimits;

/**
 * Strings, numbers and words of JSON (RFC 8259) from a {@link ByteText}, every rule kept, every failure with its place.
 */
final class JsonLexer {
    /** ASCII that stands for itself in a string. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', 0x80, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private static final int LONGEST_PIECE = 40;

    private final ByteText text;
    private final JsonLimits limits;
    private final Supplier<String> pointer;
    private final NumberLexer numbers;

    /** What {@link #string} read, as {@link NameBytes}. */
    byte[] decoded = new byte[256];

    /**
     * A lexer.
     *
     * @param pointer JSON pointer to what is being read, for messages
     */
    JsonLexer(ByteText text, JsonLimits limits, Supplier<String> pointer) {
        this.text = text;
        this.limits = limits;
        this.pointer = pointer;
        this.numbers = new NumberLexer(text, this, limits);
    }

    /**
     * Reads a string, whose quote is next, into {@link #decoded}.
     *
     * @return how many bytes it has
     */
    int string() {
        return string(true);
    }

    /** Reads a string, whose quote is next. */
    String text() {
        int length = string(); // Before the bytes are looked at: a long one takes a larger array.
        return NameBytes.decode(decoded, 0, length);
    }

    /** Passes over a string, whose quote is next. */
    void skipString() {
        string(false);
    }

    private int string(boolean keep) {
        text.at++;
        int length = 0;
        while (true) {
            byte[] bytes = text.bytes;
            int from = text.at;
            int to = from;
            while (PLAIN[bytes[to] & 0xff]) {
                to++;
            }
            text.at = to;
            if (keep && to > from) {
                makeRoom(length + to - from);
                System.arraycopy(bytes, from, decoded, length, to - from);
                length += to - from;
            }
            int c = text.peek();
            if (c == '"') {
                text.at++;
                return length;
            }
            if (PLAIN[Math.max(c, 0)]) {
                // The window had ended.
                continue;
            }
            if (c < ' ') {
                throw unexpected(c);
            }
            int point = c == '\\' ? escape() : multibyte();
            if (keep) {
                makeRoom(length + 4);
                length = NameBytes.put(point, decoded, length);
            }
        }
    }

    private void makeRoom(int needed) {
        if (needed > decoded.length) {
            if (needed > limits.stringLength()) {
                throw failure(ErrorCode.JSON_TOO_LONG, limits.stringLength());
            }
            // No more than may be used, so that none gets past the limit in what was to spare.
            int room = Math.min(decoded.length * 2, limits.stringLength());
            decoded = Arrays.copyOf(decoded, Math.max(needed, room));
        }
    }

    private int escape() {
        text.reserve(12);
        byte[] bytes = text.bytes;
        int at = text.at;
        int c = bytes[at + 1];
        text.at = at + 2;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> units(at);
            default -> throw brokenEscape(at, at + 1);
        };
    }

    /** Reads one unit of UTF-16, or the two of a pair. */
    private int units(int at) {
        byte[] bytes = text.bytes;
        int first = unit(at, at + 2);
        text.at = at + 6;
        if (Character.isHighSurrogate((char) first) && bytes[at + 6] == '\\' && bytes[at + 7] == 'u') {
            int second = unit(at + 6, at + 8);
            if (Character.isLowSurrogate((char) second)) {
                text.at = at + 12;
                return Character.toCodePoint((char) first, (char) second);
            }
        }
        return first;
    }

    private int unit(int escape, int at) {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.bytes[at + i], 16);
            if (digit < 0) {
                throw brokenEscape(escape, at + i);
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** An escape that JSON does not know, or the end of the text in the middle of one. */
    private LaurelException brokenEscape(int escape, int at) {
        if (at >= text.limit) {
            return unexpected(-1);
        }
        text.at = escape;
        int next = text.bytes[escape + 1];
        return failure(ErrorCode.JSON_SYNTAX, next > ' ' && next < 0x7f ? "\\" + (char) next : "\\");
    }

    /** Reads a character of two to four bytes (RFC 3629, section 4). */
    private int multibyte() {
        text.reserve(4);
        byte[] bytes = text.bytes;
        int first = bytes[text.at] & 0xff;
        int count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        int point = first & (0xff >> (count + 1));
        boolean good = first >= 0xc2 && first <= 0xf4;
        for (int i = 1; i < count; i++) {
            good &= (bytes[text.at + i] & 0xc0) == 0x80;
            point = point << 6 | (bytes[text.at + i] & 0x3f);
        }
        boolean shortest = count == 2 || (count == 3 ? point >= 0x800 : point >= 0x10000 && point <= 0x10ffff);
        if (!good || !shortest || (point >= 0xd800 && point <= 0xdfff)) {
            throw failure(ErrorCode.JSON_ENCODING, StandardCharsets.UTF_8.name());
        }
        text.at += count;
        text.widen(count == 4 ? 2 : count - 1);
        return point;
    }

    /** Reads a number, which is next; infinite where it is too large for a double. */
    double number() {
        return numbers.number();
    }

    /** Whether the last {@link #number} says more than the double that it became. */
    boolean lostDigits() {
        return numbers.lostDigits();
    }

    /** Reads the word that is next and must be this one. */
    void word(String word) {
        text.reserve(word.length() + 1);
        for (int i = 0; i < word.length(); i++) {
            if (text.bytes[text.at + i] != word.charAt(i)) {
                if (text.at + i == text.limit) {
                    text.at = text.limit;
                    throw unexpected(-1);
                }
                throw unexpected(text.peek());
            }
        }
        if (isPartOfWord(text.at + word.length())) {
            throw unexpected(text.peek());
        }
        text.at += word.length();
    }

    /** Passes over white space, a character that must be there. */
    void expect(char c) {
        int next = text.skipSpace();
        if (next != c) {
            throw unexpected(next);
        }
        text.at++;
    }

    /**
     * Passes over a value, checking it.
     *
     * @param outside how many objects and arrays it stands in
     */
    void skip(int outside) {
        var objects = new BitSet();
        int depth = 0;
        while (true) {
            int c = text.skipSpace();
            if (c == '{' || c == '[') {
                checkDepth(outside + depth + 1);
                boolean object = c == '{';
                text.at++;
                int next = text.skipSpace();
                if (next == (object ? '}' : ']')) {
                    text.at++;
                } else {
                    objects.set(depth++, object);
                    skipName(object, next);
                    continue;
                }
            } else {
                skipScalar(c);
            }
            while (depth > 0) {
                boolean object = objects.get(depth - 1);
                int next = text.skipSpace();
                if (next == ',') {
                    text.at++;
                    skipName(object, object ? text.skipSpace() : 0);
                    break;
                }
                if (next != (object ? '}' : ']')) {
                    throw unexpected(next);
                }
                text.at++;
                depth--;
            }
            if (depth == 0) {
                return;
            }
        }
    }

    void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw failure(ErrorCode.JSON_TOO_DEEP, limits.depth());
        }
    }

    private void skipName(boolean object, int next) {
        if (object) {
            if (next != '"') {
                throw unexpected(next);
            }
            skipString();
            expect(':');
        }
    }

    private void skipScalar(int c) {
        switch (c) {
            case '"' -> skipString();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> text.at = numbers.endOfNumber();
            default -> throw unexpected(c);
        }
    }

    /** What stands where it must not, to be thrown: the next byte, or -1 at the end. */
    LaurelException unexpected(int c) {
        if (c < 0) {
            // It may be reading that failed: then this says so.
            text.at = text.limit;
            text.peek();
            return failure(ErrorCode.JSON_TRUNCATED);
        }
        String piece = piece();
        boolean number = piece.startsWith("NaN") || piece.contains("Infinity") || c == '+' || c == '.';
        return failure(number ? ErrorCode.JSON_NUMBER : ErrorCode.JSON_SYNTAX, piece);
    }

    LaurelException failure(ErrorCode code, Object... arguments) {
        return text.failure(code, pointer.get(), arguments);
    }

    /** The word that is next, or else the character. */
    String piece() {
        // The last letter may take two bytes more.
        int most = LONGEST_PIECE + 2;
        text.reserve(most);
        int at = text.at;
        int end = at;
        while (end - at < LONGEST_PIECE && isPartOfWord(end)) {
            do {
                end++;
            } while (end - at < most && (text.bytes[end] & 0xc0) == 0x80);
        }
        if (end > at) {
            return new String(text.bytes, at, end - at, StandardCharsets.UTF_8);
        }
        int c = text.peek();
        if (c < ' ' || c == 0x7f) {
            return String.format("U+%04X", c);
        }
        if (c < 0x80) {
            return Character.toString(c);
        }
        int point = multibyte();
        // Only looked at: the error is where it begins.
        text.widen(Character.charCount(point) - (text.at - at));
        text.at = at;
        return Character.toString(point);
    }

    /** Whether a word or number that came up to here goes on. */
    boolean isPartOfWord(int index) {
        byte[] bytes = text.bytes;
        int c = bytes[index];
        if (c >= 0) {
            return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.' || c == '_' || c == '$';
        }
        int second = bytes[index + 1] & 0x3f;
        int point = (c & 0xe0) == 0xc0
                ? (c & 0x1f) << 6 | second
                : (c & 0xf0) == 0xe0 ? (c & 0xf) << 12 | second << 6 | (bytes[index + 2] & 0x3f) : 0;
        return Character.isLetterOrDigit(point);
    }
}
