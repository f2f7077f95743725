package dev.laurel.portability;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.NameBytes;
import dev.laurel.error.ErrorCode;
import dev.laurel.json.JsonKeys;
import dev.laurel.json.JsonLimits;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonString;
import dev.laurel.json.JsonToken;
import org.jspecify.annotations.Nullable;

/** Single values of any kind, as they stand in the arrays of metrics. */
final class JsonValues {
    static final MetricValue NULL = new MetricValue.Null();
    static final MetricValue FALSE = new MetricValue.Bool(false);
    private static final MetricValue TRUE = new MetricValue.Bool(true);
    /** About what a string takes besides its characters. */
    private static final int STRING_OVERHEAD = 64;

    private final ByteText text;
    private final JsonLexer lexer;
    private final JsonLimits limits;
    private final Supplier<String> pointer;
    private final TextCache texts = new TextCache();
    private long memory;

    JsonValues(ByteText text, JsonLexer lexer, JsonLimits limits, Supplier<String> pointer) {
        this.text = text;
        this.lexer = lexer;
        this.limits = limits;
        this.pointer = pointer;
    }

    /** About how many bytes the values take that were read. */
    long memory() {
        return memory;
    }

    /** Says that a string of so many characters was kept. */
    void take(int length) {
        memory += STRING_OVERHEAD + length;
    }

    /** What JavaScript takes as a value that is there, as text; null for one that counts as missing. */
    @Nullable String word(int first) {
        return switch (value(first, 1)) {
            case MetricValue.Text(String string) -> string.isEmpty() ? null : string;
            case MetricValue.Numeric(double number) -> number == 0 ? null : JsonNumber.toString(number);
            case MetricValue.Bool(boolean bool) -> bool ? "true" : null;
            case MetricValue.Null() -> null;
            case MetricValue.Opaque(String json) -> json;
            case MetricValue.Array _ -> throw new IllegalStateException("Arrays are opaque here");
        };
    }

    /**
     * Reads a value, whose first byte is next; objects and arrays become opaque.
     *
     * @param outside how many objects and arrays it stands in
     */
    MetricValue value(int first, int outside) {
        return switch (first) {
            case '"' -> {
                int length = lexer.string();
                yield texts.of(lexer.decoded, length, () -> take(length));
            }
            case 't' -> {
                lexer.word("true");
                yield TRUE;
            }
            case 'f' -> {
                lexer.word("false");
                yield FALSE;
            }
            case 'n' -> {
                lexer.word("null");
                yield NULL;
            }
            case '{', '[' -> new MetricValue.Opaque(compact(outside));
            default -> {
                if (first != '-' && (first < '0' || first > '9')) {
                    throw lexer.unexpected(first);
                }
                double number = lexer.number();
                yield Double.isInfinite(number) ? new MetricValue.Opaque("null") : new MetricValue.Numeric(number);
            }
        };
    }

    /** Reads a string, whose quote is next. */
    String string() {
        int length = lexer.string();
        take(length);
        return NameBytes.decode(lexer.decoded, 0, length);
    }

    /**
     * The text of the value that is next, as it stands there.
     *
     * @param most bytes that it may have
     */
    String verbatim(int outside, long most) {
        text.capture(most);
        lexer.skip(outside);
        byte[] captured = text.endCapture();
        take(captured.length);
        return new String(captured, StandardCharsets.UTF_8);
    }

    /** The members of an object that are strings; none of a value that is no object. */
    Map<String, String> strings(int first, int outside) {
        var strings = new HashMap<String, String>();
        if (first != '{') {
            lexer.skip(outside);
            return strings;
        }
        try (var source = JsonSource.of(compact(outside))) {
            source.next();
            while (source.next() == JsonToken.NAME) {
                String name = source.name();
                if (source.next() == JsonToken.STRING) {
                    strings.put(name, source.string());
                }
                source.skip();
            }
        }
        return strings;
    }

    /** What {@code JSON.stringify(JSON.parse(…))} gives for the value that is next. */
    String compact(int outside) {
        var out = new StringBuilder();
        compact(text.skipSpace(), outside, out);
        take(out.length());
        return out.toString();
    }

    private void compact(int first, int outside, StringBuilder out) {
        if (out.length() > limits.stringLength()) {
            throw text.failure(ErrorCode.JSON_TOO_LONG, pointer.get(), limits.stringLength());
        }
        switch (first) {
            case '{' -> {
                lexer.checkDepth(outside + 1);
                var members = new LinkedHashMap<String, String>();
                for (char end = '{'; next(end, '}'); end = ',') {
                    int quote = text.skipSpace();
                    if (quote != '"') {
                        throw lexer.unexpected(quote);
                    }
                    String name = lexer.text();
                    lexer.expect(':');
                    var value = new StringBuilder();
                    compact(text.skipSpace(), outside + 1, value);
                    members.put(name, value.toString());
                }
                String separator = "{";
                for (var member : JsonKeys.ordered(members).entrySet()) {
                    out.append(separator);
                    JsonString.append(member.getKey(), out);
                    out.append(':').append(member.getValue());
                    separator = ",";
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case '[' -> {
                lexer.checkDepth(outside + 1);
                out.append('[');
                for (char end = '['; next(end, ']'); end = ',') {
                    out.append(end == ',' ? "," : "");
                    compact(text.skipSpace(), outside + 1, out);
                }
                out.append(']');
            }
            default -> {
                switch (value(first, outside)) {
                    case MetricValue.Numeric(double number) -> out.append(JsonNumber.toString(number));
                    case MetricValue.Text(String string) -> JsonString.append(string, out);
                    case MetricValue.Bool(boolean bool) -> out.append(bool);
                    case MetricValue.Null() -> out.append("null");
                    case MetricValue.Opaque(String json) -> out.append(json);
                    case MetricValue.Array _ -> throw new IllegalStateException("Arrays are opaque here");
                }
            }
        }
    }

    /** Moves into an object or array, or past a comma in it; false at its end, which is passed over. */
    private boolean next(char before, char end) {
        if (before != ',') {
            text.at++;
        }
        int next = text.skipSpace();
        if (next == end) {
            text.at++;
            return false;
        }
        if (before == ',') {
            if (next != ',') {
                throw lexer.unexpected(next);
            }
            text.at++;
        }
        return true;
    }
}
