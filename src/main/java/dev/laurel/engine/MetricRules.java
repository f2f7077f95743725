package dev.laurel.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import dev.laurel.engine.metric.MetricValue;

/**
 * What the values of one metric can unlock. Achievements are given by their place in the catalog.
 *
 * <p>Thresholds are sorted, and a cursor stands at the lowest one that is still locked: a number below it unlocks none,
 * which one comparison tells however many there are.
 */
final class MetricRules {
    /** Rules of a metric that no achievement looks at. */
    static final MetricRules NONE = new MetricRules(List.of(), Map.of(), new int[0]);

    private final double[] thresholds;
    private final int[] atThresholds;
    private final Map<Object, Integer> exact;
    private final int[] conditions;
    private int cursor;
    private double next;
    private boolean othersOpen;

    /**
     * Rules with nothing unlocked.
     *
     * @param thresholds each with the achievement that is met from there on
     * @param exact achievements by the boolean or string that meets each
     * @param conditions achievements whose conditions read the metric
     */
    MetricRules(List<Threshold> thresholds, Map<Object, Integer> exact, int[] conditions) {
        var sorted = thresholds.stream().sorted().toList();
        this.thresholds = sorted.stream().mapToDouble(Threshold::value).toArray();
        atThresholds = sorted.stream().mapToInt(Threshold::achievement).toArray();
        this.exact = new HashMap<>(exact);
        this.conditions = conditions;
        settle(new BitSet());
    }

    /** A number and the achievement that is met from there on. */
    record Threshold(double value, int achievement) implements Comparable<Threshold> {
        @Override
        public int compareTo(Threshold other) {
            var byValue = Double.compare(value, other.value);
            return byValue != 0 ? byValue : Integer.compare(achievement, other.achievement);
        }
    }

    /** Whether this value can unlock anything; quick, and wrong only in saying yes. */
    boolean mayUnlock(MetricValue value) {
        return othersOpen
                || (value instanceof MetricValue.Numeric(var number) ? number >= next : mayUnlockSlowly(value));
    }

    /** Tells the achievements of this metric that its current value meets and that are not unlocked. */
    void met(MetricValue value, BitSet unlocked, IntConsumer found) {
        switch (value.current()) {
            case MetricValue.Numeric(var number) -> {
                for (var i = cursor; i < thresholds.length && thresholds[i] <= number; i++) {
                    report(atThresholds[i], unlocked, found);
                }
            }
            case MetricValue.Text(var text) -> report(exact.getOrDefault(text, -1), unlocked, found);
            case MetricValue.Bool(var bool) -> report(exact.getOrDefault(bool, -1), unlocked, found);
            case MetricValue.Null _, MetricValue.Array _, MetricValue.Opaque _ -> {}
        }
    }

    /** The achievements whose conditions read this metric. */
    int[] conditions() {
        return conditions;
    }

    /** Moves the cursor to where it belongs. */
    void settle(BitSet unlocked) {
        cursor = 0;
        advance(unlocked);
    }

    /** Moves the cursor on after something was unlocked. */
    void advance(BitSet unlocked) {
        while (cursor < thresholds.length && unlocked.get(atThresholds[cursor])) {
            cursor++;
        }
        next = cursor < thresholds.length ? thresholds[cursor] : Double.POSITIVE_INFINITY;
        othersOpen = Arrays.stream(conditions).anyMatch(condition -> !unlocked.get(condition));
    }

    private boolean mayUnlockSlowly(MetricValue value) {
        return value instanceof MetricValue.Array || !exact.isEmpty();
    }

    private static void report(int achievement, BitSet unlocked, IntConsumer found) {
        if (achievement >= 0 && !unlocked.get(achievement)) {
            found.accept(achievement);
        }
    }
}
