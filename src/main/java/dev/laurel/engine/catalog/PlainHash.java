package dev.laurel.engine.catalog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The hash of what nearly every catalog is: UTF-8 whose members stand in JavaScript's order already, each name once,
 * with strings and numbers written as JSON.stringify writes them. Then the text without its white space is what is
 * hashed, eight bytes at a time. Whatever is not exactly that, errors included, is left to {@link ConfigHash}, which
 * knows every case. Confined to one reading.
 */
final class PlainHash {
    /** Zeros that have to stand behind the text: no JSON has them, so whoever runs along it stops there by itself. */
    static final int ZEROS = 8;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVEN_PAIRS = 0x0000FFFF0000FFFFL;
    private static final int[] POWERS = powers();
    private static final int POWER_OF_FOUR = 31 * 31 * 31 * 31;
    private static final int POWER_OF_EIGHT = (int) 852_891_037_441L;

    /** Whole numbers of so many digits are written as they are read. */
    private static final int MOST_DIGITS = 15;
    /** Indices of so many digits are array indices in JavaScript, whatever they are. */
    private static final int MOST_INDEX_DIGITS = 9;
    private static final int DEEPEST = 32;
    /** How many objects an entry stands in: the catalog, and its metric's object or array. */
    private static final int ENTRY = 2;

    private final byte[] bytes;
    private final @Nullable Names[] names = new @Nullable Names[DEEPEST];
    private int at;
    private int hash;

