package dev.laurel.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonValuesTest {
    private static final JsonLimits LIMITS = new JsonLimits(4, 300, 50, Long.MAX_VALUE);
    /** What a string takes besides its characters. */
    private static final int EACH = 64;

    /** Values from a text. */
    private static final class Reading {
        final ByteText text;
        final JsonValues values;

        Reading(String json) {
            this.text = Exports.window(json);
            this.values = new JsonValues(text, new JsonLexer(text, LIMITS, () -> "/x"), LIMITS, () -> "/x");
        }

        MetricValue value() {
            return values.value(text.skipSpace(), 0);
        }
    }

    private static String failure(Runnable reading) {
        var error = catchThrowableOfType(LaurelException.class, reading::run).error();
        return Exports.line(error) + " " + error.arguments();
    }

    @Test
    void readsAValueOfEveryKind() {
        var reading = new Reading("1.5 -2 \"x\" true false null {\"b\":1} [ ] 1e400 -1e400 ,");
        assertThat(reading.value()).isEqualTo(MetricValue.of(1.5));
        assertThat(reading.value()).isEqualTo(MetricValue.of(-2));
        assertThat(reading.value()).isEqualTo(MetricValue.of("x"));
        assertThat(reading.value()).isEqualTo(MetricValue.of(true));
        assertThat(reading.value()).isEqualTo(MetricValue.of(false));
        assertThat(reading.value()).isEqualTo(new MetricValue.Null());
        assertThat(reading.value()).isEqualTo(new MetricValue.Opaque("{\"b\":1}"));
        assertThat(reading.value()).isEqualTo(new MetricValue.Opaque("[]"));
        assertThat(reading.value()).isEqualTo(new MetricValue.Opaque("null"));
        assertThat(reading.value()).isEqualTo(new MetricValue.Opaque("null"));
        assertThat(failure(reading::value)).isEqualTo("JSON_SYNTAX 1:53 /x [,]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"\"|", "\"x\"|x", "\"0\"|0", "0|", "-0|", "0.0|", "-7.50|-7.5", "1e21|1e+21", "true|true", "false|", "null|",
        "{}|{}", "[]|[]", "[ 1 ]|[1]", "1e400|null"
    })
    void aWordIsWhatJavaScriptTakesAsThere(String json, String expected) {
        var reading = new Reading(json);
        assertThat(reading.values.word(reading.text.skipSpace())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ }|{}", "[ ]|[]", "[ 1 , 2.50 , -0 , 1e400 ]|[1,2.5,0,null]", "[true,false,null]|[true,false,null]",
        "{\"b\" : 1 , \"a\" : [ ] , \"2\" : { } , \"1\" : \"\\u0041\\n\"}|{\"1\":\"A\\n\",\"2\":{},\"b\":1,\"a\":[]}",
        "{\"a\":1,\"b\":2,\"a\":3}|{\"a\":3,\"b\":2}", "[\"\\/é\\ud83c\"]|[\"/é\\ud83c\"]", "\"x\"|\"x\"", "1.0|1",
        "[[[[]]]]|[[[[]]]]", "{\"a\":{\"a\":{\"a\":{}}}}|{\"a\":{\"a\":{\"a\":{}}}}"
    })
    void compactIsWhatJavaScriptWouldWrite(String json, String expected) {
        var reading = new Reading("  " + json + " ,");
        assertThat(reading.values.compact(0)).isEqualTo(expected);
        assertThat(reading.text.skipSpace()).isEqualTo(',');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[[[[[]]]]]|JSON_TOO_DEEP 1:5 /x [4]", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}|JSON_TOO_DEEP 1:21 /x [4]",
        "[1 2]|JSON_SYNTAX 1:4 /x [2]", "[1,]|JSON_SYNTAX 1:4 /x []]", "{1:2}|JSON_SYNTAX 1:2 /x [1]",
        "{\"a\" 1}|JSON_SYNTAX 1:6 /x [1]", "{\"a\":1 \"b\":2}|JSON_SYNTAX 1:8 /x [\"]",
        "{\"a\":1|JSON_TRUNCATED 1:7 /x []",
        "[|JSON_TRUNCATED 1:2 /x []"
    })
    void saysWhatIsWrongInAnObjectOrArray(String json, String expected) {
        assertThat(failure(() -> new Reading(json).values.compact(0))).isEqualTo(expected);
    }

    @Test
    void depthCountsWhatAValueStandsIn() {
        assertThat(new Reading("[{}]").values.compact(2)).isEqualTo("[{}]");
        assertThat(failure(() -> new Reading("[{}]").values.compact(3))).isEqualTo("JSON_TOO_DEEP 1:2 /x [4]");
        assertThat(new Reading("{\"a\":[]}").values.value('{', 2)).isEqualTo(new MetricValue.Opaque("{\"a\":[]}"));
        assertThat(failure(() -> new Reading("[]").values.value('[', 4))).isEqualTo("JSON_TOO_DEEP 1:1 /x [4]");
    }

    @Test
    void whatIsCompactMayBeAsLongAsAString() {
        // The bracket, the comma and 298 characters with their quotes come before the last value.
        var json = "[\"" + "s".repeat(296) + "\",";
        assertThat(new Reading(json + "1]").values.compact(0)).hasSize(302);
        assertThat(failure(() -> new Reading(json.replace("[\"", "[\"s") + "1]").values.compact(0)))
                .isEqualTo("JSON_TOO_LONG 1:302 /x [300]");
    }

    @Test
    void verbatimIsTheTextAsItStandsThere() {
        var reading = new Reading("{ \"ü\" :\n[1.0 , \"\\u0041\"] } , 5");
        assertThat(reading.values.verbatim(0, 100)).isEqualTo("{ \"ü\" :\n[1.0 , \"\\u0041\"] }");
        assertThat(reading.values.memory()).isEqualTo(EACH + 27);
        assertThat(reading.text.skipSpace()).isEqualTo(',');
        assertThat(failure(() -> new Reading("[1,2,3]").values.verbatim(0, 6))).startsWith("IMPORT_TOO_LARGE");
        assertThat(failure(() -> new Reading("[[]]").values.verbatim(3, 6))).startsWith("JSON_TOO_DEEP");
    }

    @Test
    void stringsAreTheMembersThatAreSome() {
        var reading = new Reading("""
                {"a": "x", "n": 1, "o": {"a": "y", "b": "z"}, "l": ["q"], "b": "ü", "e": "", "t": true,
                "a": "last"} ,""");
        assertThat(reading.values.strings('{', 0)).isEqualTo(Map.of("a", "last", "b", "ü", "e", ""));
        assertThat(reading.text.skipSpace()).isEqualTo(',');
        for (String other : new String[] {"[\"a\"]", "\"a\"", "1", "null", "[{\"a\":\"x\"}]"}) {
            reading = new Reading(other + " ,");
            assertThat(reading.values.strings(reading.text.skipSpace(), 0)).isEmpty();
            assertThat(reading.text.skipSpace()).isEqualTo(',');
        }
        assertThat(failure(() -> new Reading("[[]]").values.strings('[', 3))).startsWith("JSON_TOO_DEEP");
    }

    @Test
    void countsWhatTheStringsTakeThatAreKept() {
        var reading = new Reading("\"hard\" \"hard\" 1 null \"" + "l".repeat(40) + "\" [ 1 ] \"é\"");
        reading.value();
        assertThat(reading.values.memory()).isEqualTo(EACH + 4);
        reading.value();
        reading.value();
        reading.value();
        assertThat(reading.values.memory()).as("the same again").isEqualTo(EACH + 4);
        reading.value();
        assertThat(reading.values.memory()).isEqualTo(2 * EACH + 44);
        reading.value();
        assertThat(reading.values.memory()).as("an array as text").isEqualTo(3 * EACH + 47);
        reading.text.skipSpace();
        assertThat(reading.values.string()).isEqualTo("é");
        assertThat(reading.values.memory()).isEqualTo(4 * EACH + 47 + "é".getBytes(StandardCharsets.UTF_8).length);
        reading.values.take(10);
        assertThat(reading.values.memory()).isEqualTo(5 * EACH + 59);
    }
}
