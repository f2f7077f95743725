package dev.laurel.ui.backups;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;

/**
 * How a backup differs from the live state.
 *
 * @param gained what the backup has unlocked and the live state has not
 * @param missing what the live state has unlocked and the backup has not
 * @param metrics the metrics whose current value differs, the live state's order first
 */
public record BackupDiff(List<Unlock> gained, List<Unlock> missing, List<MetricDelta> metrics) {
    public BackupDiff {
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

    /** Compares. Costs time in proportion to both sides, so not for the FX thread. */
    public static BackupDiff of(Catalog catalog, Snapshot live, ExportedData backup) {
        return new BackupDiff(
                difference(catalog, backup.unlockedAchievements(), live.unlocked()),
                difference(catalog, live.unlocked(), backup.unlockedAchievements()),
                deltas(live.metrics(), backup.metrics()));
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

    /** Conditional achievements have other ids where the reference wrote the backup. */
    private static String resolve(Catalog catalog, String id) {
        return catalog.find(id).map(Achievement::id).orElse(id);
    }

    private static List<MetricDelta> deltas(Metrics live, Metrics backup) {
        var names = new LinkedHashSet<>(live.asMap().keySet());
        names.addAll(backup.asMap().keySet());
        var deltas = new ArrayList<MetricDelta>();
        for (var name : names) {
            var here = live.get(name);
            var there = backup.get(name);
            if (here == null || there == null || !Objects.equals(here.current(), there.current())) {
                deltas.add(new MetricDelta(name, here, there));
            }
        }
        return deltas;
    }
}
