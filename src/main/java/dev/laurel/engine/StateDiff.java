package dev.laurel.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;

/**
 * How one state differs from another: a backup from the live state, a backup from another one.
 *
 * @param gained what the other state has unlocked and the base has not, in the other's order
 * @param missing what the base has unlocked and the other state has not, in the base's order
 * @param metrics the metrics whose current value differs, the base's order first
 */
public record StateDiff(List<Unlock> gained, List<Unlock> missing, List<MetricDelta> metrics) {
    public StateDiff {
        gained = List.copyOf(gained);
        missing = List.copyOf(missing);
        metrics = List.copyOf(metrics);
    }

    /**
     * An unlocked achievement.
     *
     * @param id its id
     * @param icon emoji or icon key
     * @param title its title, or the id where the catalog does not know it
     */
    public record Unlock(String id, String icon, String title) {}

    /**
     * Compares. Costs time in proportion to both sides, so not for the FX thread.
     *
     * @param catalog names the achievements, and tells which of their ids mean the same one
     */
    public static StateDiff of(Catalog catalog, Snapshot base, Snapshot other) {
        return new StateDiff(
                difference(catalog, other.unlocked(), base.unlocked()),
                difference(catalog, base.unlocked(), other.unlocked()),
                deltas(base.metrics(), other.metrics()));
    }

    /** Compares a state with what a file holds. */
    public static StateDiff of(Catalog catalog, Snapshot base, ExportedData file) {
        return of(catalog, base, new Snapshot(file.metrics(), file.unlockedAchievements()));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return gained.isEmpty() && missing.isEmpty() && metrics.isEmpty();
    }

    private static List<Unlock> difference(Catalog catalog, List<String> from, List<String> without) {
        var others = resolved(catalog, without);
        return from.stream().filter(id -> !others.contains(resolve(catalog, id)))
                .map(id -> catalog.find(id)
                        .map(known -> new Unlock(known.id(), known.icon(), known.title()))
                        .orElseGet(() -> new Unlock(id, "default", id)))
                .distinct()
                .toList();
    }

    private static Set<String> resolved(Catalog catalog, List<String> ids) {
        var resolved = new HashSet<String>();
        ids.forEach(id -> resolved.add(resolve(catalog, id)));
        return resolved;
    }

    /** Conditional achievements have other ids where the reference wrote the file. */
    private static String resolve(Catalog catalog, String id) {
        return catalog.find(id).map(Achievement::id).orElse(id);
    }

    private static List<MetricDelta> deltas(Metrics base, Metrics other) {
        var names = new LinkedHashSet<>(base.asMap().keySet());
        names.addAll(other.asMap().keySet());
        var deltas = new ArrayList<MetricDelta>();
        for (var name : names) {
            var here = base.get(name);
            var there = other.get(name);
            if (here == null || there == null || !Objects.equals(here.current(), there.current())) {
                deltas.add(new MetricDelta(name, here, there));
            }
        }
        return deltas;
    }
}
