package dev.laurel.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
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
        for (var i = 0; i < 2000; i++) {
            var json = object(random, 0);
            var expected = Integer.toString(compact(json).hashCode(), 36);
            assertThat(ConfigHash.of(json)).as("seed %d: %s", seed, json).isEqualTo(expected);
            assertThat(CatalogReader.read(json).catalog().configHash())
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(expected);
        }
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
