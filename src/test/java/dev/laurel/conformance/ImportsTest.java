package dev.laurel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportPlanner;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports that were recorded from the reference, those that its validation lets through. */
class ImportsTest {
    private static final Catalog NO_CATALOG = CatalogReader.read("{}").catalog();

    static Stream<Arguments> records() throws IOException {
        return EngineRunsTest.Records.of("imports.json").filter(arguments -> {
            var record = Json.object(arguments.get()[1]);
            // What is refused for its structure is the reader's business; what is refused for its hash is not.
            return success(record) || file(record).contains("configHash");
        });
    }

    @ParameterizedTest(name = "import {0}")
    @MethodSource("records")
    void givesTheSameState(int number, Map<String, @Nullable Object> record) {
        var current = Json.object(record.get("current"));
        var incoming = data(Json.object(file(record)));
        var expectedHash = (String) record.get("expectedConfigHash");
        // Asked to compare hashes, the reference lets a file without one pass; here that is an error.
        var validate = expectedHash != null && incoming.configHash() != null;
        var plan = ImportPlanner.plan(
                Json.metrics(current.get("metrics")),
                Json.strings(current.get("unlocked")),
                NO_CATALOG,
                incoming,
                new ImportOptions(strategy(record), validate, expectedHash, Map.of()));

        var expected = Json.object(record.get("expect"));
        assertThat(plan.applicable()).isEqualTo(success(record));
        if (plan.applicable()) {
            assertThat(Json.write(Json.plain(plan.result()))).isEqualTo(Json.write(expected.get("metrics")));
            assertThat(plan.unlocked()).isEqualTo(Json.strings(expected.get("unlocked")));
            assertThat(warnsOfVersion(plan)).isEqualTo(expected.get("warns"));
        }
    }

    private static boolean warnsOfVersion(ImportPlan plan) {
        return plan.warnings().stream().map(LaurelError::code).anyMatch(ErrorCode.IMPORT_VERSION_OTHER::equals);
    }

    private static ExportedData data(Map<String, @Nullable Object> file) {
        return new ExportedData(
                String.valueOf(file.get("version")),
                (long) (double) (Double) Objects.requireNonNull(file.get("timestamp")),
                Json.metrics(file.get("metrics")),
                List.copyOf(Json.strings(file.get("unlockedAchievements"))),
                (String) file.get("configHash"));
    }

    private static ImportStrategy strategy(Map<String, @Nullable Object> record) {
        return ImportStrategy.valueOf(String.valueOf(record.get("strategy")).toUpperCase(java.util.Locale.ROOT));
    }

    private static String file(Map<String, @Nullable Object> record) {
        return String.valueOf(record.get("file"));
    }

    private static boolean success(Map<String, @Nullable Object> record) {
        return Boolean.TRUE.equals(Json.object(record.get("expect")).get("success"));
    }
}
