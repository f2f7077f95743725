package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.sync.Values.Rank;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final MetricValue NULL = new MetricValue.Null();

    private static MetricValue n(double value) {
        return MetricValue.of(value);
    }

    private static MetricValue w(String value) {
        return MetricValue.of(value);
    }

    private static MetricValue a(MetricValue... values) {
        return new MetricValue.Array(List.of(values));
    }

    private static Metrics metrics(MetricValue value) {
        return Metrics.of(Map.of("m", value));
    }

    @Test
    void whatStandsFirstTellsHowMuchAValueSays() {
        assertThat(List.of(n(0), a(n(1), w("x")))).allMatch(it -> Values.rank(it) == Rank.NUMBER);
        assertThat(List.of(w(""), MetricValue.of(false), new MetricValue.Opaque("{}"), a(a(n(1))), a(w("x"), n(1))))
                .allMatch(it -> Values.rank(it) == Rank.WORD);
        assertThat(List.of(NULL, a(), a(NULL, n(1)))).allMatch(it -> Values.rank(it) == Rank.NOTHING);
    }

    @Test
    void anArrayWithinAnArrayIsTheSameInWhateverForm() {
        assertThat(Values.same(a(a(n(1), n(2)), n(3)), a(new MetricValue.Opaque("[1,2]"), n(3)))).isTrue();
        assertThat(Values.same(a(a(n(1), n(2)), n(3)), a(new MetricValue.Opaque("[1,3]"), n(3)))).isFalse();
        assertThat(Values.same(a(n(1), n(2)), w("[1,2]"))).isFalse();
        assertThat(Values.same(w("[1,2]"), a(n(1), n(2)))).isFalse();
        assertThat(Values.same(null, a())).isFalse();
        assertThat(Values.same((MetricValue) null, null)).isTrue();
    }

    @Test
    void statesAreTheSameIfAllOfThemIs() {
        var one = new Snapshot(metrics(n(1)), List.of("a", "b"));
        assertThat(Values.same(one, new Snapshot(metrics(a(n(1))), List.of("a", "b")))).isTrue();
        assertThat(Values.same(one, new Snapshot(metrics(n(1)), List.of("b", "a")))).isFalse();
        assertThat(Values.same(one, new Snapshot(metrics(n(2)), List.of("a", "b")))).isFalse();
        assertThat(Values.same(metrics(n(1)), Metrics.of(Map.of("m", n(1), "n", n(1))))).as("more there").isFalse();
        assertThat(Values.same(metrics(n(1)), Metrics.empty())).as("less there").isFalse();
        assertThat(Values.same(metrics(n(1)), Metrics.of(Map.of("other", n(1))))).isFalse();
        assertThat(Values.same(Metrics.of(Map.of("a", n(1), "b", n(2))), Metrics.of(Map.of("a", n(1), "b", n(3))))).isFalse();
    }

    /** From the least to the one that wins over all others. */
    @Test
    void ofOneRankOneWinsWhereverTheyMeet() {
        var order = List.of(a(n(-1), n(9)), n(1), n(2), a(n(2), n(1)), a(n(2), n(3)), a(n(2), n(1), n(1)), n(10));
        var words = List.of(w("a"), w("b"), w("ba"), a(w("a"), w("x")), a(w("a"), w("y")));
        for (var each : List.of(order, words)) {
            var sorted = new ArrayList<>(each.reversed());
            sorted.sort(Values::compare);
            assertThat(sorted).isEqualTo(each);
            assertThat(each).allMatch(it -> Values.compare(it, it) == 0);
        }
        assertThat(Values.compare(n(1), a(n(1)))).isZero();
    }
}
