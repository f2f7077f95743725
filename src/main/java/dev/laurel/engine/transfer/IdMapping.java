package dev.laurel.engine.transfer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogDifference;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * What the ids and metrics in some data are called now, where its catalog was another version of the one here. Only
 * what can be told for certain is in it:
 *
 * <ul>
 *   <li>a metric that went, and one that came with at least the same keys and titles: it was renamed, and its
 *       achievements with it;
 *   <li>an achievement whose key moved, such as another threshold or a condition in its place: same metric and title;
 *   <li>an achievement that went, and one that came with the same title, which neither catalog has twice.
 * </ul>
 *
 * Ids that both catalogs have are never in it.
 *
 * @param ids what an id of the data means here, in the data's order
 * @param metrics new names of the data's metrics
 */
public record IdMapping(Map<String, Achievement> ids, Map<String, String> metrics) {
    /** A metric that might have become one of more than these is not looked at any closer. */
    private static final int MOST_CANDIDATES = 16;

    /** Of nothing. */
    public static final IdMapping NONE = new IdMapping(Map.of(), Map.of());

    public IdMapping {
        ids = new LinkedHashMap<>(ids);
        metrics = new LinkedHashMap<>(metrics);
    }

    /**
     * What can be told of some data.
     *
     * @param then the catalog that it was made with
     * @param now the catalog here
     */
    public static IdMapping of(ExportedData data, Catalog then, Catalog now) {
        var arrivals = new Arrivals(then, now);
        var renamed = renamedMetrics(then, now, arrivals);
        var successors = successors(then, now, renamed, arrivals);
        var ids = new LinkedHashMap<String, Achievement>();
        for (var id : data.unlockedAchievements()) {
            // Through the catalog, since the reference ends the ids of conditional achievements at random.
            then.find(id).map(Achievement::id).map(successors::get).ifPresent(successor -> ids.put(id, successor));
        }
        var metrics = new LinkedHashMap<String, String>();
        renamed.forEach((old, name) -> {
            if (data.metrics().contains(old) && !data.metrics().contains(name)) {
                metrics.put(old, name);
            }
        });
        return new IdMapping(ids, metrics);
    }

    /** A key and a title, in a metric or in any. */
    private record Face(@Nullable String metric, String key, String title) {
        static Face in(String metric, Achievement achievement) {
            return new Face(metric, achievement.key(), achievement.title());
        }

        static Face anywhere(Achievement achievement) {
            return new Face(null, achievement.key(), achievement.title());
        }
    }

    /** The achievements of metrics that came, to be found by their faces. */
    private static final class Arrivals {
        final Map<Face, Achievement> inMetric = new HashMap<>();
        final Map<Face, Set<String>> metrics = new HashMap<>();

        Arrivals(Catalog then, Catalog now) {
            var known = Set.copyOf(then.metrics());
            for (var achievement : now.achievements()) {
                if (!known.contains(achievement.metric())) {
                    inMetric.putIfAbsent(Face.in(achievement.metric(), achievement), achievement);
                    metrics.computeIfAbsent(Face.anywhere(achievement), _ -> new LinkedHashSet<>())
                            .add(achievement.metric());
                }
            }
        }

        /** The metrics that have everything that an old one had. */
        List<String> successors(List<Achievement> old) {
            var fewest = old.stream()
                    .map(achievement -> metrics.getOrDefault(Face.anywhere(achievement), Set.of()))
                    .min(Comparator.comparingInt(Set::size))
                    .orElse(Set.of());
            return fewest.size() > MOST_CANDIDATES
                    ? List.of()
                    : fewest.stream()
                            .filter(metric -> old.stream().allMatch(each ->
                                    inMetric.containsKey(Face.in(metric, each))))
                            .toList();
        }
    }

    /** Each metric that has exactly one successor, of which it is the only predecessor. */
    private static Map<String, String> renamedMetrics(Catalog then, Catalog now, Arrivals arrivals) {
        var gone = new LinkedHashSet<>(then.metrics());
        now.metrics().forEach(gone::remove);
        var renamed = new LinkedHashMap<String, String>();
        var predecessors = new HashMap<String, Integer>();
        for (var old : gone) {
            var successors = arrivals.successors(then.ofMetric(old));
            successors.forEach(metric -> predecessors.merge(metric, 1, Integer::sum));
            if (successors.size() == 1) {
                renamed.put(old, successors.getFirst());
            }
        }
        renamed.values().removeIf(metric -> predecessors.getOrDefault(metric, 0) > 1);
        return renamed;
    }

    private static Map<String, Achievement> successors(
            Catalog then, Catalog now, Map<String, String> renamed, Arrivals arrivals) {
        var difference = CatalogDifference.between(then, now);
        var successors = new HashMap<String, Achievement>();
        difference.moved().forEach(moved -> successors.put(moved.then().id(), moved.now()));
        var added = new HashSet<String>();
        difference.added().forEach(achievement -> added.add(achievement.id()));
        var titlesThen = titles(then);
        var titlesNow = titles(now);
        for (var removed : difference.removed()) {
            var metric = renamed.get(removed.metric());
            var successor = metric != null
                    ? arrivals.inMetric.get(Face.in(metric, removed))
                    : titlesThen.containsKey(removed.title()) ? titlesNow.get(removed.title()) : null;
            if (successor != null && added.contains(successor.id())) {
                successors.put(removed.id(), successor);
            }
        }
        return successors;
    }

    /** The achievements whose title no other one has. */
    private static Map<String, Achievement> titles(Catalog catalog) {
        var titles = new HashMap<String, @Nullable Achievement>();
        for (var achievement : catalog.achievements()) {
            titles.put(achievement.title(), titles.containsKey(achievement.title()) ? null : achievement);
        }
        var unique = new HashMap<String, Achievement>();
        titles.forEach((title, achievement) -> {
            if (achievement != null) {
                unique.put(title, achievement);
            }
        });
        return unique;
    }

    /** Whether there is nothing to map. */
    public boolean isEmpty() {
        return ids.isEmpty() && metrics.isEmpty();
    }

    /** The data in the terms of the catalog here. Everything else of it, its config hash too, stays as it is. */
    public ExportedData applied(ExportedData data) {
        if (isEmpty()) {
            return data;
        }
        var unlocked = new LinkedHashSet<String>();
        for (var id : data.unlockedAchievements()) {
            var now = ids.get(id);
            unlocked.add(now == null ? id : now.id());
        }
        return new ExportedData(
                data.version(), data.timestamp(), applied(data.metrics()), List.copyOf(unlocked), data.configHash());
    }

    private Metrics applied(Metrics all) {
        if (metrics.isEmpty()) {
            return all;
        }
        var result = LinkedHashMap.<String, MetricValue>newLinkedHashMap(all.size());
        all.forEach((metric, value) -> result.put(metrics.getOrDefault(metric, metric), value));
        return Metrics.of(result);
    }
}
