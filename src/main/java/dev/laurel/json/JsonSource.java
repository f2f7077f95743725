package dev.laurel.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text (RFC 8259) token by token: UTF-8, or UTF-16, with or without a byte-order mark, within
 * {@link JsonLimits}.
 *
 * <p>Exactly one value, and after it nothing but white space. Every failure is a {@link LaurelException} with a code
 * of the JSON group and its place; after one the source is of no more use. Repeated names are handed out as they
 * come, lone surrogates are kept. Not to be shared between threads. Why this is no library: see the decision records.
 */
public final class JsonSource implements AutoCloseable {
    private final JsonLimits limits;
    private final @Nullable TextReader bytes;
    private final CharWindow window;
    private final JsonStrings strings;

    private JsonToken token = JsonToken.NULL;
    private int tokenLine = 1;
    private int tokenColumn = 1;
    private int numberStart;
    private int numberEnd;
    private @Nullable String text;

    private int depth;
    private boolean begun;
    /** Per level: the name that was met last in an object, null before the first and in arrays. */
    private @Nullable String[] names = new @Nullable String[16];
    /** Per level: the index that was met last in an array, -1 before the first, -2 in objects. */
    private int[] indices = new int[16];

    private JsonSource(Reader reader, @Nullable TextReader bytes, JsonLimits limits) {
        this.limits = limits;
        this.bytes = bytes;
        window = new CharWindow(reader, (1 << 14) + limits.numberLength());
        strings = new JsonStrings(window, limits.stringLength());
    }

    /**
     * A source over bytes; closing it closes them.
     *
     * @throws LaurelException JSON_UNREADABLE if not even the first bytes can be read
     */
    public static JsonSource of(InputStream in, JsonLimits limits) {
        try {
            var reader = new TextReader(in, limits.size());
            return new JsonSource(reader, reader, limits);
        } catch (IOException e) {
            throw JsonFailures.unreadable(e, new Location(1, 1, JsonPath.ROOT), limits);
        }
    }

    /** The same within {@link JsonLimits#FILE}. */
    public static JsonSource of(InputStream in) {
        return of(in, JsonLimits.FILE);
    }

