package dev.laurel.engine.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.laurel.engine.rule.Requirement;

/** The achievements of one game, immutable, in JavaScript's order. Safe on any thread. */
public final class Catalog {
    private static final String CUSTOM = "_custom_";
    private static final Catalog EMPTY = new Catalog(List.of(), List.of(), ConfigHash.of("{}"));

    private final List<Achievement> achievements;
    private final List<String> metrics;
    private final String configHash;
    private final Map<String, Achievement> byId;
    private final Map<String, List<Achievement>> byMetric;
    private final Map<String, List<Achievement>> conditional;

    Catalog(List<String> metrics, List<Achievement> achievements, String configHash) {
        this.achievements = List.copyOf(achievements);
        this.metrics = List.copyOf(metrics);
        this.configHash = configHash;
        byId = HashMap.newHashMap(achievements.size());
        byMetric = LinkedHashMap.newLinkedHashMap(metrics.size());
        conditional = new HashMap<>();
        for (var achievement : this.achievements) {
            byId.put(achievement.id(), achievement);
            byMetric.computeIfAbsent(achievement.metric(), _ -> new ArrayList<>()).add(achievement);
            if (achievement.requirement() instanceof Requirement.Condition
                    && achievement.id().startsWith(achievement.metric() + CUSTOM)) {
                conditional.computeIfAbsent(achievement.metric(), _ -> new ArrayList<>()).add(achievement);
            }
        }
        byMetric.replaceAll((_, list) -> Collections.unmodifiableList(list));
    }

    /** A catalog of nothing. */
    public static Catalog empty() {
        return EMPTY;
    }

    /** Its achievements in catalog order. */
    public List<Achievement> achievements() {
        return achievements;
    }

    /** The achievement with an id, where {@link #resolve} knows exactly one. */
    public Optional<Achievement> find(String id) {
        return switch (resolve(id)) {
            case CatalogMatch.Known(var achievement) -> Optional.of(achievement);
            case CatalogMatch.Ambiguous _, CatalogMatch.Unknown _ -> Optional.empty();
        };
    }

    /**
     * What an id means here. The reference ends the ids of conditional achievements at random, so an id
     * {@code <metric>_custom_<anything>} that is not in the catalog means that metric's conditional achievement.
     */
    public CatalogMatch resolve(String id) {
        var exact = byId.get(id);
        if (exact != null) {
            return new CatalogMatch.Known(exact);
        }
        var candidates = new ArrayList<Achievement>();
        // A metric's name may have "_custom_" in it too.
        for (var at = id.indexOf(CUSTOM); at >= 0; at = id.indexOf(CUSTOM, at + 1)) {
            candidates.addAll(conditional.getOrDefault(id.substring(0, at), List.of()));
        }
        return switch (candidates.size()) {
            case 0 -> new CatalogMatch.Unknown();
            case 1 -> new CatalogMatch.Known(candidates.getFirst());
            default -> new CatalogMatch.Ambiguous(candidates);
        };
    }

    /** The metrics that it names as keys, in order. */
    public List<String> metrics() {
        return metrics;
    }

    /** The achievements of one metric in catalog order. */
    public List<Achievement> ofMetric(String metric) {
        return byMetric.getOrDefault(metric, List.of());
    }

    /** The reference's hash of this catalog, worked out while it was read; see {@link ConfigHash}. */
    public String configHash() {
        return configHash;
    }
}
