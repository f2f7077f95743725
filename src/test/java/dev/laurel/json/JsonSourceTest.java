package dev.laurel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSourceTest {
    private static final JsonLimits SMALL = new JsonLimits(8, 40, 20, 200);

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("", ErrorCode.JSON_EMPTY, 1, 1, ""),
                arguments(" \n ", ErrorCode.JSON_EMPTY, 2, 2, ""),
                arguments("{\"a\":1", ErrorCode.JSON_TRUNCATED, 1, 7, "/a"),
                arguments("{\"a\":\"xy", ErrorCode.JSON_TRUNCATED, 1, 9, "/a"),
                arguments("{\"a\":\"xy\\", ErrorCode.JSON_TRUNCATED, 1, 10, "/a"),
                arguments("{\"a\":\"xy\\u00", ErrorCode.JSON_TRUNCATED, 1, 13, "/a"),
                arguments("[1,2", ErrorCode.JSON_TRUNCATED, 1, 5, "/1"),
                arguments("[tru", ErrorCode.JSON_TRUNCATED, 1, 5, "/0"),
                arguments("[tru]", ErrorCode.JSON_SYNTAX, 1, 2, "/0"),
                arguments("[truex]", ErrorCode.JSON_SYNTAX, 1, 2, "/0"),
                arguments("[", ErrorCode.JSON_TRUNCATED, 1, 2, "/0"),
                arguments("{\n  \"a\": 1,\n  \"b\": ]\n}", ErrorCode.JSON_SYNTAX, 3, 8, "/b"),
                arguments("{\"ä🏆\": x}", ErrorCode.JSON_SYNTAX, 1, 9, "/ä🏆"),
                arguments("{'a':1}", ErrorCode.JSON_SYNTAX, 1, 2, ""),
                arguments("{\"a\":1,}", ErrorCode.JSON_SYNTAX, 1, 8, "/a"),
                arguments("[1 2]", ErrorCode.JSON_SYNTAX, 1, 4, "/0"),
                arguments("[\"a\tb\"]", ErrorCode.JSON_SYNTAX, 1, 4, "/0"),
                arguments("[\"\\x\"]", ErrorCode.JSON_SYNTAX, 1, 3, "/0"),
                arguments("[\"\\u00g0\"]", ErrorCode.JSON_SYNTAX, 1, 3, "/0"),
                arguments("[1,]", ErrorCode.JSON_SYNTAX, 1, 4, "/1"),
                arguments("[NaN]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[Infinity]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[-Infinity]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[01]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[+1]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[.5]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[1.]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[1e]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[-]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[1x]", ErrorCode.JSON_NUMBER, 1, 2, "/0"),
                arguments("[1", ErrorCode.JSON_TRUNCATED, 1, 3, "/0"),
                arguments("[1.", ErrorCode.JSON_TRUNCATED, 1, 4, "/0"),
                arguments("-", ErrorCode.JSON_TRUNCATED, 1, 2, ""),
                arguments("{} x", ErrorCode.JSON_TRAILING, 1, 4, ""),
                arguments("{}{}", ErrorCode.JSON_TRAILING, 1, 3, ""),
                arguments("{}\u0000", ErrorCode.JSON_TRAILING, 1, 3, ""),
                arguments("[[[[[[[[[1]]]]]]]]]", ErrorCode.JSON_TOO_DEEP, 1, 9, "/0/0/0/0/0/0/0/0"),
                arguments("[\"" + "x".repeat(41) + "\"]", ErrorCode.JSON_TOO_LONG, 1, 2, "/0"),
                arguments("{\"" + "x".repeat(41) + "\":1}", ErrorCode.JSON_TOO_LONG, 1, 2, ""),
                arguments("[" + "1".repeat(21) + "]", ErrorCode.JSON_TOO_LONG, 1, 2, "/0"),
                arguments("[" + " ".repeat(200) + "]", ErrorCode.JSON_TOO_LARGE, 1, 1, ""));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrongAndWhere(String json, ErrorCode code, int line, int column, String pointer) {
        var error = failure(() -> JsonSource.of(utf8(json), SMALL));
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.location()).isEqualTo(new Location(line, column, pointer));
        // The same a byte at a time, as a slow pipe hands it out.
        assertThat(failure(() -> JsonSource.of(new Slow(utf8Bytes(json)), SMALL)).code()).isEqualTo(code);
    }

    @Test
    void namesThePieceThatCannotStandThere() {
        assertThat(failure(() -> JsonSource.of("[tru]")).arguments()).containsExactly("tru");
        assertThat(failure(() -> JsonSource.of("[\u0007]")).arguments()).containsExactly("U+0007");
        assertThat(failure(() -> JsonSource.of("{'a'}")).arguments()).containsExactly("'");
        assertThat(failure(() -> JsonSource.of("[NaN]")).arguments()).containsExactly("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void depthIsRefusedWithoutUsingTheStack(String opening) {
        assertThat(failure(() -> JsonSource.of(opening.repeat(100_000))).code()).isEqualTo(ErrorCode.JSON_TOO_DEEP);
        assertThat(catchThrowableOfType(LaurelException.class, () -> {
                    var source = JsonSource.of(opening.repeat(100_000));
                    source.next();
                    source.compact();
                }).error().code())
                .isEqualTo(ErrorCode.JSON_TOO_DEEP);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, \ufeff", "UTF-16LE, \ufeff", "UTF-16BE, \ufeff", "UTF-16LE, ''", "UTF-16BE, ''"})
    void readsTheEncodingsThatItNames(String charset, String mark) {
        var json = "{\"ünï\\ud83c\":[\"🏆\",1]}";
        var bytes = (mark + json).getBytes(Charset.forName(charset));
        try (var source = JsonSource.of(new ByteArrayInputStream(bytes))) {
            source.next();
            assertThat(source.compact()).isEqualTo(json);
            assertThat(source.next()).isEqualTo(JsonToken.END);
            assertThat(source.bytesRead()).isEqualTo(bytes.length);
        }
        try (var source = JsonSource.of(mark + json)) {
            assertThat(source.next()).isEqualTo(JsonToken.OBJECT);
        }
    }

    @Test
    void brokenEncodingsAreFoundWhereTheyAre() {
        var bytes = utf8Bytes("{\"a\":\n \"ä?\"}");
        bytes[10] = (byte) 0xFF;
        var error = failure(() -> JsonSource.of(new ByteArrayInputStream(bytes)));
        assertThat(error).isEqualTo(
                LaurelError.at(new Location(2, 4, "/a"), ErrorCode.JSON_ENCODING, "UTF-8"));
        assertThat(failure(() -> JsonSource.of(new ByteArrayInputStream(new byte[] {(byte) 0xFE, (byte) 0xFF, 0})))
                        .code())
                .isEqualTo(ErrorCode.JSON_ENCODING);
        // A surrogate is no character in UTF-8.
        assertThat(failure(() -> JsonSource.of(new ByteArrayInputStream(
                                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})))
                        .code())
                .isEqualTo(ErrorCode.JSON_ENCODING);
    }

    @Test
    void decodesAcrossBufferBounds() {
        var text = "🏆ä".repeat(30_000);
        for (var shift = 0; shift < 4; shift++) {
            var json = " ".repeat(shift) + '"' + text + '"';
            try (var source = JsonSource.of(utf8(json))) {
                source.next();
                assertThat(source.string()).isEqualTo(text);
            }
        }
    }

    @Test
    void aFileThatVanishesWhileBeingReadIsOneError() {
        assertThat(failure(() -> JsonSource.of(new Vanishing(100_000))).code()).isEqualTo(ErrorCode.JSON_UNREADABLE);
        assertThat(catchThrowableOfType(LaurelException.class, () -> JsonSource.of(new Vanishing(0)))
                        .error()
                        .code())
                .isEqualTo(ErrorCode.JSON_UNREADABLE);
    }

    @Test
    void tokensHaveTheirPlaces() {
        try (var source = JsonSource.of("{ \"a/b~\": [ true,\n  {\"x\": -1.50} ] }")) {
            assertThat(source.next()).isEqualTo(JsonToken.OBJECT);
            assertThat(source.next()).isEqualTo(JsonToken.NAME);
            assertThat(source.name()).isEqualTo("a/b~");
            assertThat(source.location()).isEqualTo(new Location(1, 3, "/a~1b~0"));
            assertThat(source.next()).isEqualTo(JsonToken.ARRAY);
            assertThat(source.next()).isEqualTo(JsonToken.TRUE);
            assertThat(source.location()).isEqualTo(new Location(1, 13, "/a~1b~0/0"));
            assertThat(source.next()).isEqualTo(JsonToken.OBJECT);
            assertThat(source.next()).isEqualTo(JsonToken.NAME);
            assertThat(source.next()).isEqualTo(JsonToken.NUMBER);
            assertThat(source.number()).isEqualTo(-1.5);
            assertThat(source.literal()).isEqualTo("-1.50");
            assertThat(source.location()).isEqualTo(new Location(2, 9, "/a~1b~0/1/x"));
            assertThat(source.next()).isEqualTo(JsonToken.OBJECT_END);
            assertThat(source.next()).isEqualTo(JsonToken.ARRAY_END);
            assertThat(source.next()).isEqualTo(JsonToken.OBJECT_END);
            assertThat(source.next()).isEqualTo(JsonToken.END);
            assertThat(source.next()).isEqualTo(JsonToken.END);
        }
    }

    @Test
    void skipsWholeValues() {
        try (var source = JsonSource.of("{\"a\":{\"b\":[1,{}]},\"c\":2}")) {
            source.next();
            source.next();
            source.next();
            source.skip();
            assertThat(source.token()).isEqualTo(JsonToken.OBJECT_END);
            assertThat(source.next()).isEqualTo(JsonToken.NAME);
            assertThat(source.name()).isEqualTo("c");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"b\":1,\"1\":2,\"b\":3,\"0\":{}} | {\"0\":{},\"1\":2,\"b\":3}",
        "[ 1.0, -0, 1e21, 1e400, -1e400, null, true, [ ], {\"__proto__\":1} ] | "
                + "[1,0,1e+21,null,null,null,true,[],{\"__proto__\":1}]",
        "[123456789012345678901234567890, 9223372036854775808, 2147483648] | "
                + "[1.2345678901234568e+29,9223372036854776000,2147483648]",
        "\"\\u0041\\/\\ud83c\" | \"A/\\ud83c\"",
        "7 | 7"
    })
    void compactIsWhatJavaScriptWouldWrite(String json, String compact) {
        try (var source = JsonSource.of(json)) {
            source.next();
            assertThat(source.compact()).isEqualTo(compact);
            assertThat(source.next()).isEqualTo(JsonToken.END);
        }
    }

    private static LaurelError failure(Supplier<JsonSource> text) {
        var thrown = catchThrowableOfType(LaurelException.class, () -> {
            var source = text.get();
            while (source.next() != JsonToken.END) {
                switch (source.token()) {
                    case NAME -> source.name();
                    case STRING -> source.string();
                    case NUMBER -> source.number();
                    case OBJECT, OBJECT_END, ARRAY, ARRAY_END, TRUE, FALSE, NULL, END -> {}
                }
            }
        });
        return thrown.error();
    }

    private static InputStream utf8(String json) {
        return new ByteArrayInputStream(utf8Bytes(json));
    }

    private static byte[] utf8Bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Hands out one byte at a time. */
    private static final class Slow extends ByteArrayInputStream {
        Slow(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(1, length));
        }
    }

    /** White space that fails after a while. */
    private static final class Vanishing extends InputStream {
        private int left;

        Vanishing(int length) {
            left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                throw new IOException("Stale file handle");
            }
            left--;
            return ' ';
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            to[offset] = (byte) read();
            return 1;
        }
    }
}
