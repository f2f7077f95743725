package dev.laurel.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricTable;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ImportPlan.MetricChange;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportPlannerTest {
    private static final Catalog CATALOG = CatalogReader.read("""
            {"score": {"100": {"title": "A"}, "200": {"title": "B"}},
             "one": {"c": {"title": "C", "condition": "metrics.score > 5"}},
             "two": {"d": {"title": "D", "condition": "metrics.x > 5"}, "e": {"title": "E", "condition": "metrics.y > 5"}}}
            """).catalog();

    /** Current and incoming arrays, and what each strategy makes of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // current | incoming | HIGHEST | MERGE
        "5      | 7      | 7    | 7 5",
        "7      | 5      | 7    | 7 5",
        "5      | 5      | 5    | 5",
        "5 1    | 5 2    | 5 1  | 5 1 2",
        "5 1    | 6 1    | 6 1  | 6 1 5",
        "5 5    | 5      | 5 5  | 5 5",
        "5      | 5 5    | 5    | 5",
        "3      | 5 5    | 5 5  | 5 5 3",
        "9      | a      | a    | a 9",
        "a      | 9      | 9    | 9 a",
        "a      | b      | b    | b a",
        "a      | a      | a    | a",
        "a 1    | a 2    | a 2  | a 2 1",
        "empty  | 5      | 5    | 5",
        "5      | empty  | 5    | 5",
        "5 6    | empty  | 5 6  | 5 6",
        "empty  | empty  | empty| empty",
        "empty  | a 1    | a 1  | a 1",
    })
    void joinsAsTheStrategySays(String here, String there, String highest, String merged) {
        for (var packed : new boolean[] {false, true}) {
            assertThat(joined(ImportStrategy.HIGHEST, here, there, packed)).isEqualTo(values(highest));
            assertThat(joined(ImportStrategy.MERGE, here, there, packed)).isEqualTo(values(merged));
            assertThat(joined(ImportStrategy.PRESERVE, here, there, packed)).isEqualTo(values(here));
            assertThat(joined(ImportStrategy.REPLACE, here, there, packed)).isEqualTo(values(there));
        }
    }

    @Test
    void unlockedIdsAreJoinedCurrentOnesFirst() {
        var current = List.of("score_200", "old");
        var incoming = List.of("score_100", "old", "score_100", "new");
        for (var strategy : List.of(ImportStrategy.MERGE, ImportStrategy.HIGHEST, ImportStrategy.PRESERVE)) {
            var plan = plan(Metrics.empty(), current, data(Metrics.empty(), incoming), ImportOptions.of(strategy));
            assertThat(plan.unlocked()).containsExactly("score_200", "old", "score_100", "new");
            assertThat(plan.gained()).containsExactly("score_100", "new");
            assertThat(plan.lost()).isEmpty();
        }
        var plan = plan(
                Metrics.empty(), current, data(Metrics.empty(), incoming), ImportOptions.of(ImportStrategy.REPLACE));
        assertThat(plan.unlocked()).containsExactly("score_100", "old", "new");
        assertThat(plan.gained()).containsExactly("score_100", "new");
        assertThat(plan.lost()).containsExactly("score_200");
    }

    @Test
    void tellsWhatWouldUnlock() {
        var incoming = data(Metrics.of(Map.of("score", MetricValue.of(150))), List.of("mine"));
        var plan = plan(Metrics.empty(), List.of(), incoming, ImportOptions.of(ImportStrategy.REPLACE));
        assertThat(plan.newlyMet()).containsExactly("score_100", "one_custom_c");
        assertThat(plan.unlocked()).containsExactly("mine", "score_100", "one_custom_c");
        assertThat(plan.gained()).containsExactly("mine");
    }

    @Test
    void randomIdsOfTheReferenceAreUnderstood() {
        var incoming = data(
                Metrics.of(Map.of("score", MetricValue.of(50))),
                List.of("one_custom_k3jd9", "two_custom_zz", "score_custom_q", "one_custom_c"));
        var plan = plan(Metrics.empty(), List.of(), incoming, ImportOptions.of(ImportStrategy.REPLACE));
        assertThat(plan.unlocked()).containsExactly("one_custom_c", "two_custom_zz", "score_custom_q");
        assertThat(plan.newlyMet()).isEmpty();
        assertThat(plan.warnings())
                .containsExactlyInAnyOrder(
                        LaurelError.of(ErrorCode.IMPORT_IDS_AMBIGUOUS, 1, "two_custom_zz"),
                        LaurelError.of(ErrorCode.IMPORT_IDS_UNKNOWN, 1, "score_custom_q"));
    }

    @Test
    void warnsOfIdsThatTheMetricsDoNotMeet() {
        var incoming = data(Metrics.of(Map.of("score", MetricValue.of(3))), List.of("score_100", "one_custom_c"));
        var plan = plan(Metrics.empty(), List.of(), incoming, ImportOptions.of(ImportStrategy.REPLACE));
        assertThat(plan.warnings())
                .containsExactly(LaurelError.of(ErrorCode.IMPORT_IDS_NOT_MET, 2, "score_100, one_custom_c"));
        assertThat(plan.unlocked()).containsExactly("score_100", "one_custom_c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 | id0", "5 | id0, id1, id2, id3, id4", "6 | id0, id1, id2, id3, id4, …", "1000 | id0, id1, id2, id3, id4, …"
    })
    void namesOnlySomeOfManyIds(int count, String named) {
        var ids = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            ids.add("id" + i);
        }
        var plan = plan(Metrics.empty(), List.of(), data(Metrics.empty(), ids), ImportOptions.of(ImportStrategy.MERGE));
        assertThat(plan.warnings()).containsExactly(LaurelError.of(ErrorCode.IMPORT_IDS_UNKNOWN, count, named));
    }

    @ParameterizedTest
    @CsvSource({
        // expected (- is the catalog's own), found, asked to check; errors, warnings
        "-,   own,   true,  ,                       ",
        "-,   other, true,  IMPORT_CATALOG_DIFFERS, ",
        "-,        , true,  IMPORT_CATALOG_UNNAMED, ",
        "-,   other, false, ,                       IMPORT_CATALOG_OTHER",
        "-,        , false, ,                       ",
        "abc, abc,   true,  ,                       ",
        "abc, own,   true,  IMPORT_CATALOG_DIFFERS, ",
        "abc, own,   false, ,                       IMPORT_CATALOG_OTHER",
    })
    void comparesTheCatalogsHash(
            String expected,
            @Nullable String found,
            boolean check,
            @Nullable ErrorCode error,
            @Nullable ErrorCode warning) {
        var hash = "own".equals(found) ? CATALOG.configHash() : found;
        var incoming = new ExportedData(ExportedData.VERSION, 1, Metrics.empty(), List.of(), hash);
        var options = new ImportOptions(
                ImportStrategy.MERGE, check, expected.equals("-") ? null : expected, Map.of());
        var plan = plan(Metrics.empty(), List.of(), incoming, options);
        assertThat(plan.errors()).extracting(LaurelError::code).isEqualTo(error == null ? List.of() : List.of(error));
        assertThat(plan.warnings())
                .extracting(LaurelError::code)
                .isEqualTo(warning == null ? List.of() : List.of(warning));
        assertThat(plan.applicable()).isEqualTo(error == null);
    }

    @Test
    void anotherVersionIsAWarning() {
        var incoming = new ExportedData("1.1.0", 1, Metrics.empty(), List.of(), CATALOG.configHash());
        assertThat(plan(Metrics.empty(), List.of(), incoming, ImportOptions.of(ImportStrategy.MERGE)).warnings())
                .containsExactly(LaurelError.of(ErrorCode.IMPORT_VERSION_OTHER, "1.1.0", "3.3.0"));
    }

    @Test
    void theGuidesOptionsMeanStrategies() {
        assertThat(ImportOptions.of(false, true).strategy()).isEqualTo(ImportStrategy.REPLACE);
        assertThat(ImportOptions.of(true, true).strategy()).isEqualTo(ImportStrategy.MERGE);
        assertThat(ImportOptions.of(true, false).strategy()).isEqualTo(ImportStrategy.MERGE);
        assertThat(ImportOptions.of(false, false).strategy()).isEqualTo(ImportStrategy.PRESERVE);
    }

    @ParameterizedTest
    @EnumSource(ImportStrategy.class)
    void aChoiceDecidesForItsMetric(ImportStrategy strategy) {
        var current = Metrics.of(ordered("a", "1", "b", "2", "c", "3", "d", "4", "gone", "5", "here", "6"));
        var incoming = Metrics.of(ordered("a", "10", "b", "20", "c", "30", "d", "40", "there", "50", "not", "60"));
        var choices = Map.<String, MetricChoice>of(
                "a", new MetricChoice.Current(),
                "b", new MetricChoice.Incoming(),
                "c", new MetricChoice.Both(),
                "d", new MetricChoice.Typed(MetricValue.of("typed")),
                "gone", new MetricChoice.Incoming(),
                "here", new MetricChoice.Both(),
                "there", new MetricChoice.Both(),
                "not", new MetricChoice.Current(),
                "nowhere", new MetricChoice.Current(),
                "new", new MetricChoice.Typed(MetricValue.of(true)));
        var plan = plan(current, List.of(), data(incoming, List.of()),
                new ImportOptions(strategy, false, null, choices));
        assertThat(plan.result().asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", MetricValue.of(1),
                        "b", MetricValue.of(20),
                        "c", values("30 3"),
                        "d", MetricValue.of("typed"),
                        "here", MetricValue.of(6),
                        "there", MetricValue.of(50),
                        "new", MetricValue.of(true)));
        assertThat(plan.changes())
                .contains(
                        new MetricChange("gone", MetricValue.of(5), null, null),
                        new MetricChange("not", null, MetricValue.of(60), null),
                        new MetricChange("there", null, MetricValue.of(50), MetricValue.of(50)));
    }

    @Test
    void tellsOfEveryMetricOnce() {
        var current = Metrics.of(ordered("b", "1", "a", "2", "7", "3"));
        var incoming = Metrics.of(ordered("c", "4", "a", "5", "3", "6"));
        var merge = plan(current, List.of(), data(incoming, List.of()), ImportOptions.of(ImportStrategy.HIGHEST));
        assertThat(merge.changes()).extracting(MetricChange::metric).containsExactly("3", "7", "b", "a", "c");
        assertThat(merge.changes().get(3)).isEqualTo(
                new MetricChange("a", MetricValue.of(2), MetricValue.of(5), MetricValue.of(5)));
        var replace = plan(current, List.of(), data(incoming, List.of()), ImportOptions.of(ImportStrategy.REPLACE));
        assertThat(replace.changes()).extracting(MetricChange::metric).containsExactly("3", "c", "a", "7", "b");
        assertThat(replace.changes().getLast()).isEqualTo(new MetricChange("b", MetricValue.of(1), null, null));
    }

    /** Joining very many metrics, which goes by columns, gives what joining few gives. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(ImportStrategy.class)
    void manyAreJoinedAsFewAre(ImportStrategy strategy) {
        var random = new Random(42);
        var current = random(random, 3_000);
        var incoming = random(random, 3_000);
        var plan = plan(
                Metrics.of(MetricTable.of(current)).with("late", MetricValue.of(1)),
                List.of(),
                data(Metrics.of(MetricTable.of(incoming)), List.of()),
                ImportOptions.of(strategy));
        current.put("late", MetricValue.of(1));

        var names = new LinkedHashSet<String>();
        if (strategy != ImportStrategy.REPLACE) {
            names.addAll(current.keySet());
        }
        names.addAll(incoming.keySet());
        var expected = new LinkedHashMap<String, MetricValue>();
        for (var name : names) {
            expected.put(name, expected(strategy, current.get(name), incoming.get(name)));
        }
        assertThat(new ArrayList<>(plan.result().asMap().entrySet()))
                .isEqualTo(new ArrayList<>(Metrics.of(expected).asMap().entrySet()));
        assertThat(plan.changes()).hasSize((int) (names.size() + current.keySet().stream()
                .filter(name -> !names.contains(name))
                .count()));
    }

    private static MetricValue expected(
            ImportStrategy strategy, @Nullable MetricValue here, @Nullable MetricValue there) {
        if (here == null || there == null || strategy == ImportStrategy.REPLACE) {
            return there != null ? there : java.util.Objects.requireNonNull(here);
        }
        return switch (strategy) {
            case PRESERVE, REPLACE -> here;
            case HIGHEST -> MetricJoin.highest(here, there);
            case MERGE -> MetricJoin.union(here, there);
        };
    }

    private static Map<String, MetricValue> random(Random random, int size) {
        var result = new LinkedHashMap<String, MetricValue>();
        while (result.size() < size) {
            var name = random.nextInt(4) == 0 ? "" + random.nextInt(5_000) : "metric " + random.nextInt(5_000);
            result.put(name, switch (random.nextInt(8)) {
                case 0 -> MetricValue.of("text " + random.nextInt(3));
                case 1 -> MetricValue.of(random.nextBoolean());
                case 2 -> new MetricValue.Null();
                case 3 -> new MetricValue.Array(List.of());
                case 4 -> values(random.nextInt(3) + " " + random.nextInt(3) + " a");
                case 5 -> values(random.nextInt(3) + " " + random.nextInt(3));
                default -> MetricValue.of(random.nextInt(4));
            });
        }
        return result;
    }

    private static MetricValue joined(ImportStrategy strategy, String here, String there, boolean packed) {
        var current = Map.of("m", values(here));
        var incoming = Map.of("m", values(there));
        return java.util.Objects.requireNonNull(plan(
                        Metrics.of(packed ? MetricTable.of(current) : current),
                        List.of(),
                        data(Metrics.of(packed ? MetricTable.of(incoming) : incoming), List.of()),
                        ImportOptions.of(strategy))
                .result()
                .get("m"));
    }

    private static ImportPlan plan(
            Metrics current, List<String> unlocked, ExportedData incoming, ImportOptions options) {
        return ImportPlanner.plan(current, unlocked, CATALOG, incoming, options);
    }

    private static ExportedData data(Metrics metrics, List<String> unlocked) {
        return new ExportedData(ExportedData.VERSION, 1, metrics, unlocked, CATALOG.configHash());
    }

    private static Map<String, MetricValue> ordered(String... namesAndValues) {
        var result = new LinkedHashMap<String, MetricValue>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            result.put(namesAndValues[i], values(namesAndValues[i + 1]));
        }
        return result;
    }

    private static MetricValue values(String text) {
        if (text.equals("empty")) {
            return new MetricValue.Array(List.of());
        }
        return MetricValue.of(Arrays.stream(text.split(" "))
                .map(word -> word.matches("\\d+") ? MetricValue.of(Double.parseDouble(word)) : MetricValue.of(word))
                .toList());
    }
}
