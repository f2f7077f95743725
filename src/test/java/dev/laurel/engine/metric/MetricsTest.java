package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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
        assertThat(one.hashCode()).isNotEqualTo(one.with("c", MetricValue.of(3)).hashCode());
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
    void aNameThatIsNoStringIsNotInTheMap() {
        var map = Metrics.empty().with("1", MetricValue.of(1)).asMap();
        assertThat(map.get("1")).isEqualTo(MetricValue.of(1));
        assertThat(map.containsKey("1")).isTrue();
        for (Object other : new Object[] {1, 'x', "2"}) {
            assertThat(map.get(other)).isNull();
            assertThat(map.containsKey(other)).isFalse();
        }
        assertThat(map.entrySet()).hasSize(1);
    }

    @Test
    void theMapEnds() {
        var later = Metrics.of(MetricTable.of(Map.of("b", MetricValue.of(2)))).with("a", MetricValue.of(1));
        for (var metrics : List.of(later, Metrics.empty().with("b", MetricValue.of(2)).with("a", MetricValue.of(1)))) {
            var entries = metrics.asMap().entrySet().iterator();
            assertThat(entries.next()).isEqualTo(Map.entry("b", MetricValue.of(2)));
            assertThat(entries.hasNext()).isTrue();
            assertThat(entries.next()).isEqualTo(Map.entry("a", MetricValue.of(1)));
            assertThat(entries.hasNext()).isFalse();
            assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void whatComesBackAsItWasGivenIsNotMadeAnew() {
        var few = Metrics.empty().with("a", MetricValue.of(1));
        assertThat(Metrics.of(few.asMap())).isSameAs(few);
        assertThat(Metrics.of(Map.of())).isSameAs(Metrics.empty());
        var table = MetricTable.of(few.asMap());
        assertThat(Metrics.of(table).table()).isSameAs(table);
        assertThat(Metrics.of(table).asMap()).isSameAs(table);
        assertThat(Metrics.empty().table()).isEmpty();
    }

    @Test
    void tellsTheCurrentValueOfEach() {
        var metrics = Metrics.empty()
                .with("several", MetricValue.of(List.of(MetricValue.of(3), MetricValue.of(2))))
                .with("one", MetricValue.of("x"));
        assertThat(metrics.current("several")).isEqualTo(MetricValue.of(3));
        assertThat(metrics.current("one")).isEqualTo(MetricValue.of("x"));
        assertThat(metrics.current("none")).isNull();
    }

    @Test
    void areEmptyWithoutAny() {
        assertThat(Metrics.empty().isEmpty()).isTrue();
        assertThat(Metrics.empty().with("a", MetricValue.of(1)).isEmpty()).isFalse();
        assertThat(Metrics.of(MetricTable.of(Map.of("a", MetricValue.of(1)))).isEmpty()).isFalse();
    }

    /** In the log a player's whole state would drown all else. */
    @Test
    void manyTellTheirNumberOnly() {
        var live = new LiveMetrics(Metrics.empty());
        for (var i = 0; i < 100; i++) {
            live.put("m" + i, MetricValue.of(true));
        }
        var hundred = live.freeze();
        assertThat(hundred).hasToString(hundred.asMap().toString());
        assertThat(hundred.with("one more", MetricValue.of(1))).hasToString("101 metrics");
    }

    @Test
    void visitsEachInOrder() {
        var seen = new ArrayList<String>();
        var metrics = Metrics.empty().with("b", MetricValue.of(1)).with("2", MetricValue.of(true));
        metrics.forEach((name, value) -> seen.add(name + value.current()));
        assertThat(seen).containsExactly("2" + MetricValue.of(true), "b" + MetricValue.of(1));
    }

    @Test
    void thereIsNoNameBeyondTheLast() {
        var later = Metrics.of(MetricTable.of(Map.of("b", MetricValue.of(2)))).with("a", MetricValue.of(1));
        var few = Metrics.empty().with("b", MetricValue.of(2)).with("a", MetricValue.of(1));
        for (var metrics : List.of(later, few, Metrics.of(MetricTable.of(few.asMap())))) {
            assertThat(metrics.nameAt(0)).isEqualTo("b");
            assertThat(metrics.nameAt(1)).isEqualTo("a");
            assertThatThrownBy(() -> metrics.nameAt(2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> metrics.nameAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void whatIsSetLaterStandsAmongTheIndicesThatCameBefore() {
        var bulk = Metrics.of(MetricTable.of(Metrics.empty().with("10", MetricValue.of(0)).with("5", MetricValue.of(0))
                .with("x", MetricValue.of(0)).asMap()));
        var metrics = bulk;
        for (var name : List.of("y", "7", "4294967294", "0", "5")) {
            metrics = metrics.with(name, MetricValue.of(1));
        }
        assertThat(metrics.asMap().keySet()).containsExactly("0", "5", "7", "10", "4294967294", "x", "y");
        assertThat(metrics.get("5")).isEqualTo(metrics.asMap().get("5")).isEqualTo(MetricValue.of(1));
        assertThat(List.copyOf(metrics.asMap().values()).get(1)).isEqualTo(MetricValue.of(1));
        assertThat(metrics.table().keySet()).containsExactlyElementsOf(metrics.asMap().keySet());
        assertThat(metrics.nameAt(4)).isEqualTo("4294967294");
        assertThat(bulk.asMap().keySet()).containsExactly("5", "10", "x");
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
    void anArrayDoesNotChangeWithTheListItWasMadeOf() {
        var elements = new ArrayList<>(List.of(MetricValue.of(1), MetricValue.of(2)));
        var array = new MetricValue.Array(elements);
        elements.clear();
        assertThat(array.values()).containsExactly(MetricValue.of(1), MetricValue.of(2));
        var packed = MetricTable.of(Map.of("a", array)).value(0);
        assertThat(packed).isEqualTo(array);
        assertThat(packed.all()).as("no box for each number").isInstanceOf(PackedNumbers.class);
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
        assertThat(MetricValue.of("x").all()).containsExactly(MetricValue.of("x"));
        for (var number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> MetricValue.of(number)).isInstanceOf(IllegalArgumentException.class);
        }
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
