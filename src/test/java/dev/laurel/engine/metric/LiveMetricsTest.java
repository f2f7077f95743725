package dev.laurel.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveMetricsTest {
    private static LiveMetrics of(int count) {
        var live = new LiveMetrics(Metrics.empty());
        for (var i = 0; i < count; i++) {
            live.put("n" + i, MetricValue.of(i));
        }
        return live;
    }

    /** Around every size at which an array grows: names, leaves of 64, branches of 64 leaves. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 192, 4_095, 4_096, 4_097,
        4_160, 8_191, 8_192, 8_193, 12_288, 16_384})
    void whatIsFrozenStaysWhileBothOfItsHeirsChange(int count) {
        var one = of(count);
        var frozen = one.freeze();
        var other = new LiveMetrics(frozen);
        var expected = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            expected.add(i);
        }
        var ofOne = new ArrayList<>(expected);
        var ofOther = new ArrayList<>(expected);
        for (var slot : new int[] {0, count / 2, count - 1}) {
            if (slot >= 0 && slot < count) {
                one.set(slot, MetricValue.of(-1));
                ofOne.set(slot, -1);
                assertThat(other.put("n" + slot, MetricValue.of(-2))).isEqualTo(slot);
                ofOther.set(slot, -2);
            }
        }
        var middle = one.freeze();
        var ofMiddle = List.copyOf(ofOne);
        for (var i = count; i < count + 70; i++) {
            assertThat(one.put("n" + i, MetricValue.of(-3))).isEqualTo(i);
            ofOne.add(-3);
            assertThat(other.put("n" + i, MetricValue.of(-4))).isEqualTo(i);
            ofOther.add(-4);
        }
        one.set(0, MetricValue.of(-5));
        ofOne.set(0, -5);

        holds(frozen, expected);
        holds(middle, ofMiddle);
        holds(one.freeze(), ofOne);
        holds(other.freeze(), ofOther);
        assertThat(frozen.contains("n" + count)).isFalse();
        assertThat(middle.contains("n" + count)).isFalse();
        for (var slot = 0; slot < count + 70; slot++) {
            if (!one.name(slot).equals("n" + slot) || one.slot("n" + slot) != slot || other.slot("n" + slot) != slot) {
                assertThat(one.name(slot)).isEqualTo("n" + slot);
                assertThat(one.slot("n" + slot)).isEqualTo(other.slot("n" + slot)).isEqualTo(slot);
            }
        }
        assertThat(one.slots()).isEqualTo(count + 70);
        assertThat(one.slot("n" + (count + 70))).isEqualTo(-1);
    }

    /** What an heir changes is never written into the state that it began with. */
    @Test
    void anHeirWritesNothingThatWasFrozenBefore() {
        var start = of(300).freeze();
        var heir = new LiveMetrics(start);
        for (var slot = 0; slot < 300; slot += 70) {
            heir.set(slot, MetricValue.of(-1));
            heir.freeze();
        }
        for (var slot = 0; slot < 300; slot++) {
            assertThat(start.get("n" + slot)).isEqualTo(MetricValue.of(slot));
            assertThat(heir.at(slot)).isEqualTo(MetricValue.of(slot % 70 == 0 ? -1 : slot));
        }
    }

    private static void holds(Metrics metrics, List<Integer> expected) {
        assertThat(metrics.size()).isEqualTo(expected.size());
        for (var i = 0; i < expected.size(); i++) {
            var value = metrics.get("n" + i);
            if (!MetricValue.of(expected.get(i)).equals(value) || !metrics.nameAt(i).equals("n" + i)) {
                assertThat(value).as("n%d", i).isEqualTo(MetricValue.of(expected.get(i)));
                assertThat(metrics.nameAt(i)).isEqualTo("n" + i);
            }
        }
    }

    /** This is what makes freezing cost nothing and a change little, however many metrics there are. */
    @Test
    void aChangeCopiesOnlyThePathToItsValue() {
        var live = of(10_000);
        var before = live.freeze();
        live.set(5_000, MetricValue.of(-1));
        live.set(5_001, MetricValue.of(-1));
        var after = live.freeze();
        assertThat(after.names).isSameAs(before.names);
        assertThat(after.table).isSameAs(before.table);
        assertThat(after.values[0]).isSameAs(before.values[0]);
        assertThat(after.values[1]).isNotSameAs(before.values[1]);
        assertThat(after.values[2]).isSameAs(before.values[2]);
        var changed = (5_000 - 4_096) / 64;
        for (var leaf = 0; leaf < 64; leaf++) {
            if (leaf == changed) {
                assertThat(after.values[1][leaf]).isNotSameAs(before.values[1][leaf]);
            } else {
                assertThat(after.values[1][leaf]).isSameAs(before.values[1][leaf]);
            }
        }
    }

    @Test
    void aNewNameNeedsNoCopyOfTheOthersWhileThereIsRoom() {
        var live = of(10_000);
        var before = live.freeze();
        live.put("new", MetricValue.of(1));
        var after = live.freeze();
        assertThat(after.names).isSameAs(before.names);
        assertThat(after.table).isSameAs(before.table);
        assertThat(after.values[0]).isSameAs(before.values[0]);
        assertThat(before.contains("new")).isFalse();
        assertThat(after.contains("new")).isTrue();
    }

    @Test
    void fewMetricsTakeLittleRoom() {
        var one = of(1).freeze();
        assertThat(one.names).hasSize(8);
        assertThat(one.table).hasSize(16);
        assertThat(one.values[0][0]).hasSize(8);
        assertThat(of(9).freeze().values[0][0]).hasSize(16);
        assertThat(of(65).freeze().values[0][1]).hasSize(64);
    }

    @Test
    void freezingTwiceGivesTheSame() {
        var live = of(3);
        var frozen = live.freeze();
        assertThat(live.freeze()).isSameAs(frozen);
        assertThat(new LiveMetrics(frozen).freeze()).isSameAs(frozen);
        live.set(0, MetricValue.of(9));
        assertThat(live.freeze()).isNotSameAs(frozen);
    }

    @Test
    void aLargeStateGivesItsMetricsSlotsAsTheyAreSet() {
        var bulk = Metrics.of(MetricTable.of(Map.of("7", MetricValue.of(1), "b", MetricValue.of(2))));
        var live = new LiveMetrics(bulk);
        assertThat(live.slots()).isZero();
        assertThat(live.slot("b")).isEqualTo(-1);
        assertThat(live.get("b")).isEqualTo(MetricValue.of(2));
        assertThat(live.names()).containsExactlyInAnyOrder("7", "b");

        assertThat(live.put("b", MetricValue.of(3))).isZero();
        assertThat(live.put("8", MetricValue.of(4))).isOne();
        assertThat(live.put("7", MetricValue.of(5))).isEqualTo(2);

        assertThat(live.slots()).isEqualTo(3);
        assertThat(live.size()).isEqualTo(3);
        assertThat(live.names()).containsExactlyInAnyOrder("7", "8", "b");
        assertThat(live.at(0)).isEqualTo(MetricValue.of(3)).isEqualTo(live.get("b"));
        assertThat(live.freeze().asMap())
                .containsExactly(
                        Map.entry("7", MetricValue.of(5)),
                        Map.entry("8", MetricValue.of(4)),
                        Map.entry("b", MetricValue.of(3)));
        assertThat(bulk.get("b")).isEqualTo(MetricValue.of(2));
        assertThat(bulk.size()).isEqualTo(2);
    }

    @Test
    void theNamesAreACopy() {
        var live = of(2);
        live.names().clear();
        assertThat(live.names()).containsExactlyInAnyOrder("n0", "n1");
        assertThat(live.get("absent")).isNull();
    }

    /** Enough of one hash code to leave the table, before and after a state was frozen and branched. */
    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 514, 515, 1_024})
    void namesOfOneHashCodeAreFoundOnEitherSideOfTheLimit(int count) {
        var names = new ArrayList<>(List.of(""));
        while (names.size() < 2_048) {
            var longer = new ArrayList<String>();
            names.forEach(name -> longer.addAll(List.of(name + "Aa", name + "BB")));
            names = longer;
        }
        var live = new LiveMetrics(Metrics.empty());
        for (var name : names.subList(0, count)) {
            live.put(name, MetricValue.of(1));
        }
        var frozen = live.freeze();
        var heir = new LiveMetrics(frozen);
        assertThat(heir.put(names.get(2_000), MetricValue.of(2))).isEqualTo(count);
        for (var name : names.subList(count, count + 600)) {
            live.put(name, MetricValue.of(3));
        }
        for (var i = 0; i < 2_048; i++) {
            var name = names.get(i);
            assertThat(frozen.contains(name)).isEqualTo(i < count);
            assertThat(live.slot(name)).isEqualTo(i < count + 600 ? i : -1);
            assertThat(heir.slot(name)).isEqualTo(i < count ? i : i == 2_000 ? count : -1);
        }
        assertThat(frozen.colliding == null).isEqualTo(count <= 513);
    }

    @Test
    void manyStatesInARowKeepWhatTheyHeld() {
        var random = Rounds.random(getClass());
        var live = new LiveMetrics(Metrics.of(MetricTable.of(Map.of("5", MetricValue.of(0), "x", MetricValue.of(0)))));
        Map<String, MetricValue> model = new LinkedHashMap<>(live.freeze().asMap());
        var states = new LinkedHashMap<Metrics, Map<String, MetricValue>>();
        for (var step = 0; step < Rounds.many(400); step++) {
            var name = random.nextInt(4) == 0 ? Integer.toString(random.nextInt(90)) : "m" + random.nextInt(150);
            var value = MetricValue.of(random.nextInt(1_000));
            live.put(name, value);
            model.put(name, value);
            assertThat(live.get(name)).isEqualTo(value);
            assertThat(live.size()).isEqualTo(model.size());
            if (random.nextInt(8) == 0) {
                states.put(live.freeze(), Map.copyOf(model));
                assertThat(live.names()).isEqualTo(new HashSet<>(model.keySet()));
            }
        }
        states.forEach((metrics, expected) -> {
            assertThat(metrics.size()).isEqualTo(expected.size());
            assertThat(metrics.asMap()).isEqualTo(expected);
        });
    }
}
