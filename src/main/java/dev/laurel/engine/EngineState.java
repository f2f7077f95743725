package dev.laurel.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.laurel.engine.metric.LiveMetrics;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.rule.CurrentValues;
import org.jspecify.annotations.Nullable;

/**
 * Metrics and unlocked achievements of one engine, with what lets a change be judged by what it touches. Knows nothing
 * of locks, stores and listeners.
 *
 * <p>As long as it is settled, every achievement that is met is unlocked, so only what a change touches can become met.
 * A state that came from elsewhere is not settled: another catalog or another program may have made it.
 */
final class EngineState {
    private final Rulebook rulebook;
    private LiveMetrics metrics;
    private MetricRules[] rulesBySlot;
    private String[] ids;
    private int idCount;
    private @Nullable SharedIds shared;
    private BitSet unlocked;
    private Map<String, Instant> unlockedAt;
    /** Whether a change can be judged by what it touches. */
    private boolean settled;
    private boolean conditionsOnAnything;

    EngineState(Rulebook rulebook, Snapshot state, Map<String, Instant> unlockedAt) {
        this.rulebook = rulebook;
        metrics = new LiveMetrics(state.metrics());
        rulesBySlot = new MetricRules[Math.max(16, metrics.slots())];
        ids = state.unlocked().toArray(new String[state.unlocked().size() + 4]);
        idCount = state.unlocked().size();
        unlocked = new BitSet(rulebook.size());
        this.unlockedAt = new HashMap<>(unlockedAt);
        for (var id : state.unlocked()) {
            var place = rulebook.place(id);
            if (place >= 0) {
                unlocked.set(place);
            }
        }
    }

    /** The slot of a metric, or -1 if it has none, whether or not it has a value. */
    int slot(String metric) {
        return metrics.slot(metric);
    }

    MetricValue at(int slot) {
        return metrics.at(slot);
    }

    @Nullable MetricValue get(String metric) {
        return metrics.get(metric);
    }

    /** Whether a value in a slot may unlock something; quick, and wrong only in saying yes. */
    boolean mayUnlock(int slot, MetricValue value) {
        return !settled || conditionsOnAnything || rules(slot).mayUnlock(value);
    }

    /** What these changes would unlock, in catalog order. */
    int[] met(Map<String, MetricValue> changes) {
        var after = new After(changes);
        return settled ? rulebook.met(changes.keySet(), after, unlocked) : rulebook.met(after, unlocked);
    }

    void set(int slot, MetricValue value) {
        metrics.set(slot, value);
    }

    /** Makes changes, of which {@link #met} has told what they unlock. */
    void apply(Map<String, MetricValue> changes, int[] met, Instant time) {
        changes.forEach(metrics::put);
        for (var place : met) {
            var id = rulebook.achievement(place).id();
            unlocked.set(place);
            unlockedAt.put(id, time);
            if (idCount == ids.length) {
                ids = Arrays.copyOf(ids, idCount * 2);
            }
            ids[idCount++] = id;
            shared = null;
        }
        if (!settled) {
            rulebook.settle(unlocked);
            settled = true;
            conditionsOnAnything = rulebook.anythingOpen(unlocked);
        } else if (met.length > 0) {
            rulebook.advance(met, unlocked);
            conditionsOnAnything = rulebook.anythingOpen(unlocked);
        }
    }

    /** Takes a state that came with everything unlocked that it meets. */
    void assumeSettled() {
        rulebook.settle(unlocked);
        conditionsOnAnything = rulebook.anythingOpen(unlocked);
        settled = true;
    }

    Snapshot snapshot() {
        var list = shared;
        if (list == null) {
            list = new SharedIds(ids, idCount);
            shared = list;
        }
        return new Snapshot(metrics.freeze(), list);
    }

    @Nullable Instant unlockedAt(String id) {
        return unlockedAt.get(id);
    }

    /** The times of those of these ids for which they are known. */
    Map<String, Instant> timesOf(List<String> ids) {
        var result = new HashMap<String, Instant>();
        for (var id : ids) {
            var time = unlockedAt.get(id);
            if (time != null) {
                result.put(id, time);
            }
        }
        return result;
    }

    List<AchievementStatus> achievements() {
        var result = new ArrayList<AchievementStatus>(rulebook.size());
        for (var place = 0; place < rulebook.size(); place++) {
            result.add(status(place));
        }
        return List.copyOf(result);
    }

    private AchievementStatus status(int place) {
        var achievement = rulebook.achievement(place);
        return AchievementStatus.of(
                achievement,
                unlocked.get(place),
                unlockedAt.get(achievement.id()),
                metrics.get(achievement.metric()));
    }

    private MetricRules rules(int slot) {
        if (slot >= rulesBySlot.length) {
            rulesBySlot = Arrays.copyOf(rulesBySlot, Math.max(slot + 1, rulesBySlot.length * 2));
        }
        var rules = rulesBySlot[slot];
        if (rules == null) {
            rules = rulebook.rules(metrics.name(slot));
            rulesBySlot[slot] = rules;
        }
        return rules;
    }

    /** The values as they will be after changes that are not made yet. */
    private final class After implements CurrentValues {
        private final Map<String, MetricValue> changes;

        After(Map<String, MetricValue> changes) {
            this.changes = changes;
        }

        @Override
        public @Nullable MetricValue current(String metric) {
            var changed = changes.get(metric);
            var value = changed == null ? metrics.get(metric) : changed;
            return value == null ? null : value.current();
        }

        @Override
        public Set<String> names() {
            var names = metrics.names();
            names.addAll(changes.keySet());
            return names;
        }
    }
}