    private PlainHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash of a catalog's text.
     *
     * @param bytes the text, and {@link #ZEROS} behind it
     * @param length of the text
     * @return empty if it is not plain
     */
    static OptionalInt of(byte[] bytes, int length) {
        var plain = new PlainHash(bytes);
        return plain.space() == '{' && plain.object(0) && plain.space() == 0 && plain.at == length
                ? OptionalInt.of(plain.hash)
                : OptionalInt.empty();
    }

    private static int[] powers() {
        var powers = new int[8];
        powers[0] = 1;
        for (var i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 31;
        }
        return powers;
    }

    private boolean value(int next, int depth) {
        return switch (next) {
            case '"' -> string();
            case '{' -> depth < DEEPEST && object(depth);
            case '[' -> depth < DEEPEST && array(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        take('{');
        if (space() == '}') {
            return take('}');
        }
        var known = names[depth];
        if (known == null) {
            known = new Names(bytes);
            names[depth] = known;
        }
        known.clear();
        var written = 0;
        while (true) {
            if (space() != '"') {
                return false;
            }
            var before = hash;
            if (written > 0) {
                add(',');
            }
            var start = at + 1;
            if (!string()) {
                return false;
            }
            var end = at - 1;
            if (!known.add(start, end) || space() != ':') {
                return false;
            }
            take(':');
            var next = space();
            if (!value(next, depth + 1)) {
                return false;
            }
            if (depth == ENTRY && next == '"' && isFunction(start, end)) {
                hash = before;
            } else {
                written++;
            }
            next = space();
            if (next != ',') {
                return next == '}' && take('}');
            }
            at++;
        }
    }

    private boolean isFunction(int start, int end) {
        var length = end - start;
        return (length == ConfigHash.CONDITION.length() || length == ConfigHash.IS_CONDITION_MET.length())
                && ConfigHash.isFunction(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
    }

    private boolean array(int depth) {
        take('[');
        var next = space();
        if (next == ']') {
            return take(']');
        }
        while (value(next, depth + 1)) {
            next = space();
            if (next != ',') {
                return next == ']' && take(']');
            }
            take(',');
            next = space();
        }
        return false;
    }

    private boolean word(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (bytes[at] != word.charAt(i)) {
                return false;
            }
            take(word.charAt(i));
        }
        return true;
    }

    private boolean number() {
        var negative = bytes[at] == '-' && take('-');
        var start = at;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            take((char) bytes[at]);
        }
        var digits = at - start;
        // Minus zero is written without its sign; a fraction or an exponent is not what may follow a value.
        return digits > 0 && digits <= MOST_DIGITS && (bytes[start] != '0' || (digits == 1 && !negative));
    }

    /** A string, most of it in local variables: this is where the time goes. */
    private boolean string() {
        var text = bytes;
        var i = at + 1;
        var sum = hash * 31 + '"';
        while (true) {
            var eight = (long) LONG.get(text, i);
            var quote = eight ^ ONES * '"';
            var backslash = eight ^ ONES * '\\';
            // The lowest bit set is right; those above it may come from a borrow.
            var special = (eight | (eight - ONES * ' ') | (quote - ONES) | (backslash - ONES)) & HIGHS;
            if (special == 0) {
                sum = sum * POWER_OF_EIGHT + ofEight(eight);
                i += 8;
                continue;
            }
            var count = Long.numberOfTrailingZeros(special) >>> 3;
            if (count > 0) {
                // The bytes before it, behind as many zeros as make them eight.
                sum = sum * POWERS[count] + ofEight(eight << (64 - 8 * count));
                i += count;
            }
            int next = text[i];
            if (next == '"') {
                hash = sum * 31 + '"';
                at = i + 1;
                return true;
            }
            hash = sum;
            at = i;
            if (!(next == '\\' ? escape() : wide())) {
                return false;
            }
            sum = hash;
            i = at;
        }
    }

    /** The hash of eight ASCII characters, first in pairs, then in fours, all at once. */
    private static int ofEight(long eight) {
        var pairs = (eight & EVEN_BYTES) * 31 + (eight >>> 8 & EVEN_BYTES);
        var fours = (pairs & EVEN_PAIRS) * 961 + (pairs >>> 16 & EVEN_PAIRS);
        return (int) fours * POWER_OF_FOUR + (int) (fours >>> 32);
    }

    /** An escape that JSON.stringify writes as well. */
    private boolean escape() {
        var kind = (char) bytes[at + 1];
        take('\\');
        return "\"\\bfnrt".indexOf(kind) >= 0 && take(kind);
    }

    /** A character of several bytes; broken ones, surrogates and what is no such character are not plain. */
    private boolean wide() {
        var first = bytes[at] & 0xff;
        var count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        var point = first & (0xff >> (count + 1));
        for (var i = 1; i < count; i++) {
            var more = bytes[at + i];
            if ((more & 0xc0) != 0x80) {
                return false;
            }
            point = point << 6 | (more & 0x3f);
        }
        var least = count == 4 ? 0x10000 : count == 3 ? 0x800 : 0x80;
        if (point < least || first < 0xc2 || first > 0xf4 || point > Character.MAX_CODE_POINT) {
            return false;
        }
        if (count == 4) {
            add(Character.highSurrogate(point));
            add(Character.lowSurrogate(point));
        } else if (Character.isSurrogate((char) point)) {
            return false;
        } else {
            add((char) point);
        }
        at += count;
        return true;
    }

    /** The next byte that is no white space. */
    private int space() {
        while (true) {
            int next = bytes[at];
            if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
                return next;
            }
            at++;
        }
    }

    private void add(char unit) {
        hash = hash * 31 + unit;
    }

    /** Adds a character that stands there and moves past it; true. */
    private boolean take(char unit) {
        add(unit);
        at++;
        return true;
    }

    /** The names of one object so far: array indices ascending, then others, each once. */
    private static final class Names {
        /** So many are compared one by one. */
        private static final int FEW = 8;

        private final byte[] bytes;
        private final int[] starts = new int[FEW];
        private final int[] ends = new int[FEW];
        private int count;
        private long index;
        private @Nullable Set<String> all;

        Names(byte[] bytes) {
            this.bytes = bytes;
        }

        void clear() {
            count = 0;
            index = -1;
            all = null;
        }

        /** Returns false if JavaScript would put it elsewhere, or has it already. */
        boolean add(int start, int end) {
            var number = index(start, end);
            if (number >= 0) {
                var ascends = count == 0 && number > index;
                index = number;
                return ascends;
            }
            // Larger ones may be array indices or not.
            if (end - start > MOST_INDEX_DIGITS && bytes[start] >= '0' && bytes[start] <= '9') {
                return false;
            }
            if (count < FEW) {
                for (var i = 0; i < count; i++) {
                    if (end - start == ends[i] - starts[i]
                            && Arrays.equals(bytes, start, end, bytes, starts[i], ends[i])) {
                        return false;
                    }
                }
                starts[count] = start;
                ends[count++] = end;
                return true;
            }
            if (all == null) {
                all = new HashSet<>();
                for (var i = 0; i < FEW; i++) {
                    all.add(text(starts[i], ends[i]));
                }
            }
            return all.add(text(start, end));
        }

        private String text(int start, int end) {
            return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        }

        private int index(int start, int end) {
            var length = end - start;
            if (length == 0 || length > MOST_INDEX_DIGITS || (bytes[start] == '0' && length > 1)) {
                return -1;
            }
            var value = 0;
            for (var i = start; i < end; i++) {
                var digit = bytes[i] - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                value = value * 10 + digit;
            }
            return value;
        }
    }
}
