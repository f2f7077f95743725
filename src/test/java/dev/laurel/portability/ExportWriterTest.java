package dev.laurel.portability;

import static dev.laurel.portability.Exports.good;
import static dev.laurel.portability.Exports.read;
import static dev.laurel.portability.Exports.resource;
import static dev.laurel.portability.Exports.text;
import static dev.laurel.portability.Exports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.laurel.engine.metric.MetricTable;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.LaurelException;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportWriterTest {
    @ParameterizedTest
    @ValueSource(strings = {"reference-export.json", "reference-empty.json"})
    @Promise(area = Area.FORMATS, value = "An export is what the reference writes, byte for byte")
    void givesBackTheReferencesFileByteForByte(String name) {
        byte[] file = resource(name);
        assertThat(text(write(good(read(file)).data()))).isEqualTo(text(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference-export.json", "reference-empty.json"})
    void writesPlainMetricsAsItDoesThoseInColumns(String name) {
        byte[] file = resource(name);
        var data = good(read(file)).data();
        var plain = Metrics.of(new LinkedHashMap<>(data.metrics().asMap()));
        assertThat(plain.asMap()).isNotInstanceOf(MetricTable.class);
        var copy = new ExportedData(
                data.version(), data.timestamp(), plain, data.unlockedAchievements(), data.configHash());
        assertThat(text(write(copy))).isEqualTo(text(file));
    }

    @Test
    void writesArraysMadeInJava() {
        var nested = new MetricValue.Array(List.of(
                MetricValue.of(1),
                new MetricValue.Array(List.of(
                        MetricValue.of("x"),
                        new MetricValue.Array(List.of()),
                        new MetricValue.Null(),
                        MetricValue.of(true),
                        new MetricValue.Opaque("{}")))));
        var metrics = new LinkedHashMap<String, MetricValue>();
        metrics.put("a", nested);
        var data = new ExportedData("3.3.0", 1, Metrics.of(metrics), List.of(), null);
        assertThat(text(write(data))).contains("""
                    "a": [
                      1,
                      [
                        "x",
                        [],
                        null,
                        true,
                        {}
                      ]
                    ]
                """);
    }

    @Test
    void leavesOutAHashThatIsEmptyAsTheReferenceDoes() {
        assertThat(text(write(new ExportedData("3.3.0", 1, Metrics.empty(), List.of(), "")))).isEqualTo("""
                {
                  "version": "3.3.0",
                  "timestamp": 1,
                  "metrics": {},
                  "unlockedAchievements": []
                }""");
    }

    @Test
    void putsCatalogAndProfileBehindTheExport() throws IOException {
        var data = new ExportedData("3.3.0", 1, Metrics.empty(), List.of("a_1"), "abc");
        var out = new ByteArrayOutputStream();
        String catalog = "{ \"b\": {\"2\": {\"title\":\"Two\"}, \"1\": {\"title\":\"\\u0041\"} }, \"a\": {} }";
        ExportWriter.writePortable(data, catalog, "Ada \"L\"", "ada/1", null, out);
        assertThat(text(out.toByteArray())).isEqualTo("""
                {
                  "version": "3.3.0",
                  "timestamp": 1,
                  "metrics": {},
                  "unlockedAchievements": [
                    "a_1"
                  ],
                  "configHash": "abc",
                  "catalog": {
                    "b": {
                      "1": {
                        "title": "A"
                      },
                      "2": {
                        "title": "Two"
                      }
                    },
                    "a": {}
                  },
                  "profile": {
                    "name": "Ada \\"L\\"",
                    "user": "ada/1"
                  }
                }""");
        var file = good(read(out.toByteArray()));
        assertThat(file.data()).isEqualTo(data);
        assertThat(file.profileName()).isEqualTo("Ada \"L\"");
        assertThat(file.profileUser()).isEqualTo("ada/1");
        assertThat(file.catalogJson()).startsWith("{").contains("\"Two\"");
    }

    @Test
    void putsTheHistoryBehindTheProfile() throws IOException {
        var data = new ExportedData("3.3.0", 1, Metrics.empty(), List.of(), null);
        var points = List.of(
                point("score", 1_000, MetricValue.of(0.1)),
                point("score", 2_000, new MetricValue.Null()),
                point("mode \"x\"", 0, MetricValue.of("hard\n")),
                point("date", 5, new MetricValue.Opaque("{\"a\":[1]}")));
        assertThat(withHistory(data, points, Map.of("score_1", Instant.ofEpochMilli(1_500)))).endsWith("""
                  "history": {
                    "metrics": {
                      "score": [
                        [1000, 0.1],
                        [2000, null]
                      ],
                      "mode \\"x\\"": [
                        [0, "hard\\n"]
                      ],
                      "date": [
                        [5, {"a":[1]}]
                      ]
                    },
                    "unlockedAt": {
                      "score_1": 1500
                    }
                  }
                }""");
        assertThat(withHistory(data, List.of(), Map.of())).endsWith("""
                  "history": {
                    "metrics": {},
                    "unlockedAt": {}
                  }
                }""");
        var read = good(withHistory(data, points, Map.of("score_1", Instant.ofEpochMilli(1_500)))).history();
        assertThat(read.unlockedAt()).containsExactly(Map.entry("score_1", Instant.ofEpochMilli(1_500)));
        assertThat(read.metrics().entrySet().stream().flatMap(metric -> IntStream.range(0, metric.getValue().size())
                        .mapToObj(i -> point(
                                metric.getKey(), metric.getValue().time(i), metric.getValue().value(i)))))
                .containsExactlyElementsOf(points);
    }

    private record Point(String metric, long time, MetricValue value) {}

    private static Point point(String metric, long time, MetricValue value) {
        return new Point(metric, time, value);
    }

    private static String withHistory(ExportedData data, List<Point> points, Map<String, Instant> unlockedAt)
            throws IOException {
        var out = new ByteArrayOutputStream();
        ExportWriter.writePortable(data, "{}", "n", "u", new HistorySource() {
            @Override
            public void points(Sink sink) throws IOException {
                for (var point : points) {
                    sink.point(point.metric(), Instant.ofEpochMilli(point.time()), point.value());
                }
            }

            @Override
            public Map<String, Instant> unlockedAt() {
                return unlockedAt;
            }
        }, out);
        return text(out.toByteArray());
    }

    @Test
    void writesNothingIfTheCatalogIsNoJson() {
        var data = new ExportedData("3.3.0", 1, Metrics.empty(), List.of(), null);
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> ExportWriter.writePortable(data, "{", "n", "u", null, out))
                .isInstanceOf(LaurelException.class);
        assertThatThrownBy(() -> ExportWriter.writePortable(data, "{} x", "n", "u", null, out))
                .isInstanceOf(LaurelException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        var data = new ExportedData("3.3.0", 1, Metrics.empty(), List.of(), null);
        assertThatThrownBy(() -> ExportWriter.write(data, full)).isInstanceOf(IOException.class);
    }

    @Test
    void writesNamesLongerThanItsBuffer() {
        var metrics = new LinkedHashMap<String, MetricValue>();
        String name = "x".repeat(200_000);
        metrics.put(name, MetricValue.of("y".repeat(300_000)));
        metrics.put("ü".repeat(100_000), MetricValue.of(2));
        for (var each : List.of(Metrics.of(metrics), Metrics.of(MetricTable.of(metrics)))) {
            var data = new ExportedData("3.3.0", 1, each, List.of("z".repeat(100_000)), null);
            assertThat(good(read(write(data))).data()).isEqualTo(data);
        }
    }
}