    /** A source over a text; a byte-order mark at its beginning is passed over. */
    public static JsonSource of(String text, JsonLimits limits) {
        if (text.length() > limits.size()) {
            throw JsonFailures.unreadable(new TextReader.TooLarge(), new Location(1, 1, JsonPath.ROOT), limits);
        }
        return new JsonSource(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text), null, limits);
    }

    /** The same within {@link JsonLimits#FILE}. */
    public static JsonSource of(String text) {
        return of(text, JsonLimits.FILE);
    }

    /**
     * Moves to the next token.
     *
     * @return {@link JsonToken#END} after the only value, as often as asked
     */
    public JsonToken next() {
        try {
            text = null;
            token = read();
            return token;
        } catch (IOException e) {
            throw JsonFailures.unreadable(e, here(), limits);
        }
    }

    private JsonToken read() throws IOException {
        var c = window.afterWhiteSpace();
        if (depth == 0) {
            return readRoot(c);
        }
        if (token == JsonToken.NAME) {
            require(c == ':', c);
            window.at++;
            return readValue(window.afterWhiteSpace());
        }
        var level = depth - 1;
        var object = indices[level] == -2;
        if (c == (object ? '}' : ']')) {
            mark();
            window.at++;
            depth--;
            return object ? JsonToken.OBJECT_END : JsonToken.ARRAY_END;
        }
        if (token != JsonToken.OBJECT && token != JsonToken.ARRAY) {
            require(c == ',', c);
            window.at++;
            c = window.afterWhiteSpace();
        }
        if (!object) {
            indices[level]++;
            return readValue(c);
        }
        require(c == '"', c);
        mark();
        readString();
        names[level] = strings.name();
        return JsonToken.NAME;
    }

    private JsonToken readRoot(int c) throws IOException {
        if (!begun) {
            begun = true;
            if (c < 0) {
                throw new LaurelException(LaurelError.at(here(), ErrorCode.JSON_EMPTY));
            }
            return readValue(c);
        }
        if (c >= 0) {
            throw new LaurelException(LaurelError.at(here(), ErrorCode.JSON_TRAILING));
        }
        mark();
        return JsonToken.END;
    }

    private JsonToken readValue(int c) throws IOException {
        mark();
        return switch (c) {
            case '{' -> open(-2, JsonToken.OBJECT);
            case '[' -> open(-1, JsonToken.ARRAY);
            case '"' -> {
                readString();
                yield JsonToken.STRING;
            }
            case 't' -> word("true", JsonToken.TRUE);
            case 'f' -> word("false", JsonToken.FALSE);
            case 'n' -> word("null", JsonToken.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readNumber();
            default -> throw unexpected(c);
        };
    }

    private JsonToken open(int index, JsonToken kind) {
        if (depth == limits.depth()) {
            throw new LaurelException(LaurelError.at(here(), ErrorCode.JSON_TOO_DEEP, limits.depth()));
        }
        if (depth == indices.length) {
            indices = Arrays.copyOf(indices, depth * 2);
            names = Arrays.copyOf(names, depth * 2);
        }
        indices[depth] = index;
        names[depth] = null;
        depth++;
        window.at++;
        return kind;
    }

    private void readString() throws IOException {
        switch (strings.read()) {
            case DONE -> {}
            case ENDED -> throw truncated();
            case TOO_LONG -> throw new LaurelException(
                    LaurelError.at(location(), ErrorCode.JSON_TOO_LONG, limits.stringLength()));
            case BROKEN -> throw syntax(window.chars[window.at], ErrorCode.JSON_SYNTAX);
        }
    }

    private JsonToken readNumber() throws IOException {
        window.lookAhead(limits.numberLength() + 1);
        numberStart = window.at;
        numberEnd = JsonNumber.end(window.chars, window.at, window.end);
        if (Math.abs(numberEnd) - numberStart > limits.numberLength()) {
            throw new LaurelException(LaurelError.at(here(), ErrorCode.JSON_TOO_LONG, limits.numberLength()));
        }
        var end = Math.abs(numberEnd);
        if (end < window.end && JsonFailures.isWordPart(window.chars[end])) {
            throw notANumber();
        }
        if (numberEnd < 0) {
            throw end == window.end ? truncatedAt(end) : notANumber();
        }
        window.at = numberEnd;
        return JsonToken.NUMBER;
    }

    private JsonToken word(String word, JsonToken kind) throws IOException {
        window.lookAhead(word.length() + 1);
        var length = 0;
        while (length < word.length()
                && window.at + length < window.end
                && window.chars[window.at + length] == word.charAt(length)) {
            length++;
        }
        var end = window.at + length;
        if (length < word.length() && end == window.end) {
            throw truncatedAt(end);
        }
        if (length < word.length() || (end < window.end && JsonFailures.isWordPart(window.chars[end]))) {
            throw unexpected(word.charAt(0));
        }
        window.at = end;
        return kind;
    }

    /** The token that {@link #next} moved to last. */
    public JsonToken token() {
        return token;
    }

    /** The name of the member that the token is, or is the value of. */
    public String name() {
        var level = depth - (token == JsonToken.OBJECT || token == JsonToken.ARRAY ? 2 : 1);
        var name = level < 0 ? null : names[level];
        if (name == null) {
            throw new IllegalStateException("Not in a member");
        }
        return name;
    }

    /** The string that the token is. */
    public String string() {
        expect(JsonToken.STRING);
        if (text == null) {
            text = strings.text();
        }
        return text;
    }

    /**
     * Whether the string or name that the token is surely stands between its quotes as JSON.stringify writes it; if
     * not, it may or may not.
     */
    public boolean isPlain() {
        return strings.isPlain();
    }

    /** The number that the token is, as JavaScript reads it; infinite where it is too large for a double. */
    public double number() {
        expect(JsonToken.NUMBER);
        return JsonNumber.parse(window.chars, numberStart, numberEnd);
    }

    /** The number that the token is, as it is written. */
    public String literal() {
        expect(JsonToken.NUMBER);
        return new String(window.chars, numberStart, numberEnd - numberStart);
    }

    /** Moves from the beginning of an object or array to its end; does nothing at any other token. */
    public void skip() {
        if (token != JsonToken.OBJECT && token != JsonToken.ARRAY) {
            return;
        }
        var outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /**
     * The value that begins at the token, as {@code JSON.stringify(JSON.parse(…))} gives it: no white space,
     * JavaScript's order, number and string forms. Moves to its end.
     */
    public String compact() {
        var out = new StringBuilder();
        JsonCompact.append(this, out);
        return out.toString();
    }

    /** The line where the token begins, from 1. */
    public int line() {
        return tokenLine;
    }

    /** The column where the token begins, in UTF-16 units from 1. */
    public int column() {
        return tokenColumn;
    }

    /** Where the token begins. */
    public Location location() {
        return new Location(tokenLine, tokenColumn, pointer());
    }

    /** JSON pointer to the value that the token belongs to. */
    public String pointer() {
        var pointer = new StringBuilder();
        for (var level = 0; level < depth; level++) {
            var name = names[level];
            if (indices[level] >= 0) {
                pointer.append('/').append(indices[level]);
            } else if (name != null) {
                pointer.append('/').append(JsonPath.escape(name));
            }
        }
        return pointer.toString();
    }

    /** How many bytes have been taken from the stream, for progress; 0 for a text. */
    public long bytesRead() {
        return bytes == null ? 0 : bytes.total();
    }

    /** Closes what is read from; a failure to do so loses nothing and is passed over. */
    @Override
    public void close() {
        try {
            window.close();
        } catch (IOException e) {
            // Everything that was asked for has been read.
        }
    }

    private void expect(JsonToken kind) {
        if (token != kind) {
            throw new IllegalStateException("At " + token + ", not " + kind);
        }
    }

    private void mark() {
        tokenLine = window.line;
        tokenColumn = window.column(window.at);
    }

    private Location here() {
        return new Location(window.line, window.column(window.at), pointer());
    }

    private void require(boolean fits, int c) throws IOException {
        if (!fits) {
            throw unexpected(c);
        }
    }

    private LaurelException unexpected(int c) throws IOException {
        if (c < 0) {
            return truncated();
        }
        var numeric = c == '+' || c == '.' || c == 'N' || c == 'I';
        return syntax((char) c, numeric ? ErrorCode.JSON_NUMBER : ErrorCode.JSON_SYNTAX);
    }

    private LaurelException notANumber() throws IOException {
        return syntax(window.chars[window.at], ErrorCode.JSON_NUMBER);
    }

    private LaurelException syntax(char first, ErrorCode code) throws IOException {
        var where = here();
        window.lookAhead(JsonFailures.LONGEST_PIECE);
        var piece = JsonFailures.piece(window, first);
        return new LaurelException(LaurelError.at(where, code, piece));
    }

    private LaurelException truncatedAt(int end) {
        window.at = end;
        return truncated();
    }

    private LaurelException truncated() {
        return new LaurelException(LaurelError.at(here(), ErrorCode.JSON_TRUNCATED));
    }
}
