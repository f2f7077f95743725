package dev.laurel.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigHashTest {
    static List<Map<String, String>> records() {
        return ConformanceRecords.of("config-hash.json");
    }

    @Test
    void hasAllRecords() {
        assertThat(records()).hasSize(72);
    }

    @ParameterizedTest
    @MethodSource("records")
    @Promise(area = Area.FORMATS, value = "The hash of a catalog is the reference's")
    void isTheReferences(Map<String, String> record) {
        var catalog = String.valueOf(record.get("catalog"));
        var hash = record.get("configHash");
        assertThat(ConfigHash.of(catalog)).isEqualTo(hash);
        assertThat(ConfigHash.of(new ByteArrayInputStream(catalog.getBytes(StandardCharsets.UTF_8)))).isEqualTo(hash);
        assertThat(ConfigHash.of(CatalogReader.read(catalog).catalog())).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"m\":{\"1\":{\"condition\":5,\"title\":\"t\"}}}",
        "{\"m\":{\"1\":{\"condition\":null}},\"condition\":\"x\"}",
        "{\"condition\":{\"condition\":{\"title\":\"t\"}}}",
        "{\"m\":[{\"achievementDetails\":{\"achievementId\":\"x\",\"condition\":\"kept\"},\"weight\":1e400}]}",
        "{\"m\":[],\"n\":7,\"o\":\"text\",\"p\":null,\"q\":[[]],\"r\":{\"1\":[],\"2\":\"s\"}}",
        "{\"m\":{\"1\":{\"icon\":5,\"hidden\":\"no\",\"title\":7}}}"
    })
    void whateverStandsThereCounts(String json) {
        var compact = compact(json);
        assertThat(ConfigHash.of(json)).isEqualTo(Integer.toString(compact.hashCode(), 36));
        assertThat(CatalogReader.read(json).catalog().configHash()).isEqualTo(ConfigHash.of(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"m\":{\"1\":{\"title\":\"t\",\"condition\":\"metrics.x\"}}}",
        "{\"m\":{\"1\":{\"condition\":5,\"title\":\"t\",\"condition\":\"true\"}}}",
        "{\"m\":{\"1\":{\"title\":\"t\",\"isConditionMet\":\"\"}}}"
    })
    void conditionsDoNotCount(String json) {
        var hash = ConfigHash.of("{\"m\":{\"1\":{\"title\":\"t\"}}}");
        assertThat(ConfigHash.of(json)).isEqualTo(hash);
        assertThat(CatalogReader.read(json).catalog().configHash()).isEqualTo(hash);
    }

    @Test
    void agreesWithTheWholeTextForRandomCatalogs() {
        var seed = 23L;
        var random = new Random(seed);
        for (var i = 0; i < Rounds.many(2_000); i++) {
            var json = object(random, 0);
            var expected = Integer.toString(compact(json).hashCode(), 36);
            assertThat(ConfigHash.of(json)).as("seed %d: %s", seed, json).isEqualTo(expected);
            assertThat(ofBytes(json.getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(expected);
            assertThat(CatalogReader.read(json).catalog().configHash())
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(expected);
        }
    }

    /** The quick way may give up at anything, but must not say anything else than the long one, nor less of an error. */
    @Test
    void theQuickWayAgreesWithTheLongOne() {
        var seed = System.nanoTime();
        System.out.println("ConfigHashTest seed " + seed);
        var random = new Random(seed);
        var rounds = Rounds.many(20_000);
        var plain = 0;
        for (var i = 0; i < rounds; i++) {
            var bytes = plainCatalog(random).getBytes(StandardCharsets.UTF_8);
            for (var damage = random.nextInt(3); damage > 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean()
                        ? random.nextInt(256)
                        : "{}[]\",:\\-0 .e".charAt(random.nextInt(13)));
            }
            var quick = PlainHash.of(Arrays.copyOf(bytes, bytes.length + PlainHash.ZEROS), bytes.length);
            if (quick.isPresent()) {
                plain++;
                // A string always goes the long way.
                assertThat(ConfigHash.of(new String(bytes, StandardCharsets.UTF_8)))
                        .as("seed %d: %s", seed, new String(bytes, StandardCharsets.UTF_8))
                        .isEqualTo(Integer.toString(quick.getAsInt(), 36));
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(new String(bytes, StandardCharsets.UTF_8)))
                        .isTrue();
                assertThat(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
            }
        }
        assertThat(plain).as("seed %d", seed).isBetween(rounds / 4, rounds * 19 / 20);
    }

    @Test
    void ofALargeCatalogItGoesOnBehindWhatIsInMemory() {
        var large = "{\"m\":{\"1\":{\"title\":\"" + "x".repeat(5 << 20) + "\"}}}";
        assertThat(ofBytes(large.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Integer.toString(large.hashCode(), 36));
    }

    @Test
    void aStreamThatFailsIsToldWithTheLine() {
        var start = new ByteArrayInputStream("{\n\"m\": {".getBytes(StandardCharsets.UTF_8));
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        var error = catchThrowableOfType(
                LaurelException.class, () -> ConfigHash.of(new SequenceInputStream(start, broken))).error();
        assertThat(error.code()).isEqualTo(ErrorCode.JSON_UNREADABLE);
        assertThat(Objects.requireNonNull(error.location()).line()).isEqualTo(2);
    }

    private static String ofBytes(byte[] json) {
        return ConfigHash.of(new ByteArrayInputStream(json));
    }

    private static String plainCatalog(Random random) {
        var json = new StringBuilder("{ ");
        for (var metric = random.nextInt(4); metric >= 0; metric--) {
            json.append("\"m").append(metric).append(random.nextBoolean() ? "\": {" : "\":\n\t{ ");
            for (var key = 0; key < random.nextInt(12); key++) {
                json.append(key == 0 ? "" : ", ").append('"').append(random.nextInt(9) == 0 ? "k" : "").append(key * 7)
                        .append("\": {\"title\": ").append(string(random)).append(",\"icon\":").append(string(random));
                switch (random.nextInt(6)) {
                    case 0 -> json.append(",\"condition\":").append(string(random));
                    case 1 -> json.append(",\"hidden\":true, \"weight\": ").append(random.nextInt(2000) - 1000);
                    case 2 -> json.append(",\"tags\":[").append(string(random)).append(", null ],\"deep\":{\"condition\":\"x\"}");
                    default -> {}
                }
                json.append('}');
            }
            json.append("}").append(metric > 0 ? "," : "");
        }
        return json.append(" }\n").toString();
    }

    private static String string(Random random) {
        var text = new StringBuilder("\"");
        for (var length = random.nextInt(20); length > 0; length--) {
            text.append(random.nextInt(15) > 0
                    ? String.valueOf((char) ('a' + random.nextInt(26)))
                    : List.of("⭐", "🏆", "é", "\\\"", "\\n", "\\\\", "\u2028", "/").get(random.nextInt(8)));
        }
        return text.append('"').toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "null"})
    void wantsAnObject(String json) {
        var thrown = catchThrowableOfType(LaurelException.class, () -> ConfigHash.of(json));
        assertThat(thrown.error().code()).isEqualTo(ErrorCode.CATALOG_NOT_OBJECT);
        assertThat(catchThrowableOfType(LaurelException.class, () -> CatalogReader.read(json)).error())
                .isEqualTo(thrown.error());
    }

    private static String compact(String json) {
        try (var source = JsonSource.of(json)) {
            source.next();
            return source.compact();
        }
    }

    private static String object(Random random, int depth) {
        var json = new StringBuilder("{");
        for (var i = random.nextInt(5); i > 0; i--) {
            json.append(json.length() > 1 ? "," : "").append(name(random)).append(": ");
            json.append(value(random, depth + 1));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> name(random);
            case 1 -> String.valueOf(random.nextInt(1000) / 8.0);
            case 2 -> "true";
            case 3 -> "null";
            case 4 -> "-1e" + random.nextInt(30);
            case 5 -> "[" + value(random, depth + 1) + " , " + value(random, depth + 1) + "]";
            default -> object(random, depth);
        };
    }

    private static String name(Random random) {
        var names = List.of("a", "title", "10", "2", "01", "\\u0001", "\\ud83c", "🏆", "q\\\"", "icon", "", "hidden");
        return '"' + names.get(random.nextInt(names.size())) + '"';
    }
}
