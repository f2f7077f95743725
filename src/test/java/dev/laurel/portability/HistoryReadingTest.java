package dev.laurel.portability;

import static dev.laurel.portability.Exports.good;
import static dev.laurel.portability.Exports.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.json.JsonLimits;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The member {@code history} of portable profiles, as it is written and as nobody should write it. */
class HistoryReadingTest {
    private static final String START =
            "{\"version\":\"3.3.0\",\"timestamp\":1,\"unlockedAchievements\":[],\"metrics\":{},\n\"history\":";

    private static ExportedHistory history(String json) {
        return good(START + json + "}").history();
    }

    private static List<String> errors(String json) {
        return read(START + json + "}").errors().stream().map(Exports::line).toList();
    }

    @Test
    void readsPointsOfEveryKind() {
        var history = history("""
                {"unlockedAt": {"a_1": 5, "b": 8640000000000000},
                 "metrics": {"n": [[1, 2], [3, -0.5e1]], "empty": [], "mixed":
                   [ [1, 1], [2, "x"], [3, true], [4, null], [5, [1, 2]], [6, {"b": 1, "1": 2}], [7, 7] ]}}""");
        assertThat(history.unlockedAt()).containsExactly(
                Map.entry("a_1", Instant.ofEpochMilli(5)), Map.entry("b", Instant.ofEpochMilli(8640000000000000L)));
        assertThat(history.metrics().keySet()).containsExactly("n", "empty", "mixed");
        assertThat(values(history, "n")).containsExactly(MetricValue.of(2), MetricValue.of(-5));
        assertThat(history.metrics().get("n")).extracting(points -> points.time(1)).isEqualTo(3L);
        assertThat(values(history, "empty")).isEmpty();
        assertThat(values(history, "mixed")).containsExactly(
                MetricValue.of(1), MetricValue.of("x"), MetricValue.of(true), new MetricValue.Null(),
                new MetricValue.Opaque("[1,2]"), new MetricValue.Opaque("{\"1\":2,\"b\":1}"), MetricValue.of(7));
    }

    private static List<MetricValue> values(ExportedHistory history, String metric) {
        var points = history.metrics().getOrDefault(metric, new TimedValues());
        return IntStream.range(0, points.size()).mapToObj(points::value).toList();
    }

    @Test
    void whatIsNotThereIsNoHistory() {
        assertThat(history("null")).isEqualTo(ExportedHistory.EMPTY);
        assertThat(history("{}")).isEqualTo(ExportedHistory.EMPTY);
        assertThat(history("{\"other\": [1, {\"x\": 2}]}")).isEqualTo(ExportedHistory.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "5                                    | IMPORT_HISTORY_TYPE 2:11 /history",
        "[[1,2]]                              | IMPORT_HISTORY_TYPE 2:11 /history",
        "{\"metrics\":[]}                     | IMPORT_HISTORY_TYPE 2:22 /history/metrics",
        "{\"metrics\":{\"a/b\":{}}}           | IMPORT_HISTORY_TYPE 2:29 /history/metrics/a~1b",
        "{\"metrics\":{\"a\":[[1,2],5]}}      | IMPORT_HISTORY_POINT 2:34 /history/metrics/a/1",
        "{\"metrics\":{\"a\":[[]]}}           | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[1]]}}          | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[1,2,[3]]]}}    | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[\"1\",2]]}}    | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[-1,2]]}}       | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[1.5,2]]}}      | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[1e16,2]]}}     | IMPORT_HISTORY_POINT 2:28 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[1,2e999]]}}    | IMPORT_NUMBER_RANGE 2:31 /history/metrics/a/0",
        "{\"metrics\":{\"a\":[[1,NaN]]}}      | JSON_NUMBER 2:31 /history/metrics/a",
        "{\"metrics\":{\"a\":[[1,2]}}         | JSON_SYNTAX 2:33 /history/metrics/a",
        "{\"metrics\":{a:[]}}                 | JSON_SYNTAX 2:23 /history/metrics",
        "{\"unlockedAt\":5}                   | IMPORT_HISTORY_TYPE 2:25 /history/unlockedAt",
        "{\"unlockedAt\":{\"a\":\"now\"}}      | IMPORT_HISTORY_TIME 2:30 /history/unlockedAt/a",
        "{\"unlockedAt\":{\"a\":-1}}           | IMPORT_HISTORY_TIME 2:30 /history/unlockedAt/a",
    })
    void saysWhereItIsWrong(String json, String expected) {
        assertThat(errors(json)).containsExactly(expected);
    }

