package dev.laurel.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.junit.jupiter.api.Test;

class IdMappingTest {
    @Test
    void aMovedThresholdIsTheSameAchievement() {
        var mapping = mapping("""
                {"score": {"100": {"title": "Century"}, "500": {"title": "Hero"}}}""", """
                {"score": {"100": {"title": "Century"}, "750": {"title": "Hero"}}}""",
                data(Map.of(), "score_100", "score_500", "other_1"));
        assertThat(ids(mapping)).containsExactly(Map.entry("score_500", "score_750"));
        var applied = mapping.applied(data(Map.of(), "score_100", "score_500", "other_1"));
        assertThat(applied.unlockedAchievements()).containsExactly("score_100", "score_750", "other_1");
        assertThat(applied.configHash()).isEqualTo("then");
    }

    @Test
    void aRenamedMetricTakesItsValuesAndIdsAlong() {
        var metrics = new LinkedHashMap<String, MetricValue>();
        metrics.put("x", MetricValue.of(1));
        metrics.put("bosses", MetricValue.of(12));
        metrics.put("y", MetricValue.of(2));
        var data = new ExportedData("3.3.0", 1, Metrics.of(metrics), List.of("bosses_10", "bosses_5"), "then");
        var mapping = mapping("""
                {"bosses": {"5": {"title": "Star"}, "10": {"title": "Star"}}, "x": {"1": {"title": "X"}}}""", """
                {"bossesDefeated": {"5": {"title": "Star"}, "10": {"title": "Star"}, "20": {"title": "Star"}},
                 "x": {"1": {"title": "X"}}}""", data);
        assertThat(mapping.metrics()).containsExactly(Map.entry("bosses", "bossesDefeated"));
        assertThat(ids(mapping)).as("by key, though the titles repeat").containsExactly(
                Map.entry("bosses_10", "bossesDefeated_10"), Map.entry("bosses_5", "bossesDefeated_5"));
        var applied = mapping.applied(data);
        assertThat(applied.metrics().asMap().keySet()).containsExactly("x", "bossesDefeated", "y");
        assertThat(applied.metrics().get("bossesDefeated")).isEqualTo(MetricValue.of(12));
        assertThat(applied.unlockedAchievements()).containsExactly("bossesDefeated_10", "bossesDefeated_5");
    }

    @Test
    void aMetricIsNotRenamedOntoOneThatTheDataHas() {
        var data = data(Map.of("old", MetricValue.of(1), "new", MetricValue.of(2)), "old_1");
        var mapping = mapping("{\"old\": {\"1\": {\"title\": \"A\"}}}", "{\"new\": {\"1\": {\"title\": \"A\"}}}", data);
        assertThat(mapping.metrics()).isEmpty();
        assertThat(ids(mapping)).containsExactly(Map.entry("old_1", "new_1"));
        assertThat(mapping.applied(data).metrics()).isEqualTo(data.metrics());
    }

    @Test
    void whatCouldBeOneOfTwoMetricsIsNone() {
        var two = "{\"a\": {\"true\": {\"title\": \"T\"}}, \"b\": {\"true\": {\"title\": \"T\"}}}";
        var one = "{\"c\": {\"true\": {\"title\": \"T\"}}}";
        var data = data(Map.of("a", MetricValue.of(true), "c", MetricValue.of(true)), "a_true", "c_true");
        assertThat(mapping(two, one, data).isEmpty()).isTrue();
        assertThat(mapping(one, two, data).isEmpty()).isTrue();
        assertThat(mapping("{\"a\": {\"1\": {\"title\": \"T\"}, \"2\": {\"title\": \"U\"}}}",
                "{\"b\": {\"1\": {\"title\": \"T\"}}}", data(Map.of("a", MetricValue.of(1)), "a_1", "a_2")).metrics())
                .as("it lost one").isEmpty();
    }

    @Test
    void aMetricThatIsStillThereWasNotRenamed() {
        var then = "{\"a\": {\"true\": {\"title\": \"T\"}}}";
        var now = "{\"a\": {\"true\": {\"title\": \"T\"}}, \"b\": {\"true\": {\"title\": \"T\"}}}";
        assertThat(mapping(then, now, data(Map.of("a", MetricValue.of(true)), "a_true")).isEmpty()).isTrue();
    }

    @Test
    void aMetricWhoseAchievementsWentSeveralWaysWasNotRenamed() {
        var then = "{\"a\": {\"1\": {\"title\": \"T\"}, \"2\": {\"title\": \"U\"}}}";
        var now = "{\"b\": {\"1\": {\"title\": \"T\"}}, \"c\": {\"2\": {\"title\": \"U\"}}}";
        var mapping = mapping(then, now, data(Map.of("a", MetricValue.of(1)), "a_1", "a_2"));
        assertThat(mapping.metrics()).isEmpty();
        assertThat(ids(mapping)).containsExactly(Map.entry("a_1", "b_1"), Map.entry("a_2", "c_2"));
    }

