package dev.laurel.engine.catalog;

import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonString;
import dev.laurel.json.JsonToken;

/**
 * Hashes of pieces of text that can be put together without having the text.
 *
 * <p>The reference's hash is that of {@link String#hashCode}: h(ab) = h(a) · 31^|b| + h(b) modulo 2^32. A piece is a
 * long: its hash in the upper half and 31^length in the lower one.
 */
final class TextHash {
    static final long EMPTY = 1;

    private static final int[] POWERS = powers();
    private static final long NULL = of("null");
    private static final long TRUE = of("true");
    private static final long FALSE = of("false");
    private static final long OPEN_ARRAY = of("[");

    private TextHash() {}

    /** A piece of text as it is. */
    static long of(String text) {
        return pack(text.hashCode(), power(text.length()));
    }

    /** A string as JSON.stringify quotes it. */
    static long quoted(String text) {
        return JsonString.isPlain(text) ? quotedPlain(text) : of(JsonString.quote(text));
    }

    /** A string that needs nothing but quotes around it. */
    static long quotedPlain(String text) {
        var power = power(text.length());
        return pack(('"' * power + text.hashCode()) * 31 + '"', power * 31 * 31);
    }

    /** The string or name at a source's token, quoted. */
    static long quoted(JsonSource in, String text) {
        return in.isPlain() ? quotedPlain(text) : quoted(text);
    }

    /** One piece after another. */
    static long join(long first, long second) {
        return pack((int) (first >>> 32) * (int) second + (int) (second >>> 32), (int) first * (int) second);
    }

    /** The hash alone. */
    static int hash(long piece) {
        return (int) (piece >>> 32);
    }

    /** A piece and one more character. */
    static long append(long piece, char c) {
        return pack((int) (piece >>> 32) * 31 + c, (int) piece * 31);
    }

    /** An array's next element. */
    static long element(long elements, long element) {
        return join(elements == EMPTY ? EMPTY : append(elements, ','), element);
    }

    /** An array of elements that are hashed and joined already. */
    static long array(long elements) {
        return append(join(OPEN_ARRAY, elements), ']');
    }

    /** A value that is neither object nor array, at a source's token. */
    static long scalar(JsonSource in) {
        return switch (in.token()) {
            case STRING -> quoted(in, in.string());
            case NUMBER -> of(JsonNumber.toJson(in.number()));
            case TRUE -> TRUE;
            case FALSE -> FALSE;
            case NULL -> NULL;
            case OBJECT, OBJECT_END, ARRAY, ARRAY_END, NAME, END -> throw new IllegalStateException("No scalar");
        };
    }

    /** Any value at a source's token; moves to its end. */
    static long value(JsonSource in) {
        return switch (in.token()) {
            case OBJECT -> {
                var members = new MemberHashes();
                while (in.next() == JsonToken.NAME) {
                    var name = in.name();
                    var quoted = quoted(in, name);
                    in.next();
                    members.put(name, quoted, value(in));
                }
                yield members.object();
            }
            case ARRAY -> {
                var elements = EMPTY;
                while (in.next() != JsonToken.ARRAY_END) {
                    elements = element(elements, value(in));
                }
                yield array(elements);
            }
            case STRING, NUMBER, TRUE, FALSE, NULL -> scalar(in);
            case OBJECT_END, ARRAY_END, NAME, END -> throw new IllegalStateException("No value");
        };
    }

    private static int power(int length) {
        return length < POWERS.length ? POWERS[length] : largePower(length);
    }

    private static int largePower(int length) {
        var result = 1;
        var base = 31;
        for (var rest = length; rest > 0; rest >>= 1) {
            result *= (rest & 1) == 1 ? base : 1;
            base *= base;
        }
        return result;
    }

    private static int[] powers() {
        var powers = new int[128];
        powers[0] = 1;
        for (var i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 31;
        }
        return powers;
    }

    private static long pack(int hash, int power) {
        return ((long) hash << 32) | (power & 0xFFFF_FFFFL);
    }
}
