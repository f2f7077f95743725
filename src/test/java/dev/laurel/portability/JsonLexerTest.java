package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import dev.laurel.engine.metric.NameBytes;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLexerTest {
    private static final JsonLimits LIMITS = new JsonLimits(3, 1000, 50, Long.MAX_VALUE);

    private static JsonLexer lexer(ByteText text) {
        return new JsonLexer(text, LIMITS, () -> "/x");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An error in one line, with what it says. */
    private static String failure(Runnable reading) {
        var error = catchThrowableOfType(LaurelException.class, reading::run).error();
        return Exports.line(error) + (error.arguments().isEmpty() ? "" : " " + error.arguments());
    }

    private static void checkString(ByteText text, String json, String expected) {
        var lexer = lexer(text);
        int column = text.column();
        int length = lexer.string();
        // As bytes: the halves of a pair would make the same string.
        assertThat(Arrays.copyOf(lexer.decoded, length)).as(json).isEqualTo(NameBytes.encode(expected));
        assertThat(text.column()).as("column behind %s", json).isEqualTo(column + json.length());
    }

    /** What is read and what it gives, around a bar. */
    private static Stream<Arguments> rows(String... rows) {
        return Stream.of(rows).map(row -> Arguments.of((Object[]) row.split("\\|", -1)));
    }

    static Stream<Arguments> strings() {
        return rows(
                "|", "plain|plain", "\\\"|\"", "\\\\|\\", "\\/|/", "\\b|\b", "\\f|\f", "\\n|\n", "\\r|\r", "\\t|\t",
                "a\\nb|a\nb", "\\u0041|A", "\\u00e9x|éx", "\\u20AC|€", "\\ud83c\\udfc6|🏆",
                "\\uD83C\\uDFC6\\uD83C|🏆\ud83c",
                "\\uD83Cx|\ud83cx", "\\ud83c\\n|\ud83c\n", "\\ud83cXudfc6|\ud83cXudfc6", "\\ud83c\\u0041|\ud83cA",
                "\\ud83cnu1234|\ud83cnu1234", "\\ud83c\\ud83c\\udfc6|\ud83c🏆", "\\udfc6\\ud83c|\udfc6\ud83c",
                "\\udfc6\\udfc6|\udfc6\udfc6", "A\\udfc6|A\udfc6", "\\u0000|\0", "é€🏆|é€🏆", " !#[]~\u007f| !#[]~\u007f",
                "\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff|"
                        + "\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void readsAStringWhereverTheWindowCutsIt(String json, String expected) {
        var quoted = "\"" + json + "\"";
        byte[] bytes = utf8(quoted + ",");
        checkString(Exports.window(bytes), quoted, expected);
        for (int before = 1; before <= bytes.length; before++) {
            checkString(Exports.edge(before, bytes), quoted, expected);
            var text = Exports.edge(before, bytes);
            lexer(text).skipString();
            assertThat(text.peek()).as("%s cut after %d", json, before).isEqualTo(',');
        }
    }

    static Stream<Arguments> brokenStrings() {
        return rows(
                "\"a\\|JSON_TRUNCATED 1:4 /x",
                "\"a\\u|JSON_TRUNCATED 1:5 /x",
                "\"a\\u00|JSON_TRUNCATED 1:7 /x",
                "\"a\\ud83c\\|JSON_TRUNCATED 1:10 /x",
                "\"a\\ud83c\\udfc|JSON_TRUNCATED 1:14 /x",
                "\"ü|JSON_TRUNCATED 1:3 /x",
                "\"a\\x\"|JSON_SYNTAX 1:3 /x [\\x]",
                "\"a\\ \"|JSON_SYNTAX 1:3 /x [\\]",
                "\"a\\!\"|JSON_SYNTAX 1:3 /x [\\!]",
                "\"a\\~\"|JSON_SYNTAX 1:3 /x [\\~]",
                "\"a\\\u007f\"|JSON_SYNTAX 1:3 /x [\\]",
                "\"a\\é\"|JSON_SYNTAX 1:3 /x [\\]",
                "\"a\\\u0001\"|JSON_SYNTAX 1:3 /x [\\]",
                "\"a\\u12g4\"|JSON_SYNTAX 1:3 /x [\\u]",
                "\"a\\u123\"|JSON_SYNTAX 1:3 /x [\\u]",
                "\"ü🏆\\ud83c\\u00-0\"|JSON_SYNTAX 1:11 /x [\\u]",
                "\"a\tb\"|JSON_SYNTAX 1:3 /x [U+0009]",
                "\"a\u001fb\"|JSON_SYNTAX 1:3 /x [U+001F]",
                "\"a\0b\"|JSON_SYNTAX 1:3 /x [U+0000]");
    }

    @ParameterizedTest
    @MethodSource("brokenStrings")
    void saysWhatIsWrongInAString(String json, String expected) {
        assertThat(failure(() -> lexer(Exports.window(json)).string())).isEqualTo(expected);
        assertThat(failure(() -> lexer(Exports.window(json)).skipString())).isEqualTo(expected);
    }

    /** Bytes from around every border of the encoding, judged as Java judges them. */
    @Test
    void takesExactlyTheBytesThatAreUtf8() {
        int good = 0;
        for (int first : new int[] {0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0,
                0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xfc, 0xff}) {
            for (int second : new int[] {0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0}) {
                for (int third : new int[] {0x7f, 0x80, 0xbf, 0xc0}) {
                    for (int fourth : new int[] {0x40, 0x80, 0xbf, 0xc0}) {
                        good += checkEncoding(first, second, third, fourth) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(good).isEqualTo(144);
    }

    private static boolean checkEncoding(int... points) {
        byte[] bytes = new byte[points.length + 2];
        Arrays.fill(bytes, (byte) '"');
        for (int i = 0; i < points.length; i++) {
            bytes[i + 1] = (byte) points[i];
        }
        var text = Exports.window(bytes);
        var lexer = lexer(text);
        try {
            var expected = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 1, points.length))
                    .toString();
            assertThat(lexer.text()).isEqualTo(expected);
            assertThat(text.column()).isEqualTo(expected.length() + 3);
            return true;
        } catch (CharacterCodingException e) {
            assertThat(failure(lexer::string)).startsWith("JSON_ENCODING 1:").endsWith("[UTF-8]");
            return false;
        }
    }

    @Test
    void aCharacterThatTheEndCutsIsNoUtf8() {
        for (String cut : new String[] {"é", "€", "🏆"}) {
            byte[] bytes = utf8("\"" + cut);
            for (int length = 2; length < bytes.length; length++) {
                byte[] some = Arrays.copyOf(bytes, length);
                assertThat(failure(() -> lexer(Exports.window(some)).string()))
                        .isEqualTo("JSON_ENCODING 1:2 /x [UTF-8]");
            }
        }
    }

    @Test
    void aStringMayHaveExactlyAsManyBytesAsTheLimit() {
        for (int length : new int[] {255, 256, 257, 999, 1000}) {
            assertThat(lexer(Exports.window("\"" + "s".repeat(length) + "\"")).text()).hasSize(length);
        }
        assertThat(failure(() -> lexer(Exports.window("\"" + "s".repeat(1001) + "\"")).string()))
                .isEqualTo("JSON_TOO_LONG 1:1003 /x [1000]");
        // In pieces, each of which fits into what was to spare.
        var pieces = "\"" + "s".repeat(600) + "\\n" + "s".repeat(300) + "\\n";
        assertThat(lexer(Exports.window(pieces + "s".repeat(98) + "\"")).string()).isEqualTo(1000);
        assertThat(failure(() -> lexer(Exports.window(pieces + "s".repeat(99) + "\"")).string()))
                .isEqualTo("JSON_TOO_LONG 1:1005 /x [1000]");
    }

    @Test
    void roomForAStringDoublesAsItGrows() {
        // Each escape asks for the four bytes that a character may take.
        int[][] roomByLength = {{252, 256}, {253, 256}, {254, 512}, {509, 512}, {510, 1000}, {997, 1000}};
        for (int[] expected : roomByLength) {
            var lexer = lexer(Exports.window("\"" + "\\n".repeat(expected[0]) + "\""));
            assertThat(lexer.text()).isEqualTo("\n".repeat(expected[0]));
            assertThat(lexer.decoded.length).as("%d characters", expected[0]).isEqualTo(expected[1]);
        }
        var lexer = lexer(Exports.window("\"" + "s".repeat(256) + "\""));
        lexer.string();
        assertThat(lexer.decoded.length).isEqualTo(256);
    }

    /** Letters and digits of every script that has two or three bytes a letter, as Java knows them. */
    @Test
    void aWordGoesOnWithLettersAndDigitsOfAnyScript() {
        var points = new StringBuilder();
        for (int from = 0; from < 0x10000; from += 0x4000) {
            points.setLength(0);
            for (int point = from; point < from + 0x4000; point++) {
                points.append(point >= 0xd800 && point < 0xe000 ? '-' : (char) point);
            }
            var text = Exports.window(points.toString());
            var lexer = lexer(text);
            int at = 0;
            for (int i = 0; i < points.length(); i++) {
                char c = points.charAt(i);
                boolean word = Character.isLetterOrDigit(c) || "+-._$".indexOf(c) >= 0;
                if (lexer.isPartOfWord(at) != word) { // For each letter an assertion would take seconds.
                    assertThat(lexer.isPartOfWord(at)).as("U+%04X", (int) c).isEqualTo(word);
                }
                at += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
            assertThat(at).isEqualTo(text.limit);
        }
        assertThat(lexer(Exports.window("🏆")).isPartOfWord(0)).isFalse();
    }

    static Stream<Arguments> pieces() {
        return rows(
                "abc,|abc", "-1.5e+3]|-1.5e+3", "a_$1 b|a_$1", "größe:|größe", "日本語。|日本語", "é|é", "名|名",
                ",|,", "'x'|'", "!|!", "/|/", "@|@", " | ", "\u007f|U+007F", "\u0001|U+0001", "\u001f|U+001F",
                "\u0080|\u0080", "§|§", "€5|€", "🏆x|🏆", "~|~");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void namesTheWordThatIsNextOrElseTheCharacter(String json, String expected) {
        for (int before = 1; before <= utf8(json).length + 1; before++) {
            var text = before > utf8(json).length ? Exports.window(json) : Exports.edge(before, utf8(json));
            int column = text.column();
            assertThat(lexer(text).piece()).as("cut after %d", before).isEqualTo(expected);
            assertThat(text.column()).isEqualTo(column);
            assertThat(text.peek()).isEqualTo(utf8(json)[0] & 0xff);
        }
        var inside = Exports.window("    " + json + " ".repeat(50));
        inside.at = 4;
        assertThat(lexer(inside).piece()).isEqualTo(expected);
        assertThat(inside.at).isEqualTo(4);
        assertThat(inside.column()).isEqualTo(5);
    }

    @Test
    void namesFortyBytesOfALongWordAndTheRestOfItsLastLetter() {
        for (String last : new String[] {"x", "é", "名"}) {
            for (int length = 38; length <= 40; length++) {
                var word = "w".repeat(length) + last;
                var expected = length < 40 ? word : "w".repeat(40);
                for (int before : new int[] {1, 39, 40, 41, 42, 43}) {
                    assertThat(lexer(Exports.edge(before, utf8(word + ",".repeat(50)))).piece())
                            .as("%s cut after %d", word, before)
                            .isEqualTo(expected);
                }
                assertThat(lexer(Exports.window(word)).piece()).isEqualTo(expected);
            }
        }
        assertThat(lexer(Exports.window("w".repeat(100))).piece()).isEqualTo("w".repeat(40));
    }

    @Test
    void namesNoMoreOfWhatIsBrokenThanOfAWord() {
        byte[] bytes = new byte[1000];
        Arrays.fill(bytes, (byte) 0x80);
        bytes[0] = (byte) 0xc3;
        assertThat(lexer(Exports.window(bytes)).piece()).isEqualTo("À" + "\ufffd".repeat(40));
        byte[] broken = {(byte) 0x80, 'x'};
        assertThat(failure(() -> lexer(Exports.window(broken)).piece())).isEqualTo("JSON_ENCODING 1:1 /x [UTF-8]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "null"})
    void readsAWordWhereverTheWindowCutsIt(String word) {
        for (int before = 1; before <= word.length() + 1; before++) {
            for (String behind : new String[] {",", "", " ", "🏆"}) {
                var text = Exports.edge(before, utf8(word + behind));
                lexer(text).word(word);
                assertThat(text.peek()).isEqualTo(behind.isEmpty() ? -1 : utf8(behind)[0] & 0xff);
                text = Exports.edge(before, utf8(word + behind));
                lexer(text).skip(0);
                assertThat(text.peek()).isEqualTo(behind.isEmpty() ? -1 : utf8(behind)[0] & 0xff);
            }
            int column = ByteText.WINDOW - before + 1;
            for (String behind : new String[] {"r", "1", "é", "名", "_"}) {
                var longer = Exports.edge(before, utf8(word + behind));
                assertThat(failure(() -> lexer(longer).word(word)))
                        .isEqualTo("JSON_SYNTAX 1:" + column + " /x [" + word + behind + "]");
            }
            for (int length = 1; length < word.length(); length++) {
                var shorter = Exports.edge(before, utf8(word.substring(0, length)));
                assertThat(failure(() -> lexer(shorter).word(word)))
                        .isEqualTo("JSON_TRUNCATED 1:" + (column + length) + " /x");
                var other = Exports.edge(before, utf8(word.substring(0, length) + "X"));
                assertThat(failure(() -> lexer(other).word(word)))
                        .isEqualTo("JSON_SYNTAX 1:" + column + " /x [" + word.substring(0, length) + "X]");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[] x", "{} x", "[[[]]] x", "{\"a\":{\"b\":[]}} x",
        "[1,\"]\",true,false,null,{\"\":-1.5e3}] x", "\"\\u0041\" x",
        "0 x", "` [ 1 , { \"a\" : [ ] , \"b\" : 2 } ] x`", "[[],[[]],{}] x"
    })
    void passesOverAValueUpToItsEnd(String json) {
        var text = Exports.window(json);
        lexer(text).skip(0);
        assertThat(text.column()).isEqualTo(json.length() - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[[[[]]]] | JSON_TOO_DEEP 1:4 /x [3]",
        "[{\"a\":[{}]}] | JSON_TOO_DEEP 1:8 /x [3]",
        "[1 | JSON_TRUNCATED 1:3 /x",
        "[1,] | JSON_SYNTAX 1:4 /x []]",
        "[1} | JSON_SYNTAX 1:3 /x [}]",
        "{1:2} | JSON_SYNTAX 1:2 /x [1]",
        "{\"a\" 2} | JSON_SYNTAX 1:6 /x [2]",
        "{\"a\":2] | JSON_SYNTAX 1:7 /x []]",
        "{\"a\":2,} | JSON_SYNTAX 1:8 /x [}]",
        "[tru] | JSON_SYNTAX 1:2 /x [tru]",
        "[falsy] | JSON_SYNTAX 1:2 /x [falsy]",
        "[nul] | JSON_SYNTAX 1:2 /x [nul]",
        "[NaN] | JSON_NUMBER 1:2 /x [NaN]",
        "[-Infinity] | JSON_NUMBER 1:2 /x [-Infinity]",
        "[Infinity] | JSON_NUMBER 1:2 /x [Infinity]",
        "[+1] | JSON_NUMBER 1:2 /x [+1]",
        "[.5] | JSON_NUMBER 1:2 /x [.5]",
        "[undefined] | JSON_SYNTAX 1:2 /x [undefined]",
    })
    void saysWhatIsWrongInAValueThatItPassesOver(String json, String expected) {
        assertThat(failure(() -> lexer(Exports.window(json)).skip(0))).isEqualTo(expected);
    }

    @Test
    void depthCountsWhatAValueStandsIn() {
        lexer(Exports.window("[]")).skip(2);
        assertThat(failure(() -> lexer(Exports.window("[]")).skip(3))).isEqualTo("JSON_TOO_DEEP 1:1 /x [3]");
        lexer(Exports.window("{\"a\":[]}")).skip(1);
        assertThat(failure(() -> lexer(Exports.window("{\"a\":[]}")).skip(2))).isEqualTo("JSON_TOO_DEEP 1:6 /x [3]");
    }
}
