package dev.laurel.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.LiveMetrics;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * Two states become one, so that nothing that either has achieved is lost. Pure.
 *
 * <p>For each metric, the first of these that fits:
 * <ol>
 * <li>Changed here alone since the common ancestor: as it is here. So a player may also lower, reset or undo.
 * <li>On one side alone: that side's. What is missing there does not go missing here.
 * <li>A number wins over a word, and anything over nothing (null, an empty array).
 * <li>Of two numbers the higher one, with all values behind it; at a tie the side with more values.
 * <li>A word that was changed there alone: as it is there.
 * <li>A word that was changed on both sides: the later one, and a {@link Conflict}.
 * </ol>
 * So numbers go down for nobody but the one who lowers them. Unlocked ids are those of both, the other side's first, so
 * that their order comes to be the same everywhere; but for those that both had and that were taken back here.
 *
 * @param state of both; the very state from here if that has all
 * @param received how many metrics and unlocks came from the other side
 * @param conflicts what could not be decided
 */
record Join(Snapshot state, int received, List<Conflict> conflicts) {
    Join {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Joins.
     *
     * @param hereIsLater asked for a metric that was changed on both sides
     */
    static Join of(Snapshot here, Snapshot there, Ancestor ancestor, Predicate<String> hereIsLater) {
        var conflicts = new ArrayList<Conflict>();
        var taken = taken(here.metrics(), there.metrics(), ancestor, hereIsLater, conflicts);
        var metrics = new LiveMetrics(here.metrics());
        taken.forEach(metrics::put);
        var unlocked = unlocked(here.unlocked(), there.unlocked(), ancestor);
        var unchanged = taken.isEmpty() && unlocked.equals(here.unlocked());
        return new Join(
                unchanged ? here : new Snapshot(metrics.freeze(), unlocked),
                taken.size() + unlocked.size() - here.unlocked().size(),
                conflicts);
    }

    /** What the other side has that counts more than what is here. */
    private static Map<String, MetricValue> taken(
            Metrics here, Metrics there, Ancestor ancestor, Predicate<String> hereIsLater, List<Conflict> conflicts) {
        var taken = new LinkedHashMap<String, MetricValue>();
        for (var metric : there.asMap().entrySet()) {
            var own = here.get(metric.getKey());
            var joined = value(metric.getKey(), own, metric.getValue(), ancestor, hereIsLater, conflicts);
            if (joined != null && !joined.equals(own)) {
                taken.put(metric.getKey(), joined);
            }
        }
        return taken;
    }

    private static @Nullable MetricValue value(
            String metric,
            @Nullable MetricValue here,
            MetricValue there,
            Ancestor ancestor,
            Predicate<String> hereIsLater,
            List<Conflict> conflicts) {
        if (Values.same(here, there)) {
            return here;
        }
        var before = ancestor.of(metric, there);
        if (Values.same(there, before)) {
            return here;
        }
        if (here == null) {
            return there;
        }
        var rank = Values.rank(here);
        var byRank = rank.compareTo(Values.rank(there));
        if (byRank != 0) {
            return byRank > 0 ? here : there;
        }
        if (rank != Values.Rank.WORD || here.current().equals(there.current())) {
            return Values.compare(here, there) > 0 ? here : there;
        }
        if (Values.same(here, before)) {
            return there;
        }
        var conflict = new Conflict(metric, here, there, hereIsLater.test(metric));
        conflicts.add(conflict);
        return conflict.kept();
    }

    private static List<String> unlocked(List<String> here, List<String> there, Ancestor ancestor) {
        if (here.equals(there)) {
            return here;
        }
        var own = new HashSet<>(here);
        var common = ancestor.unlocked();
        var result = new LinkedHashSet<String>();
        for (var id : there) {
            if (own.contains(id) || !common.contains(id)) {
                result.add(id);
            }
        }
        result.addAll(here);
        return List.copyOf(result);
    }
}
