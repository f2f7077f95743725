package dev.laurel.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.MetricRules.Threshold;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;

/**
 * A catalog arranged by what has to be looked at when a metric changes, with the cursors of one engine. Achievements
 * are given by their place in the catalog.
 */
final class Rulebook {
    private static final int[] NOTHING = {};

    private final Catalog catalog;
    private final Achievement[] achievements;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, MetricRules> byMetric = new HashMap<>();
    /** Achievements whose conditions look at all metrics, whichever they are. */
    private final int[] readAnything;

    Rulebook(Catalog catalog) {
        this.catalog = catalog;
        achievements = catalog.achievements().toArray(Achievement[]::new);
        var collected = new HashMap<String, Collected>();
        var anything = new ArrayList<Integer>();
        for (var place = 0; place < achievements.length; place++) {
            var achievement = achievements[place];
            places.put(achievement.id(), place);
            collect(achievement, place, collected, anything);
        }
        collected.forEach((metric, rules) -> byMetric.put(metric, rules.rules()));
        readAnything = anything.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void collect(
            Achievement achievement, int place, Map<String, Collected> collected, List<Integer> anything) {
        var own = collected.computeIfAbsent(achievement.metric(), _ -> new Collected());
        switch (achievement.requirement()) {
            case Requirement.AtLeast(var threshold) -> own.thresholds.add(new Threshold(threshold, place));
            case Requirement.IsBoolean(var value) -> own.exact.put(value, place);
            case Requirement.IsText(var value) -> own.exact.put(value, place);
            case Requirement.Condition condition when condition.readsAll() -> anything.add(place);
            case Requirement.Condition condition -> {
                for (var metric : condition.metrics()) {
                    collected.computeIfAbsent(metric, _ -> new Collected()).conditions.add(place);
                }
            }
        }
    }

    int size() {
        return achievements.length;
    }

    Achievement achievement(int place) {
        return achievements[place];
    }

    /** The ids of achievements. */
    List<String> ids(int[] places) {
        return Arrays.stream(places).mapToObj(place -> achievements[place].id()).toList();
    }

    /** The place of the achievement that an id means, or -1. */
    int place(String id) {
        var place = places.get(id);
        if (place == null) {
            place = catalog.find(id).map(achievement -> places.get(achievement.id())).orElse(null);
        }
        return place == null ? -1 : place;
    }

    /** What a metric can unlock. */
    MetricRules rules(String metric) {
        return byMetric.getOrDefault(metric, MetricRules.NONE);
    }

    /** Whether any condition that may read anything is still open. */
    boolean anythingOpen(BitSet unlocked) {
        return Arrays.stream(readAnything).anyMatch(place -> !unlocked.get(place));
    }

    /** Puts every cursor where it belongs. */
    void settle(BitSet unlocked) {
        byMetric.values().forEach(rules -> rules.settle(unlocked));
    }

    /** Moves the cursors on that something newly unlocked concerns. */
    void advance(int[] newlyUnlocked, BitSet unlocked) {
        for (var place : newlyUnlocked) {
            var achievement = achievements[place];
            rules(achievement.metric()).advance(unlocked);
            if (achievement.requirement() instanceof Requirement.Condition condition) {
                condition.metrics().forEach(metric -> rules(metric).advance(unlocked));
            }
        }
    }

    /**
     * The achievements that are newly met, in catalog order, if nothing but these metrics has changed.
     *
     * @param values all values afterwards
     */
    int[] met(
            Iterable<String> changed, CurrentValues values, BitSet unlocked) {
        var found = new BitSet();
        for (var metric : changed) {
            var rules = rules(metric);
            var value = values.current(metric);
            if (value != null) {
                rules.met(value, unlocked, found::set);
            }
            test(rules.conditions(), values, unlocked, found);
        }
        test(readAnything, values, unlocked, found);
        return found.isEmpty() ? NOTHING : found.stream().toArray();
    }

    /** The achievements that are newly met, in catalog order, whatever has changed. */
    int[] met(CurrentValues values, BitSet unlocked) {
        var found = new BitSet();
        for (var place = unlocked.nextClearBit(0); place < achievements.length;
                place = unlocked.nextClearBit(place + 1)) {
            if (met(achievements[place], values)) {
                found.set(place);
            }
        }
        return found.isEmpty() ? NOTHING : found.stream().toArray();
    }

    private void test(
            int[] conditions, CurrentValues values, BitSet unlocked, BitSet found) {
        for (var place : conditions) {
            if (!unlocked.get(place) && !found.get(place) && met(achievements[place], values)) {
                found.set(place);
            }
        }
    }

    private static boolean met(Achievement achievement, CurrentValues values) {
        return achievement.requirement().isMet(achievement.metric(), values);
    }

    private static final class Collected {
        private final List<Threshold> thresholds = new ArrayList<>();
        /** A metric has each key once, so a word meets one achievement. */
        private final Map<Object, Integer> exact = new HashMap<>();
        private final List<Integer> conditions = new ArrayList<>();

        MetricRules rules() {
            return new MetricRules(
                    thresholds,
                    exact,
                    conditions.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
