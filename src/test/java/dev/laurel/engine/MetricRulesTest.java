package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.MetricRules.Threshold;
import dev.laurel.engine.metric.MetricValue;
import org.junit.jupiter.api.Test;

/** That an update looks at what it may unlock and at nothing else. */
class MetricRulesTest {
    private static final int[] NONE = {};

    private final BitSet unlocked = new BitSet();

    private List<Integer> met(MetricRules rules, MetricValue value) {
        var found = new ArrayList<Integer>();
        rules.met(value, unlocked, found::add);
        return found;
    }

    private static MetricValue number(double value) {
        return MetricValue.of(value);
    }

    @Test
    void aNumberBelowTheLowestLockedThresholdUnlocksNothing() {
        var rules = new MetricRules(
                List.of(new Threshold(20, 1), new Threshold(10, 0), new Threshold(10, 2)), Map.of(), NONE);
        assertThat(rules.mayUnlock(number(9))).isFalse();
        assertThat(rules.mayUnlock(number(10))).isTrue();
        assertThat(met(rules, number(10))).containsExactly(0, 2);
        assertThat(met(rules, number(25))).containsExactly(0, 2, 1);
        unlocked.set(0);
        rules.advance(unlocked);
        assertThat(rules.mayUnlock(number(10))).as("one of two is locked").isTrue();
        assertThat(met(rules, number(10))).containsExactly(2);
        unlocked.set(2);
        rules.advance(unlocked);
        assertThat(rules.mayUnlock(number(19))).isFalse();
        assertThat(rules.mayUnlock(number(20))).isTrue();
        unlocked.set(1);
        rules.advance(unlocked);
        assertThat(rules.mayUnlock(number(Double.MAX_VALUE))).isFalse();
        assertThat(met(rules, number(25))).isEmpty();
    }

    @Test
    void whatIsLockedAgainIsFoundAgain() {
        var rules = new MetricRules(List.of(new Threshold(10, 0), new Threshold(20, 1)), Map.of(), NONE);
        unlocked.set(0, 2);
        rules.settle(unlocked);
        assertThat(rules.mayUnlock(number(30))).isFalse();
        unlocked.clear(0);
        rules.settle(unlocked);
        assertThat(rules.mayUnlock(number(10))).isTrue();
        assertThat(met(rules, number(30))).containsExactly(0);
    }

    @Test
    void wordsMeetWhatNamesThem() {
        var rules = new MetricRules(List.of(), Map.of("wizard", 3, "first", 0, true, 5), NONE);
        assertThat(rules.mayUnlock(MetricValue.of("knight"))).as("may be wrong in saying yes").isTrue();
        assertThat(rules.mayUnlock(number(1))).isFalse();
        assertThat(met(rules, MetricValue.of("wizard"))).containsExactly(3);
        assertThat(met(rules, MetricValue.of("first"))).containsExactly(0);
        assertThat(met(rules, MetricValue.of("knight"))).isEmpty();
        assertThat(met(rules, MetricValue.of(true))).containsExactly(5);
        assertThat(met(rules, MetricValue.of(false))).isEmpty();
        assertThat(met(rules, new MetricValue.Array(List.of(MetricValue.of("wizard"), MetricValue.of("knight")))))
                .as("the current one of several").containsExactly(3);
        unlocked.set(3);
        assertThat(met(rules, MetricValue.of("wizard"))).isEmpty();
    }

    @Test
    void withoutWordsToMeetNoWordIsLookedAt() {
        assertThat(MetricRules.NONE.mayUnlock(MetricValue.of("x"))).isFalse();
        assertThat(MetricRules.NONE.mayUnlock(number(1))).isFalse();
        assertThat(MetricRules.NONE.mayUnlock(new MetricValue.Array(List.of(number(1)))))
                .as("has to be looked into").isTrue();
    }

    @Test
    void anOpenConditionLooksAtEverything() {
        var rules = new MetricRules(List.of(), Map.of(), new int[] {0, 1});
        assertThat(rules.conditions()).containsExactly(0, 1);
        assertThat(rules.mayUnlock(number(-1))).isTrue();
        unlocked.set(0);
        rules.advance(unlocked);
        assertThat(rules.mayUnlock(number(-1))).isTrue();
        unlocked.set(1);
        rules.advance(unlocked);
        assertThat(rules.mayUnlock(number(-1))).isFalse();
    }
}
