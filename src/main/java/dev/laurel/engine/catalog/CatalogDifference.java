package dev.laurel.engine.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the catalog of one game has changed, for explaining why a backup's hash is another one.
 *
 * @param added achievements that only the later catalog has, in its order
 * @param removed achievements that only the earlier catalog has, in its order
 * @param moved those that are met at another key now, in the later catalog's order
 * @param renamed those whose title is another one now, in the later catalog's order
 */
public record CatalogDifference(
        List<Achievement> added, List<Achievement> removed, List<Moved> moved, List<Renamed> renamed) {
    public CatalogDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
        renamed = List.copyOf(renamed);
    }

    /** An achievement of the same metric and title that has another key, such as another threshold. */
    public record Moved(Achievement then, Achievement now) {}

    /** An achievement of the same id that has another title. */
    public record Renamed(Achievement then, Achievement now) {}

    /** What has changed from one catalog to another. */
    public static CatalogDifference between(Catalog then, Catalog now) {
        var before = byId(then);
        var after = byId(now);
        var gone = new LinkedHashSet<>(then.achievements());
        gone.removeIf(achievement -> after.containsKey(achievement.id()));
        var movable = onlyOnes(gone);
        var added = new ArrayList<Achievement>();
        var moved = new ArrayList<Moved>();
        var renamed = new ArrayList<Renamed>();
        for (var achievement : now.achievements()) {
            var same = before.get(achievement.id());
            if (same == null) {
                var from = movable.remove(Place.of(achievement));
                if (from == null) {
                    added.add(achievement);
                } else {
                    moved.add(new Moved(from, achievement));
                    gone.remove(from);
                }
            } else if (!Objects.equals(same.title(), achievement.title())) {
                renamed.add(new Renamed(same, achievement));
            }
        }
        return new CatalogDifference(added, List.copyOf(gone), moved, renamed);
    }

    /** Whether no achievement has changed; descriptions, icons and conditions may have. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && moved.isEmpty() && renamed.isEmpty();
    }

    private static Map<String, Achievement> byId(Catalog catalog) {
        var result = new HashMap<String, Achievement>();
        catalog.achievements().forEach(achievement -> result.put(achievement.id(), achievement));
        return result;
    }

    /** Those that can be told by metric and title alone. */
    private static Map<Place, Achievement> onlyOnes(Set<Achievement> achievements) {
        var byPlace = new LinkedHashMap<Place, List<Achievement>>();
        for (var achievement : achievements) {
            byPlace.computeIfAbsent(Place.of(achievement), _ -> new ArrayList<>()).add(achievement);
        }
        var result = new HashMap<Place, Achievement>();
        byPlace.forEach((place, some) -> {
            if (some.size() == 1) {
                result.put(place, some.getFirst());
            }
        });
        return result;
    }

    private record Place(String metric, String title) {
        static Place of(Achievement achievement) {
            return new Place(achievement.metric(), achievement.title());
        }
    }
}
