package dev.laurel.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.laurel.engine.rule.Requirement;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogReaderTest {
    static List<Map<String, String>> records() {
        return ConformanceRecords.of("engine-runs.json");
    }

    @ParameterizedTest
    @MethodSource("records")
    void theReferencesCatalogsHaveNoProblems(Map<String, String> record) {
        assertThat(CatalogReader.read(String.valueOf(record.get("catalog"))).problems()).isEmpty();
    }

    @Test
    void readsWhatACatalogSays() {
        var reading = CatalogReader.read("""
                {"score": {"1e3": {"title": "K", "icon": "🏆"}, "abc": {"title": "A"}, "2": {"title": "Two"}},
                 "done": {"true": {"title": "Done", "description": "All of it", "hidden": true, "icon": ""}},
                 "7": {"custom": {"title": "C", "condition": "metrics.score > 5"}}}
                """);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.catalog().achievements())
                .containsExactly(
                        achievement("7_custom_custom", "7", "custom", "C", "", "default", false,
                                new Requirement.Condition("metrics.score > 5")),
                        achievement("score_2", "score", "2", "Two", "Reach 2 score", "default", false,
                                new Requirement.AtLeast(2)),
                        achievement("score_1e3", "score", "1e3", "K", "Reach 1000 score", "🏆", false,
                                new Requirement.AtLeast(1000)),
                        achievement("score_abc", "score", "abc", "A", "Achieve abc for score", "default", false,
                                new Requirement.IsText("abc")),
                        achievement("done_true", "done", "true", "Done", "All of it", "default", true,
                                new Requirement.IsBoolean(true)));
        assertThat(reading.catalog().metrics()).containsExactly("7", "score", "done");
        assertThat(reading.catalog().ofMetric("score")).hasSize(3);
        assertThat(reading.catalog().ofMetric("other")).isEmpty();
    }

    @Test
    void readsTheArrayFormAsFarAsItCan() {
        var reading = CatalogReader.read("""
                {"score": [
                  {"isConditionMet": "metrics.score >= 5", "achievementDetails": {
                    "achievementId": "five", "achievementTitle": "Five", "achievementDescription": "d",
                    "achievementIconKey": "i"}},
                  {"condition": "metrics.score >= 6", "achievementDetails": {"achievementTitle": "Six"}},
                  {"achievementDetails": {"achievementId": "seven", "achievementTitle": "Seven"}},
                  5]}
                """);
        assertThat(reading.catalog().achievements())
                .containsExactly(
                        achievement("five", "score", "five", "Five", "d", "i", false,
                                new Requirement.Condition("metrics.score >= 5")),
                        achievement("score_1", "score", "score_1", "Six", "", "default", false,
                                new Requirement.Condition("metrics.score >= 6")));
        assertThat(reading.problems().stream().map(CatalogProblem::error))
                .containsExactly(
                        LaurelError.at(new Location(6, 3, "/score/2"), ErrorCode.CATALOG_NO_CONDITION, "seven"),
                        LaurelError.at(new Location(7, 3, "/score/3"), ErrorCode.CATALOG_TYPE, "3", "object"));
    }

    @Test
    void everyProblemHasItsPlaceAndTheRestWorks() {
        var reading = CatalogReader.read("""
                {"a": {"1": {"description": "no title"}, "2": {"title": ""}, "3": {"title": 5},
                       "4": {"title": "ok", "icon": [1]}, "5": {"title": "ok", "hidden": "yes", "description": {}},
                       "6": 7, "7": {"title": "fine"}},
                 "b": 5,
                 "c\\u0007": {"1": {"title": "bell"}},
                 "d": {"x": {"title": "t", "condition": "metrics.a >"}, "y": {"title": "t", "condition": 5},
                       "z": {"title": "t", "condition": "metrics.a + 1.0"}}}
                """);
        assertThat(reading.catalog().achievements()).extracting(Achievement::id).containsExactly("a_7");
        assertThat(reading.problems())
                .extracting(problem -> {
                    var place = Objects.requireNonNull(problem.error().location());
                    return problem.error().code() + " " + place.line() + " " + place.pointer();
                })
                .containsExactly(
                        "CATALOG_NO_TITLE 1 /a/1",
                        "CATALOG_NO_TITLE 1 /a/2",
                        "CATALOG_TYPE 1 /a/3/title",
                        "CATALOG_TYPE 2 /a/4/icon",
                        "CATALOG_TYPE 2 /a/5/hidden",
                        "CATALOG_TYPE 2 /a/5/description",
                        "CATALOG_TYPE 3 /a/6",
                        "CATALOG_TYPE 4 /b",
                        "CATALOG_ID_CONTROL 5 /c\u0007/1",
                        "CONDITION_SYNTAX 6 /d/x/condition",
                        "CATALOG_TYPE 6 /d/y/condition",
                        "CONDITION_TYPE 7 /d/z/condition");
        assertThat(reading.problems().get(8).error().arguments()).containsExactly("c\\u0007_1");
    }

    /** Not in that of JavaScript, which has indices first. */
    @Test
    void problemsComeInTheOrderOfTheText() {
        var reading = CatalogReader.read("{\"m\": {\"b\": {\"icon\": \"i\"}, \"1\": {\"icon\": \"i\"}}}");
        assertThat(reading.problems()).extracting(problem -> problem.error().arguments().getFirst())
                .containsExactly("b", "1");
    }

    @Test
    void clashingIdsAreAProblemOfTheLaterOne() {
        var reading = CatalogReader.read("""
                {"a_b": {"c": {"title": "first"}},
                 "a": {"b_c": {"title": "second"}, "custom_x": {"title": "plain"},
                       "x": {"title": "conditional", "condition": "true"}}}
                """);
        assertThat(reading.catalog().achievements()).extracting(Achievement::title).containsExactly("first", "plain");
        assertThat(reading.problems().stream().map(CatalogProblem::error))
                .containsExactly(
                        LaurelError.at(new Location(2, 8, "/a/b_c"), ErrorCode.CATALOG_ID_TWICE, "a_b_c", "/a_b/c"),
                        LaurelError.at(
                                new Location(3, 8, "/a/x"), ErrorCode.CATALOG_ID_TWICE, "a_custom_x", "/a/custom_x"));
    }

    @Test
    void aRepeatedKeyKeepsItsPlaceAndItsLastValue() {
        var reading = CatalogReader.read("""
                {"m": {"x": {"description": "no title yet"}, "y": {"title": "y"}, "x": {"title": 5, "title": "x"}}}
                """);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.catalog().achievements()).extracting(Achievement::title).containsExactly("x", "y");
    }

    @Test
    void ofADetailThatComesAgainTheLastValueCounts() {
        var reading = CatalogReader.read("""
                {"m": [{"condition": "true", "achievementDetails":
                        {"achievementTitle": 5, "achievementTitle": "x", "hidden": "no", "hidden": true}},
                       {"condition": "true", "achievementDetails": {"achievementTitle": "x", "achievementTitle": 5}}]}
                """);
        assertThat(reading.catalog().achievements()).extracting(Achievement::title, Achievement::hidden)
                .containsExactly(tuple("x", true));
        assertThat(reading.problems()).extracting(problem -> problem.error().code())
                .containsExactly(ErrorCode.CATALOG_TYPE);
    }

    @Test
    void inTheArrayFormOnlyAConditionHasToBeText() {
        var reading = CatalogReader.read("""
                {"m": [{"condition": 5, "achievementDetails": {"achievementTitle": "x"}},
                       {"condition": "true", "weight": 5, "title": 7, "achievementDetails": {"achievementTitle": "y"}}]}
                """);
        assertThat(reading.catalog().achievements()).extracting(Achievement::title).containsExactly("y");
        assertThat(reading.problems())
                .extracting(problem -> problem.error().code() + " "
                        + Objects.requireNonNull(problem.error().location()).pointer())
                .startsWith("CATALOG_TYPE /m/0/condition");
    }

    @Test
    void theAchievementsOfAMetricCanOnlyBeRead() {
        var catalog = CatalogReader.read("{\"m\": {\"1\": {\"title\": \"t\"}}}").catalog();
        var achievements = catalog.ofMetric("m");
        assertThatThrownBy(achievements::removeLast).isInstanceOf(UnsupportedOperationException.class);
        assertThat(catalog.ofMetric("m")).hasSize(1);
    }

    /** A metric may have any name, the empty one too. */
    @Test
    void findsWhatIsConditionalOnAMetricWithoutAName() {
        var catalog = CatalogReader.read("{\"\": {\"a\": {\"title\": \"a\", \"condition\": \"true\"}}}").catalog();
        assertThat(catalog.find("_custom_k3j9x")).get().extracting(Achievement::id).isEqualTo("_custom_a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
        "metrics.a > \"x → 13 → 49",
        "metrics.a > 5 && && metrics.b → 18 → 54",
        "foo → 1 → 37",
        "\"\\\"\" == 5 → 6 → 46"
    })
    void conditionsSayWhereTheyAreWrong(String condition, int column, int inFile) {
        var json = "{\"m\":{\"k\":{\"title\":\"t\",\"condition\":" + JsonString.quote(condition) + "}}}";
        var error = CatalogReader.read(json).problems().getFirst().error();
        assertThat(error.code()).isEqualTo(ErrorCode.CONDITION_SYNTAX);
        assertThat(error.arguments().getLast()).isEqualTo(column);
        assertThat(Objects.requireNonNull(error.location()).column()).isEqualTo(inFile);
    }

    @Test
    void findsWhatTheReferenceNamedAtRandom() {
        var catalog = CatalogReader.read("""
                {"m": {"a": {"title": "a", "condition": "true"}, "1": {"title": "one"}},
                 "n": {"a": {"title": "a", "condition": "true"}, "b": {"title": "b", "condition": "true"}},
                 "m_custom_n": {"z": {"title": "z", "condition": "true"}},
                 "o": {"1": {"title": "one"}}}
                """).catalog();
        assertThat(catalog.find("m_1")).isPresent();
        assertThat(catalog.find("m_custom_a")).get().extracting(Achievement::metric).isEqualTo("m");
        assertThat(catalog.find("m_custom_k3j9x")).get().extracting(Achievement::id).isEqualTo("m_custom_a");
        assertThat(catalog.find("m_custom_")).isPresent();
        assertThat(catalog.resolve("n_custom_k3j9x")).isInstanceOf(CatalogMatch.Ambiguous.class);
        assertThat(catalog.find("n_custom_k3j9x")).isEmpty();
        assertThat(catalog.find("n_custom_b")).isPresent();
        assertThat(catalog.resolve("m_custom_n_custom_q")).isEqualTo(new CatalogMatch.Ambiguous(List.of(
                catalog.find("m_custom_a").orElseThrow(),
                catalog.find("m_custom_n_custom_z").orElseThrow())));
        assertThat(catalog.resolve("o_custom_x")).isEqualTo(new CatalogMatch.Unknown());
        assertThat(catalog.resolve("m_2")).isEqualTo(new CatalogMatch.Unknown());
    }

    @Test
    void theEmptyCatalogHasItsHash() {
        assertThat(Catalog.empty().configHash()).isEqualTo("31e");
        assertThat(CatalogReader.read("{}").catalog().achievements()).isEmpty();
    }

    @Test
    void whatIsNoJsonSaysWhere() {
        var thrown = catchThrowableOfType(
                LaurelException.class,
                () -> CatalogReader.read(
                        new ByteArrayInputStream("{\"a\":\n {\"1\":{\"x\":NaN}}}".getBytes(StandardCharsets.UTF_8))));
        assertThat(thrown.error())
                .isEqualTo(LaurelError.at(new Location(2, 12, "/a/1/x"), ErrorCode.JSON_NUMBER, "NaN"));
    }

    private static Achievement achievement(
            String id,
            String metric,
            String key,
            String title,
            String description,
            String icon,
            boolean hidden,
            Requirement requirement) {
        return new Achievement(id, metric, key, title, description, icon, hidden, requirement);
    }
}
