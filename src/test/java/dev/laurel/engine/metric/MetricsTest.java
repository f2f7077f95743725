package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    @Test
    void namesThatAreArrayIndicesComeFirstAscending() {
        var values = new LinkedHashMap<String, MetricValue>();
        for (var name : List.of("b", "10", "a", "9", "4294967294", "4294967295", "01", "-1", "0", "2147483648", "")) {
            values.put(name, MetricValue.of(name));
        }
        assertThat(Metrics.of(values).asMap().keySet())
                .containsExactly("0", "9", "10", "2147483648", "4294967294", "b", "a", "4294967295", "01", "-1", "");
    }

    @Test
    void aNameSetAgainKeepsItsPlace() {
        var metrics = Metrics.empty()
                .with("a", MetricValue.of(1))
                .with("b", MetricValue.of(2))
                .with("a", MetricValue.of(3));
        assertThat(metrics.asMap()).containsExactly(
                Map.entry("a", MetricValue.of(3)), Map.entry("b", MetricValue.of(2)));
    }

    @Test
    void equalWhateverTheOrder() {
        var one = Metrics.empty().with("a", MetricValue.of(1)).with("b", MetricValue.of(2));
        var other = Metrics.empty().with("b", MetricValue.of(2)).with("a", MetricValue.of(1));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(Metrics.empty());
    }

    @Test
    void asATableTheyAreTheSame() {
        var seed = System.nanoTime();
        System.out.println("MetricsTest seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < Rounds.many(300); round++) {
            var live = new LiveMetrics(random.nextInt(3) == 0
                    ? Metrics.empty()
                    : Metrics.of(MetricTable.of(random(random).asMap())));
            random(random).forEach(live::put);
            var metrics = live.freeze();

            var table = metrics.table();

            assertThat(List.copyOf(table.entrySet()))
                    .as("seed %s", seed)
                    .isEqualTo(List.copyOf(metrics.asMap().entrySet()));
        }
    }

    private static Metrics random(Random random) {
        var values = new LinkedHashMap<String, MetricValue>();
        for (var count = random.nextInt(30); count > 0; count--) {
            var name = (random.nextBoolean() ? "" : "m") + random.nextInt(25);
            values.put(name, switch (random.nextInt(4)) {
                case 0 -> MetricValue.of(name);
                case 1 -> new MetricValue.Array(List.of(MetricValue.of(1), MetricValue.of(random.nextInt(9))));
                default -> MetricValue.of(random.nextInt(9));
            });
        }
        return Metrics.of(values);
    }

    @Test
    void theMapCanNotBeWritten() {
        var map = Metrics.empty().with("a", MetricValue.of(1)).asMap();
        assertThatThrownBy(() -> map.put("b", MetricValue.of(1))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesMadeToCollideStayFast() {
        // "Aa" and "BB" have one hash code, so these 2^15 names have.
        var live = new LiveMetrics(Metrics.empty());
        var names = new ArrayList<>(List.of(""));
        for (var i = 0; i < 15; i++) {
            var longer = new ArrayList<String>(names.size() * 2);
            names.forEach(name -> {
                longer.add(name + "Aa");
                longer.add(name + "BB");
            });
            names = longer;
        }
        for (var name : names) {
            live.put(name, MetricValue.of(name));
        }
        var metrics = live.freeze();
        assertThat(metrics.asMap().keySet()).containsExactlyElementsOf(names);
        for (var name : names) {
            assertThat(metrics.get(name)).isEqualTo(MetricValue.of(name));
        }
        var branch = new LiveMetrics(metrics);
        branch.put("x", MetricValue.of(1));
        live.put("y", MetricValue.of(2));
        assertThat(branch.get("y")).isNull();
        assertThat(live.get("x")).isNull();
        assertThat(metrics.get("x")).isNull();
        assertThat(branch.get(names.getLast())).isEqualTo(MetricValue.of(names.getLast()));
    }

    @Test
    void onlyElementsStandAlone() {
        var five = MetricValue.of(5);
        var array = new MetricValue.Array(List.of(five));
        assertThat(MetricValue.of(List.of(five))).isEqualTo(five);
        assertThat(MetricValue.of(List.of(array))).isEqualTo(new MetricValue.Array(List.of(array)));
        assertThat(MetricValue.sameState(five, array)).isTrue();
        assertThat(MetricValue.sameState(array, five)).isTrue();
        assertThat(MetricValue.sameState(array, MetricValue.of(6))).isFalse();
        assertThat(MetricValue.sameState(null, five)).isFalse();
        assertThat(MetricValue.sameState(null, null)).isTrue();
        assertThat(new MetricValue.Array(List.of()).current()).isEqualTo(new MetricValue.Null());
        assertThat(MetricValue.of(-0.0)).isEqualTo(MetricValue.of(0));
        assertThatThrownBy(() -> MetricValue.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Live metrics, frozen ones taken in between and branches of them, against plain maps. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behaveLikeJavaScriptsObjects(long seed) {
        var random = new Random(seed);
        var span = seed % 2 == 0 ? 20 : 9_000;
        var bulk = new LinkedHashMap<String, MetricValue>();
        for (var i = 0; i < (seed % 4 < 2 ? 0 : span / 2); i++) {
            bulk.put(name(random, span), MetricValue.of(random.nextInt()));
        }
        var states = new ArrayList<>(List.of(new State(
                new LiveMetrics(Metrics.of(MetricTable.of(bulk))), new Model(bulk))));
        var frozen = new ArrayList<Map.Entry<Metrics, Map<String, MetricValue>>>();
        var steps = Rounds.many(12_000);
        for (var step = 0; step < steps; step++) {
            var state = states.get(random.nextInt(states.size()));
            var name = name(random, span);
            var value = MetricValue.of(random.nextInt());
            var slot = state.live.put(name, value);
            state.model.put(name, value);
            assertThat(state.live.slot(name)).isEqualTo(slot);
            assertThat(state.live.name(slot)).isEqualTo(name);
            assertThat(state.live.size()).isEqualTo(state.model.size());
            if (random.nextInt(steps / 6) == 0) {
                frozen.add(Map.entry(state.live.freeze(), state.model.inOrder()));
                assertThat(state.live.freeze()).isSameAs(frozen.getLast().getKey());
            }
            if (random.nextInt(steps * 5 / 12) == 0) {
                states.add(new State(new LiveMetrics(state.live.freeze()), new Model(state.model.inOrder())));
            }
        }
        frozen.forEach(entry -> {
            var metrics = entry.getKey();
            assertThat(new ArrayList<>(metrics.asMap().entrySet()))
                    .containsExactlyElementsOf(entry.getValue().entrySet());
            assertThat(metrics.size()).isEqualTo(entry.getValue().size());
            entry.getValue().forEach((name, value) -> assertThat(metrics.get(name)).isEqualTo(value));
            assertThat(metrics.get("absent")).isNull();
            var place = 0;
            for (var name : entry.getValue().keySet()) {
                assertThat(metrics.nameAt(place++)).isEqualTo(name);
                assertThat(metrics.contains(name)).isTrue();
            }
            assertThat(Metrics.of(metrics.asMap())).isEqualTo(metrics);
            assertThat(Metrics.of(entry.getValue())).isEqualTo(metrics);
        });
    }

    private static String name(Random random, int span) {
        var number = random.nextInt(span);
        return switch (random.nextInt(3)) {
            case 0 -> Integer.toString(number);
            case 1 -> "métrique " + number;
            default -> "m" + number;
        };
    }

    private record State(LiveMetrics live, Model model) {}

    /** A JavaScript object, slowly. */
    private static final class Model {
        private final TreeMap<Long, MetricValue> indices = new TreeMap<>();
        private final Map<String, MetricValue> others = new LinkedHashMap<>();

        Model(Map<String, MetricValue> start) {
            start.forEach(this::put);
        }

        void put(String name, MetricValue value) {
            if (name.matches("\\d+")) {
                indices.put(Long.valueOf(name), value);
            } else {
                others.put(name, value);
            }
        }

        int size() {
            return indices.size() + others.size();
        }

        Map<String, MetricValue> inOrder() {
            var result = new LinkedHashMap<String, MetricValue>();
            indices.forEach((name, value) -> result.put(name.toString(), value));
            result.putAll(others);
            return result;
        }
    }
}
