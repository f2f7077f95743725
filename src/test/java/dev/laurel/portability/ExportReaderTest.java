package dev.laurel.portability;

import static dev.laurel.portability.Exports.good;
import static dev.laurel.portability.Exports.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.json.JsonLimits;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {
    private static final String START = "{\"version\":\"3.3.0\",\"timestamp\":1,\"unlockedAchievements\":[],";

    @Test
    void readsTheGuidesExampleInAnyOrder() {
        var data = good("""
                {
                  "configHash": "abc",
                  "metrics": {"score": [1500], "level": [12, 11], "done": [true], "class": ["wizard"]},
                  "unlockedAchievements": ["score_1000", "level_10"],
                  "timestamp": 1703337000000,
                  "exportedBy": {"anything": [1, {"else": null}]},
                  "version": "1.1.0"
                }
                """).data();
        assertThat(data.version()).isEqualTo("1.1.0");
        assertThat(data.timestamp()).isEqualTo(1703337000000L);
        assertThat(data.configHash()).isEqualTo("abc");
        assertThat(data.unlockedAchievements()).containsExactly("score_1000", "level_10");
        assertThat(data.metrics()).isEqualTo(Metrics.of(Map.of(
                "score", MetricValue.of(1500),
                "level", new MetricValue.Array(List.of(MetricValue.of(12), MetricValue.of(11))),
                "done", MetricValue.of(true),
                "class", MetricValue.of("wizard"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                        | JSON_EMPTY 1:1",
        "` \n `                                    | JSON_EMPTY 2:2",
        "null                                      | IMPORT_NOT_AN_EXPORT 1:1",
        "[]                                        | IMPORT_NOT_AN_EXPORT 1:1",
        "` 42 `                                    | IMPORT_NOT_AN_EXPORT 1:2",
        "\"x\"                                     | IMPORT_NOT_AN_EXPORT 1:1",
        "{                                         | JSON_TRUNCATED 1:2",
        "{\"version\":\"3.3.0\",                   | JSON_TRUNCATED 1:20",
        "{\"version\":\"3.3                        | JSON_TRUNCATED 1:16 /version",
        "{\"version\":nul                          | JSON_TRUNCATED 1:15 /version",
        "{\"version\":1e                           | JSON_TRUNCATED 1:14 /version",
        "{\"metrics\":{\"a\":[1                    | JSON_TRUNCATED 1:19 /metrics/a/1",
        "{\"metrics\":{\"a\":[NaN]}}               | JSON_NUMBER 1:18 /metrics/a/0",
        "{\"metrics\":{\"a\":[1,-Infinity]}}       | JSON_NUMBER 1:20 /metrics/a/1",
        "{\"metrics\":{\"a\":[01]}}                | JSON_NUMBER 1:18 /metrics/a/0",
        "{\"metrics\":{\"a\":[1.]}}                | JSON_NUMBER 1:18 /metrics/a/0",
        "{\"metrics\":{\"a\":[.5]}}                | JSON_NUMBER 1:18 /metrics/a/0",
        "{\"metrics\":{\"a\":[1 2]}}               | JSON_SYNTAX 1:20 /metrics/a/1",
        "{\"metrics\":{\"a\":[1],}}                | JSON_SYNTAX 1:21 /metrics",
        "{\"metrics\":{a:[1]}}                     | JSON_SYNTAX 1:13 /metrics",
        "{\"metrics\":{'a':[1]}}                   | JSON_SYNTAX 1:13 /metrics",
        "{\"metrics\":{\"a\"=[1]}}                 | JSON_SYNTAX 1:16 /metrics",
        "{\"ü🏆\":\"a\\x\"}                        | JSON_SYNTAX 1:10 /ü🏆",
        "{\"x\":tru}                               | JSON_SYNTAX 1:6 /x",
        "{\"x\":truer}                             | JSON_SYNTAX 1:6 /x",
        "{\"ü\": 🏆}                               | JSON_SYNTAX 1:7 /ü",
        "{} x                                      | JSON_TRAILING 1:4",
        "{}{}                                      | JSON_TRAILING 1:3",
        "`{}\n\n  ,`                               | JSON_TRAILING 3:3",
    })
    void saysWhereAFileIsNoExport(String text, String expected) {
        var errors = read(text).errors();
        assertThat(errors).hasSize(1);
        assertThat(Exports.line(errors.getFirst()).strip()).isEqualTo(expected);
    }

    @Test
    void collectsEveryErrorOfTheStructure() {
        var errors = read("""
                {"timestamp": 0,
                 "metrics": {"a": 5, "b/c": {"0": 1}, "good": [1],
                             "e": null, "huge": [2, 1e400]},
                 "unlockedAchievements": ["x", 1,
                   ["y"]]}""").errors();
        assertThat(errors.stream().map(Exports::line)).containsExactlyInAnyOrder(
                "IMPORT_VERSION_MISSING 1:1 ",
                "IMPORT_TIMESTAMP_MISSING 1:1 ",
                "IMPORT_METRIC_TYPE 2:19 /metrics/a",
                "IMPORT_METRIC_TYPE 2:29 /metrics/b~1c",
                "IMPORT_METRIC_TYPE 3:19 /metrics/e",
                "IMPORT_NUMBER_RANGE 3:37 /metrics/huge/1",
                "IMPORT_UNLOCKED_ID 4:32 /unlockedAchievements/1",
                "IMPORT_UNLOCKED_ID 5:4 /unlockedAchievements/2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                                      | IMPORT_VERSION_MISSING, "
                + "IMPORT_TIMESTAMP_MISSING, IMPORT_METRICS_MISSING, IMPORT_UNLOCKED_MISSING",
        "{\"version\":\"\",\"timestamp\":1,\"metrics\":{},\"unlockedAchievements\":[]}    | IMPORT_VERSION_MISSING",
        "{\"version\":null,\"timestamp\":1,\"metrics\":{},\"unlockedAchievements\":[]}    | IMPORT_VERSION_MISSING",
        "{\"version\":\"1\",\"timestamp\":null,\"metrics\":{},\"unlockedAchievements\":[]} | IMPORT_TIMESTAMP_MISSING",
        "{\"version\":\"1\",\"timestamp\":1,\"metrics\":null,\"unlockedAchievements\":[]} | IMPORT_METRICS_TYPE",
        "{\"version\":\"1\",\"timestamp\":1,\"metrics\":[],\"unlockedAchievements\":[]}   | IMPORT_METRICS_TYPE",
        "{\"version\":\"1\",\"timestamp\":1,\"metrics\":{},\"unlockedAchievements\":{}}   | IMPORT_UNLOCKED_TYPE",
    })
    void saysWhatIsMissing(String text, String expected) {
        var errors = read(text).errors();
        assertThat(String.join(", ", errors.stream().map(error -> error.code().name()).toList()))
                .isEqualTo(expected);
    }

    @Test
    void takesWhatTheReferenceTakesAsVersionAndTime() {
        var file = good("{\"version\":5,\"timestamp\":\"today\",\"metrics\":{},\"unlockedAchievements\":[],"
                + "\"configHash\":null}");
        assertThat(file.data().version()).isEqualTo("5");
        assertThat(file.data().timestamp()).isEqualTo(1);
        assertThat(file.data().configHash()).isNull();
        assertThat(file.warnings().stream().map(LaurelError::code)).containsExactly(ErrorCode.IMPORT_TIMESTAMP_TYPE);
    }

    @Test
    void takesTheLastOfRepeatedNamesAtThePlaceOfTheFirst() {
        var file = good(START + """
                "metrics": {"x": [0]},
                "metrics": {"b": [1], "a": 5, "b": [2, 3], "a": ["ok"], "c": [7]}}""");
        assertThat(file.data().metrics().asMap()).containsExactly(
                Map.entry("b", new MetricValue.Array(List.of(MetricValue.of(2), MetricValue.of(3)))),
                Map.entry("a", MetricValue.of("ok")),
                Map.entry("c", MetricValue.of(7)));
        assertThat(file.warnings().stream().map(Exports::line)).containsExactly(
                "IMPORT_DUPLICATE_NAME 2:1 /metrics",
                "IMPORT_DUPLICATE_NAME 2:31 /metrics/b",
                "IMPORT_DUPLICATE_NAME 2:44 /metrics/a");
    }

    @Test
    void warnsOfDigitsThatGetLost() {
        var file = good(START + """
                "metrics": {
                  "exact": [9007199254740992, 0.1, 123456789012345680000, 5e-324, -0],
                  "lost": [9007199254740993, 1],
                  "also": [0.1234567890123456789, 3.00000000000000000001],
                  "gone": [1e-400]
                }}""");
        assertThat(file.warnings().stream().map(Exports::line)).containsExactly(
                "IMPORT_NUMBER_DIGITS 3:12 /metrics/lost/0",
                "IMPORT_NUMBER_DIGITS 4:12 /metrics/also/0",
                "IMPORT_NUMBER_DIGITS 4:35 /metrics/also/1",
                "IMPORT_NUMBER_DIGITS 5:12 /metrics/gone/0");
        assertThat(file.warnings().getFirst().arguments()).containsExactly("lost", "9007199254740992");
        assertThat(file.data().metrics().get("lost"))
                .isEqualTo(new MetricValue.Array(List.of(MetricValue.of(9007199254740992.0), MetricValue.of(1))));
    }

    @Test
    void keepsTheFirstHundredWarningsAndCountsTheOthers() {
        var text = new StringBuilder(START).append("\"metrics\":{");
        for (int i = 0; i < 1234; i++) {
            text.append("\"same\":[").append(i).append("],");
        }
        var warnings = good(text.append("\"z\":[1]}}").toString()).warnings();
        assertThat(warnings).hasSize(Problems.MOST + 1);
        assertThat(warnings.getLast()).isEqualTo(LaurelError.of(ErrorCode.IMPORT_MORE_WARNINGS, 1133));
    }

    @Test
    void keepsTheFirstHundredErrorsAndCountsTheOthers() {
        var text = new StringBuilder(START).append("\"metrics\":{");
        for (int i = 0; i < 1234; i++) {
            text.append("\"m").append(i).append("\":1,");
        }
        var errors = read(text.append("\"z\":[1]}}").toString()).errors();
        assertThat(errors).hasSize(Problems.MOST + 1);
        assertThat(errors.getLast()).isEqualTo(LaurelError.of(ErrorCode.IMPORT_MORE_ERRORS, 1134));
    }

    @Test
    void keepsObjectsAndArraysAsJavaScriptWouldWriteThem() {
        var metrics = good(START + """
                "metrics": {
                  "date": [ { "__type" : "Date", "value" : "2024-01-01T00:00:00.000Z" } ],
                  "odd": [ 1, [ 1.0, -0, 1e2, "\\u0041\\/\\ud800" ], { "b":1, "2":2, "1":3, "b":4 } ]
                }}""").data().metrics();
        assertThat(metrics.get("date"))
                .isEqualTo(new MetricValue.Opaque("{\"__type\":\"Date\",\"value\":\"2024-01-01T00:00:00.000Z\"}"));
        assertThat(metrics.get("odd")).isEqualTo(new MetricValue.Array(List.of(
                MetricValue.of(1),
                new MetricValue.Opaque("[1,0,100,\"A/\\ud800\"]"),
                new MetricValue.Opaque("{\"1\":3,\"2\":2,\"b\":4}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsEveryEncodingWithAndWithoutAMark(String name) {
        var charset = Charset.forName(name);
        String text = START + "\n\"metrics\":{\"ü🏆\":[\"日本\"], \"x\": [1e]}}";
        String good = text.replace("1e", "1");
        for (String mark : List.of("", "\ufeff")) {
            assertThat(good(read((mark + good).getBytes(charset))).data().metrics().get("ü🏆"))
                    .isEqualTo(MetricValue.of("日本"));
            assertThat(read((mark + text).getBytes(charset)).errors().stream().map(Exports::line))
                    .containsExactly("JSON_NUMBER 2:32 /metrics/x/0");
        }
    }

    @Test
    void saysWhereBytesAreNotUtf8() {
        byte[] bytes = (START + "\n\"metrics\":{\"ab\":[1]}}").getBytes(StandardCharsets.UTF_8);
        for (byte[] broken : new byte[][] {{(byte) 0xc3}, {(byte) 0xff}, {(byte) 0xc0, (byte) 0x80},
                {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80}}) {
            int at = new String(bytes, StandardCharsets.UTF_8).indexOf("ab");
            byte[] file = java.util.Arrays.copyOf(bytes, bytes.length + broken.length);
            System.arraycopy(bytes, at, file, at + broken.length, bytes.length - at);
            System.arraycopy(broken, 0, file, at, broken.length);
            assertThat(read(file).errors().stream().map(Exports::line)).containsExactly("JSON_ENCODING 2:13 /metrics");
        }
    }

    @Test
    void saysWhereUtf16IsBroken() {
        byte[] text = ("\ufeff" + START + "\n\"x\": \"").getBytes(StandardCharsets.UTF_16LE);
        byte[] half = java.util.Arrays.copyOf(text, text.length + 4);
        half[text.length + 1] = (byte) 0xdc;
        half[text.length + 2] = '"';
        assertThat(read(half).errors().stream().map(Exports::line)).containsExactly("JSON_ENCODING 2:7 null");
        assertThat(read(java.util.Arrays.copyOf(text, text.length + 1)).errors().stream().map(Exports::line))
                .containsExactly("JSON_ENCODING 2:7 null");
    }

    @Test
    void keepsLoneSurrogatesAndControlCharacters() {
        var data = good("{\"version\":\"3.3.0\",\"timestamp\":1,\"metrics\":{\"\\ud800\":[\"\\udc00\\u0000\"]},"
                + "\"unlockedAchievements\":[\"a\\u0007\\n\",\"\\ud83c\\udfc6\",\"\\ud83cx\"]}").data();
        assertThat(data.metrics().get("\ud800")).isEqualTo(MetricValue.of("\udc00\0"));
        assertThat(data.unlockedAchievements()).containsExactly("a\u0007\n", "🏆", "\ud83cx");
    }

    @Test
    void readsNamesOfAnyLengthWhereverTheyStand() {
        var name = "a long name ".repeat(100);
        var text = "{\"" + name + "1\":1,\"version\":\"3.3.0\",\"timestamp\":1,\"metrics\":{\"" + name + "\":[{\"" + name
                + "2\":{\"" + name + "3\":1}}]},\"unlockedAchievements\":[\"" + name + "4\"]}";
        var data = Exports.good(text).data();
        assertThat(data.metrics().asMap()).containsOnlyKeys(name);
        assertThat(data.unlockedAchievements()).containsExactly(name + "4");
    }

    @Test
    void refusesWhatIsTooDeep() {
        for (String open : List.of("[", "{\"a\":")) {
            var deep = START + "\"x\":" + open.repeat(100_000);
            var error = read(deep).errors().getFirst();
            assertThat(error.code()).isEqualTo(ErrorCode.JSON_TOO_DEEP);
            assertThat(error.arguments()).containsExactly(JsonLimits.FILE.depth());
            var inMetric = START + "\"metrics\":{\"a\":[" + open.repeat(100_000);
            assertThat(read(inMetric).errors().stream().map(LaurelError::code))
                    .containsExactly(ErrorCode.JSON_TOO_DEEP);
        }
        int most = JsonLimits.FILE.depth() - 3;
        var metrics = good(START + "\"metrics\":{\"a\":[" + "[".repeat(most) + "]".repeat(most) + "]}}");
        assertThat(metrics.data().metrics().get("a"))
                .isEqualTo(new MetricValue.Opaque("[".repeat(most) + "]".repeat(most)));
    }

    @Test
    void refusesStringsAndNumbersThatAreTooLong() {
        var limits = new ReadLimits(new JsonLimits(512, 1000, 100, 1 << 20), 1 << 20);
        for (String text : List.of(
                "\"metrics\":{\"" + "x".repeat(1001) + "\":[1]}",
                "\"metrics\":{\"x\":[\"" + "x".repeat(1001) + "\"]}",
                "\"metrics\":{\"x\":[1" + "0".repeat(100) + "]}",
                "\"other\":0." + "1".repeat(100))) {
            var in = new ByteArrayInputStream((START + text + "}").getBytes(StandardCharsets.UTF_8));
            var errors = ExportReader.read(in, -1, limits, Progress.NONE, CancelToken.NEVER).errors();
            assertThat(errors.stream().map(LaurelError::code)).containsExactly(ErrorCode.JSON_TOO_LONG);
        }
        // A string that nobody asks for may be of any length.
        var in = new ByteArrayInputStream(
                (START + "\"metrics\":{},\"other\":\"" + "x".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(ExportReader.read(in, -1, limits, Progress.NONE, CancelToken.NEVER).errors()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        var limits = new ReadLimits(new JsonLimits(512, 1000, 100, 100_000), 1 << 20);
        var in = new ByteArrayInputStream((START + " ".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        var errors = ExportReader.read(in, -1, limits, Progress.NONE, CancelToken.NEVER).errors();
        assertThat(errors.stream().map(LaurelError::code)).containsExactly(ErrorCode.JSON_TOO_LARGE);
    }

    @Test
    void stopsWhenWhatItReadsNoLongerFitsIntoMemory() {
        var limits = new ReadLimits(JsonLimits.FILE, 1 << 20);
        for (String piece : List.of("\"m#\":[1],", "\"m#\":[\"text # text\"],", "\"m#\":[1,2,3],",
                "\"m#\":[{\"a\":#}],")) {
            var text = new StringBuilder(START).append("\"metrics\":{");
            for (int i = 0; i < 100_000; i++) {
                text.append(piece.replace("#", Integer.toString(i)));
            }
            var in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
            var errors = ExportReader.read(in, -1, limits, Progress.NONE, CancelToken.NEVER).errors();
            assertThat(errors).hasSize(1);
            assertThat(errors.getFirst().code()).isEqualTo(ErrorCode.IMPORT_TOO_LARGE);
            assertThat(errors.getFirst().arguments()).containsExactly(1L);
        }
    }

    @Test
    void idsAndTheCatalogCountToo() {
        var limits = new ReadLimits(JsonLimits.FILE, 1 << 20);
        for (String text : List.of(
                START + "\"unlockedAchievements\":[" + ("\"" + "i".repeat(1_000) + "\",").repeat(1_100) + "\"\"]",
                // An eighth of the memory is for it, since it is kept as text and then read.
                START + "\"catalog\":\"" + "c".repeat(140_000) + "\"")) {
            var in = new ByteArrayInputStream((text + ",\"metrics\":{}}").getBytes(StandardCharsets.UTF_8));
            var errors = ExportReader.read(in, -1, limits, Progress.NONE, CancelToken.NEVER).errors();
            assertThat(errors.stream().map(LaurelError::code)).containsExactly(ErrorCode.IMPORT_TOO_LARGE);
        }
    }

    @Test
    void aZeroIsNotTheEnd() {
        assertThat(read("\0").errors().stream().map(Exports::line)).containsExactly("JSON_SYNTAX 1:1 ");
        assertThat(read("{} \0").errors().stream().map(Exports::line)).containsExactly("JSON_TRAILING 1:4 ");
    }

    @Test
    void aMarkAloneIsAnEmptyFile() {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read("\ufeff".getBytes(charset)).errors().stream().map(Exports::line))
                    .containsExactly("JSON_EMPTY 1:1 ");
        }
    }

    @Test
    void saysSoWhenAFileVanishesWhileBeingRead() {
        byte[] text = (START + "\"metrics\":{\"a\":[\"").getBytes(StandardCharsets.UTF_8);
        var gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return read();
            }
        };
        var errors = read(new SequenceInputStream(new ByteArrayInputStream(text), gone)).errors();
        assertThat(errors.stream().map(LaurelError::code)).containsExactly(ErrorCode.JSON_UNREADABLE);
        assertThat(read(gone).errors().stream().map(LaurelError::code)).containsExactly(ErrorCode.JSON_UNREADABLE);
    }

    @Test
    void stopsWhenCancelled() {
        byte[] text = (START + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ExportReader.read(
                        new ByteArrayInputStream(text), text.length, Exports.LIMITS, Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void saysHowFarItIs() {
        byte[] text = (START + "\"metrics\":{}" + " ".repeat(1 << 20) + "}").getBytes(StandardCharsets.UTF_8);
        var last = new long[2];
        ExportReader.read(new ByteArrayInputStream(text), text.length, Exports.LIMITS, (done, total) -> {
            assertThat(done).isGreaterThanOrEqualTo(last[0]);
            last[0] = done;
            last[1] = total;
        }, CancelToken.NEVER);
        assertThat(last).containsExactly(text.length, text.length);
    }
}