    @Test
    void collectsAllErrorsWithThoseOfTheRest() {
        assertThat(errors("""
                {"metrics":{"a":[1,[2],[3,4]],"b":{}},"unlockedAt":{"x":null}},"configHash":"c","metrics":[]"""))
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("IMPORT_METRICS_TYPE "));
    }

    @Test
    void ofTwoTheSecondCounts() {
        var file = good(START + "{\"metrics\":{\"a\":5}},\"history\":{\"metrics\":{\"a\":[[1,2]],\"a\":[[3,4]]}}}");
        assertThat(values(file.history(), "a")).containsExactly(MetricValue.of(4));
        assertThat(file.warnings().stream().map(LaurelError::code)).containsExactly(ErrorCode.IMPORT_DUPLICATE_NAME);
    }

    @Test
    void keepsWithinItsDepth() {
        assertThat(errors("{\"metrics\":{\"a\":[[1," + "[".repeat(100_000)))
                .singleElement().asString().startsWith("JSON_TOO_DEEP");
        assertThat(errors("[".repeat(100_000))).singleElement().asString().startsWith("JSON_TOO_DEEP");
    }

    @Test
    void stopsWhenItNoLongerFitsIntoMemory() {
        var limits = new ReadLimits(JsonLimits.FILE, 1 << 20);
        for (var piece : List.of("[#,1],", "[#,\"text # text\"],", "[#,{\"a\":#}],", "[#,null],")) {
            var text = new StringBuilder(START).append("{\"metrics\":{\"a\":[");
            for (var i = 0; i < 100_000; i++) {
                text.append(piece.replace("#", Integer.toString(i)));
            }
            assertThat(tooLarge(text, limits)).as(piece).isTrue();
        }
        for (var member : List.of("metrics", "unlockedAt")) {
            var text = new StringBuilder(START).append("{\"").append(member).append("\":{");
            for (var i = 0; i < 20_000; i++) {
                text.append("\"name ").append(i).append("\":").append(member.equals("metrics") ? "[]," : "1,");
            }
            assertThat(tooLarge(text, limits)).as(member).isTrue();
        }
    }

    @Test
    void aTimeMayBeginWithAnyDigit() {
        for (int digit = 0; digit <= 9; digit++) {
            var history = history("{\"unlockedAt\":{\"x\":#},\"metrics\":{\"m\":[[#,#]]}}".replace("#", "" + digit));
            assertThat(history.unlockedAt()).containsExactly(Map.entry("x", Instant.ofEpochMilli(digit)));
            assertThat(values(history, "m")).containsExactly(MetricValue.of(digit));
        }
    }

    @Test
    void namesAndThePointsOfMetricsBeforeCountToo() {
        var limits = new ReadLimits(JsonLimits.FILE, 1 << 20);
        var points = new StringBuilder("[");
        for (int i = 0; i < 1_000; i++) {
            points.append(i == 0 ? "" : ",").append("[1,1]");
        }
        var long1000 = "n".repeat(1_000);
        for (var member : List.of("\"metrics\":{#" + long1000 + "\":[]", "\"metrics\":{#\":" + points + "]",
                "\"unlockedAt\":{#" + long1000 + "\":1")) {
            int start = member.indexOf('#');
            var text = new StringBuilder(START).append('{').append(member, 0, start);
            for (int i = 0; i < (3 << 20) / member.length(); i++) {
                text.append(i == 0 ? "\"" : ",\"").append(i).append(member, start + 1, member.length());
            }
            assertThat(tooLarge(text, limits)).as(member.substring(0, 20)).isTrue();
        }
    }

    private static boolean tooLarge(CharSequence text, ReadLimits limits) {
        var in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        var codes = new ArrayList<ErrorCode>();
        ExportReader.read(in, -1, limits, Progress.NONE, CancelToken.NEVER).errors()
                .forEach(it -> codes.add(it.code()));
        return codes.equals(List.of(ErrorCode.IMPORT_TOO_LARGE));
    }
}