    /** More would take too long to compare. */
    @Test
    void aMetricIsLookedForAmongSixteen() {
        var then = "{\"a\": {\"1\": {\"title\": \"T\"}, \"2\": {\"title\": \"T\"}}}";
        var data = data(Map.of("a", MetricValue.of(1)), "a_1");
        assertThat(mapping(then, alike(16), data).metrics()).containsExactly(Map.entry("a", "both"));
        assertThat(mapping(then, alike(17), data).metrics()).isEmpty();
    }

    /** Metrics so many of which have either achievement, and only one both. */
    private static String alike(int count) {
        var json = new StringBuilder(
                "{\"both\": {\"1\": {\"title\": \"T\"}, \"2\": {\"title\": \"T\"}}");
        for (var i = 1; i < count; i++) {
            json.append(", \"x%d\": {\"1\": {\"title\": \"T\"}}, \"y%d\": {\"2\": {\"title\": \"T\"}}".formatted(i, i));
        }
        return json + "}";
    }

    @Test
    void anAchievementIsFoundByATitleThatNothingElseHas() {
        var then = "{\"win\": {\"true\": {\"title\": \"Winner\"}, \"false\": {\"title\": \"Loser\"}}}";
        var now = "{\"victories\": {\"1\": {\"title\": \"Winner\"}}, \"win\": {\"false\": {\"title\": \"Loser\"}}}";
        assertThat(ids(mapping(then, now, data(Map.of(), "win_true"))))
                .containsExactly(Map.entry("win_true", "victories_1"));
        var twice = now.replace("Loser", "Winner");
        assertThat(mapping(then, twice, data(Map.of(), "win_true")).isEmpty()).isTrue();
    }

    @Test
    void conditionalIdsAreKnownByWhateverEndingTheyHave() {
        var then = "{\"perfect\": {\"custom\": {\"title\": \"Perfect\", \"condition\": \"metrics.a > 1\"}}}";
        var now = "{\"flawless\": {\"custom\": {\"title\": \"Perfect\", \"condition\": \"metrics.a > 2\"}}}";
        var data = data(Map.of(), "perfect_custom_x7k2", "perfect_custom_custom");
        var mapping = mapping(then, now, data);
        assertThat(ids(mapping)).containsExactly(Map.entry("perfect_custom_x7k2", "flawless_custom_custom"),
                Map.entry("perfect_custom_custom", "flawless_custom_custom"));
        assertThat(mapping.applied(data).unlockedAchievements()).containsExactly("flawless_custom_custom");
        assertThat(ids(mapping(then, "{\"perfect\": {\"9\": {\"title\": \"Perfect\"}}}", data)))
                .as("a threshold in its place").containsEntry("perfect_custom_x7k2", "perfect_9");
    }

    @Test
    void whatBothCatalogsHaveStays() {
        var one = "{\"a\": {\"1\": {\"title\": \"One\"}, \"2\": {\"title\": \"Two\"}}}";
        var swapped = "{\"a\": {\"1\": {\"title\": \"Two\"}, \"2\": {\"title\": \"One\"}}}";
        var data = data(Map.of("a", MetricValue.of(1)), "a_1", "a_2");
        assertThat(mapping(one, swapped, data).isEmpty()).isTrue();
        assertThat(mapping(one, one, data).isEmpty()).isTrue();
        assertThat(mapping(one, one, data).applied(data)).isSameAs(data);
    }

    @Test
    void thePlanCountsWhatWasMapped() {
        var then = catalog("{\"score\": {\"100\": {\"title\": \"Century\"}, \"500\": {\"title\": \"Hero\"}}}");
        var now = catalog("{\"points\": {\"100\": {\"title\": \"Century\"}, \"500\": {\"title\": \"Hero\"}}}");
        var data = data(Map.of("score", MetricValue.of(150)), "score_100");
        var options = ImportOptions.of(ImportStrategy.MERGE);
        var here = Metrics.of(Map.of("points", MetricValue.of(20)));
        var plain = ImportPlanner.plan(here, List.of(), now, data, options);
        assertThat(plain.unlocked()).containsExactly("score_100");
        assertThat(plain.warnings()).isNotEmpty();
        var mapped = ImportPlanner.plan(here, List.of(), now, IdMapping.of(data, then, now).applied(data), options);
        assertThat(mapped.gained()).containsExactly("points_100");
        assertThat(mapped.result().current("points")).isEqualTo(MetricValue.of(150));
        assertThat(mapped.result().contains("score")).isFalse();
        assertThat(mapped.warnings()).as("of the other hash alone").hasSize(1);
    }

    private static Map<String, String> ids(IdMapping mapping) {
        var ids = new LinkedHashMap<String, String>();
        mapping.ids().forEach((id, achievement) -> ids.put(id, achievement.id()));
        return ids;
    }

    private static IdMapping mapping(String then, String now, ExportedData data) {
        return IdMapping.of(data, catalog(then), catalog(now));
    }

    private static Catalog catalog(String json) {
        return CatalogReader.read(json).catalog();
    }

    private static ExportedData data(Map<String, MetricValue> metrics, String... unlocked) {
        return new ExportedData("3.3.0", 1, Metrics.of(metrics), List.of(unlocked), "then");
    }
}
