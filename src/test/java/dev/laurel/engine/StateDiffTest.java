package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.MetricDelta.Direction;
import dev.laurel.engine.StateDiff.Unlock;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateDiffTest {
    private static final Catalog CATALOG = AchievementEngineTest.catalog("""
            {"score": {"100": {"title": "Hundred", "icon": "🏆"}, "200": {"title": "Two hundred"}},
             "combo": {"both": {"title": "Both", "condition": "metrics.score >= 50"}},
             "two": {"a": {"title": "A", "condition": "metrics.x > 5"},
                     "b": {"title": "B", "condition": "metrics.y > 5"}}}
            """);

    @Test
    void tellsWhatEitherSideHasUnlockedAlone() {
        var diff = diff(List.of("combo_custom_both", "old", "score_100"), List.of("score_200", "score_100", "new"));
        assertThat(diff.gained())
                .containsExactly(
                        new Unlock("score_200", "default", "Two hundred"), new Unlock("new", "default", "new"));
        assertThat(diff.missing())
                .containsExactly(
                        new Unlock("combo_custom_both", "default", "Both"), new Unlock("old", "default", "old"));
        assertThat(diff(List.of(), List.of("score_100")).gained())
                .containsExactly(new Unlock("score_100", "🏆", "Hundred"));
    }

    /** The reference ends the ids of conditional achievements at random. */
    @Test
    void idsThatMeanTheSameAchievementAreOne() {
        assertThat(diff(List.of("combo_custom_both"), List.of("combo_custom_x8f3k2")).isEmpty()).isTrue();
        assertThat(diff(List.of(), List.of("combo_custom_x8f3k2", "combo_custom_both", "combo_custom_q")).gained())
                .containsExactly(new Unlock("combo_custom_both", "default", "Both"));
        assertThat(diff(List.of("two_custom_a"), List.of("two_custom_x8f3k2")).gained())
                .as("could be either").containsExactly(new Unlock("two_custom_x8f3k2", "default", "two_custom_x8f3k2"));
    }

    @Test
    void tellsOfMetricsWhoseCurrentValueDiffersTheBasesFirst() {
        var base = new LinkedHashMap<String, MetricValue>();
        base.put("z", MetricValue.of(1));
        base.put("same", MetricValue.of("x"));
        base.put("history", array(5, 4));
        base.put("gone", MetricValue.of(true));
        base.put("a", MetricValue.of(2));
        var other = new LinkedHashMap<String, MetricValue>();
        other.put("new", MetricValue.of(9));
        other.put("a", MetricValue.of(3));
        other.put("history", array(5, 1, 2));
        other.put("same", MetricValue.of("x"));
        other.put("z", array(0, 1));
        var diff = StateDiff.of(
                CATALOG, new Snapshot(Metrics.of(base), List.of()), new Snapshot(Metrics.of(other), List.of()));
        assertThat(diff.metrics()).containsExactly(
                new MetricDelta("z", MetricValue.of(1), array(0, 1)),
                new MetricDelta("gone", MetricValue.of(true), null),
                new MetricDelta("a", MetricValue.of(2), MetricValue.of(3)),
                new MetricDelta("new", null, MetricValue.of(9)));
    }

    @Test
    void isEmptyOnlyIfNothingDiffers() {
        assertThat(diff(List.of("score_100", "old"), List.of("old", "score_100")).isEmpty()).isTrue();
        assertThat(diff(List.of("score_100"), List.of()).isEmpty()).isFalse();
        assertThat(diff(List.of(), List.of("score_100")).isEmpty()).isFalse();
        var some = new Snapshot(Metrics.of(Map.of("score", MetricValue.of(1))), List.of());
        assertThat(StateDiff.of(CATALOG, some, Snapshot.EMPTY).isEmpty()).isFalse();
        assertThat(StateDiff.of(CATALOG, some, some).isEmpty()).isTrue();
    }

    @Test
    void comparesWithAFileAsWithItsState() {
        var metrics = Metrics.of(Map.of("score", MetricValue.of(150)));
        var file = new ExportedData(ExportedData.VERSION, 1, metrics, List.of("score_100"), null);
        var diff = StateDiff.of(CATALOG, Snapshot.EMPTY, file);
        assertThat(diff.gained()).containsExactly(new Unlock("score_100", "🏆", "Hundred"));
        assertThat(diff.missing()).isEmpty();
        assertThat(diff.metrics()).containsExactly(new MetricDelta("score", null, MetricValue.of(150)));
    }

    @Test
    void aMetricGoesUpOrDownWhereBothAreNumbers() {
        assertDelta(MetricValue.of(3), MetricValue.of(5.5), Direction.UP, 2.5);
        assertDelta(MetricValue.of(-1), MetricValue.of(-5), Direction.DOWN, 4);
        assertDelta(array(3, 100), array(4, 1), Direction.UP, 1);
        assertDelta(MetricValue.of(0), MetricValue.of(Double.MIN_VALUE), Direction.UP, Double.MIN_VALUE);
    }

    @Test
    void anythingElseHasNoDirectionAndNoAmount() {
        assertDelta(MetricValue.of(3), MetricValue.of("5"), Direction.CHANGED, 0);
        assertDelta(MetricValue.of("3"), MetricValue.of(5), Direction.CHANGED, 0);
        assertDelta(MetricValue.of(true), MetricValue.of(false), Direction.CHANGED, 0);
        assertDelta(array(3, 1), array(3, 2), Direction.CHANGED, 0);
        assertDelta(new MetricValue.Array(List.of()), MetricValue.of(5), Direction.CHANGED, 0);
        assertDelta(null, MetricValue.of(5), Direction.ONLY_OTHER, 0);
        assertDelta(MetricValue.of(5), null, Direction.ONLY_BASE, 0);
    }

    private static void assertDelta(
            @Nullable MetricValue base, @Nullable MetricValue other, Direction direction, double amount) {
        var delta = new MetricDelta("m", base, other);
        assertThat(delta.direction()).isEqualTo(direction);
        assertThat(delta.amount()).isEqualTo(amount);
    }

    private static StateDiff diff(List<String> base, List<String> other) {
        return StateDiff.of(CATALOG, new Snapshot(Metrics.empty(), base), new Snapshot(Metrics.empty(), other));
    }

    private static MetricValue array(double... values) {
        return new MetricValue.Array(Arrays.stream(values).mapToObj(MetricValue::of).toList());
    }
}
