package dev.laurel.engine.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonKeys;
import dev.laurel.json.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * A catalog being written in code: what {@link AchievementBuilder} makes. Immutable.
 *
 * @param metrics metric to key to entry, in order of appearance
 */
public record CatalogDraft(Map<String, Map<String, Entry>> metrics) {
    public CatalogDraft {
        var copy = new LinkedHashMap<String, Map<String, Entry>>();
        metrics.forEach((metric, entries) ->
                copy.put(metric, Collections.unmodifiableMap(new LinkedHashMap<>(entries))));
        metrics = Collections.unmodifiableMap(copy);
    }

    /**
     * One achievement.
     *
     * @param award its texts
     * @param condition an expression, or null where the key is the threshold
     * @param hidden whether it is masked until it is unlocked
     */
    public record Entry(Award award, @Nullable String condition, boolean hidden) {}

    /** One entry alone. */
    static CatalogDraft of(String metric, String key, Entry entry) {
        return new CatalogDraft(Map.of(metric, Map.of(key, entry)));
    }

    /** This draft and another's entries, which win where both have one. */
    CatalogDraft and(CatalogDraft other) {
        var all = new LinkedHashMap<>(metrics);
        other.metrics.forEach((metric, entries) -> {
            var joined = new LinkedHashMap<>(all.getOrDefault(metric, Map.of()));
            joined.putAll(entries);
            all.put(metric, joined);
        });
        return new CatalogDraft(all);
    }

    /**
     * The catalog.
     *
     * @throws LaurelException the first problem, such as a condition that is no CEL
     */
    public Catalog catalog() {
        var reading = CatalogReader.read(json());
        if (!reading.problems().isEmpty()) {
            throw new LaurelException(reading.problems().getFirst().error());
        }
        return reading.catalog();
    }

    /** The catalog's hash; see {@link ConfigHash}. */
    public String configHash() {
        return ConfigHash.of(json());
    }

    /** The catalog as JSON.stringify writes it, with conditions and switches as further members. */
    public String json() {
        var texts = new ArrayList<String>();
        for (var metric : JsonKeys.ordered(metrics).entrySet()) {
            var entries = JsonKeys.ordered(metric.getValue()).entrySet().stream()
                    .map(entry -> JsonString.quote(entry.getKey()) + ':' + json(entry.getValue()))
                    .toList();
            texts.add(JsonString.quote(metric.getKey()) + ":{" + String.join(",", entries) + '}');
        }
        return '{' + String.join(",", texts) + '}';
    }

    private static String json(Entry entry) {
        var members = new ArrayList<String>();
        add(members, "title", entry.award().title());
        add(members, "description", entry.award().description());
        add(members, "icon", entry.award().icon());
        if (entry.hidden()) {
            members.add("\"hidden\":true");
        }
        add(members, ConfigHash.CONDITION, entry.condition());
        return '{' + String.join(",", members) + '}';
    }

    private static void add(List<String> members, String name, @Nullable String value) {
        if (value != null) {
            members.add(JsonString.quote(name) + ':' + JsonString.quote(value));
        }
    }
}
