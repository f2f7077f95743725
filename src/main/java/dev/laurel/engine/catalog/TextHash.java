package dev.laurel.engine.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.laurel.json.JsonKeys;
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
    private static final long QUOTE = of("\"");
    private static final long COLON = of(":");
    private static final long COMMA = of(",");
    private static final long NULL = of("null");
    private static final long TRUE = of("true");
    private static final long FALSE = of("false");

    private TextHash() {}

    /** A piece of text as it is. */
    static long of(String text) {
        return pack(text.hashCode(), power(text.length()));
    }

    /** A string as JSON.stringify quotes it. */
    static long quoted(String text) {
        return JsonString.isPlain(text) ? join(join(QUOTE, of(text)), QUOTE) : of(JsonString.quote(text));
    }

    /** One piece after another. */
    static long join(long first, long second) {
        return pack((int) (first >>> 32) * (int) second + (int) (second >>> 32), (int) first * (int) second);
    }

    /** The hash alone. */
    static int hash(long piece) {
        return (int) (piece >>> 32);
    }

    /** An object of members that are hashed already, in order of appearance. */
    static long object(Map<String, Long> members) {
        var result = EMPTY;
        for (var member : JsonKeys.ordered(members).entrySet()) {
            if (result != EMPTY) {
                result = join(result, COMMA);
            }
            result = join(join(join(result, quoted(member.getKey())), COLON), member.getValue());
        }
        return join(join(of("{"), result), of("}"));
    }

    /** An array's next element. */
    static long element(long elements, long element) {
        return join(elements == EMPTY ? EMPTY : join(elements, COMMA), element);
    }

    /** An array of elements that are hashed and joined already. */
    static long array(long elements) {
        return join(join(of("["), elements), of("]"));
    }

    /** A value that is neither object nor array, at a source's token. */
    static long scalar(JsonSource in) {
        return switch (in.token()) {
            case STRING -> quoted(in.string());
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
                var members = new LinkedHashMap<String, Long>();
                while (in.next() == JsonToken.NAME) {
                    var name = in.name();
                    in.next();
                    members.put(name, value(in));
                }
                yield object(members);
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
        var result = 1;
        var base = 31;
        for (var rest = length; rest > 0; rest >>= 1) {
            result *= (rest & 1) == 1 ? base : 1;
            base *= base;
        }
        return result;
    }

    private static long pack(int hash, int power) {
        return ((long) hash << 32) | (power & 0xFFFF_FFFFL);
    }
}
