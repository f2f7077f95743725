package dev.laurel.engine.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.rule.Requirement;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Makes achievements of entries, or problems. Confined to one reading. */
final class CatalogAssembly {
    /** More than anybody would read; it is the wrong file then. */
    private static final int MOST_PROBLEMS = 10_000;

    private final List<String> metrics = new ArrayList<>();
    private final List<Achievement> achievements = new ArrayList<>();
    private final List<LaurelError> problems = new ArrayList<>();
    private final Map<String, Holder> byId = new HashMap<>();

    /** Who has an id. */
    private record Holder(String metric, String key, CatalogEntry entry) {}

    /** Adds a metric with its entries in JavaScript's order. */
    void add(String metric, Map<String, CatalogEntry> entries, List<LaurelError> problems) {
        metrics.add(metric);
        this.problems.addAll(problems);
        entries.forEach((key, entry) -> add(metric, key, entry));
    }

    /**
     * The catalog and its problems in the order of the text, the first {@value #MOST_PROBLEMS} of them.
     */
    CatalogReading finish(String configHash) {
        problems.sort(Comparator.comparingInt(CatalogAssembly::line).thenComparingInt(CatalogAssembly::column));
        return new CatalogReading(
                new Catalog(metrics, achievements, configHash),
                problems.stream().limit(MOST_PROBLEMS).map(CatalogProblem::new).toList());
    }

    private static int line(LaurelError error) {
        return error.location() == null ? 0 : error.location().line();
    }

    private static int column(LaurelError error) {
        return error.location() == null ? 0 : error.location().column();
    }

    private void add(String metric, String key, CatalogEntry entry) {
        var found = new ArrayList<>(entry.problems());
        var title = entry.title;
        if (found.isEmpty() && (title == null || title.isEmpty())) {
            found.add(LaurelError.at(entry.place(metric, key), ErrorCode.CATALOG_NO_TITLE, visible(key)));
        }
        var requirement = found.isEmpty() || entry.condition != null ? requirement(metric, key, entry, found) : null;
        if (!found.isEmpty() || requirement == null || title == null) {
            problems.addAll(found);
            return;
        }
        var id = id(metric, key, entry);
        if (hasControl(id)) {
            problems.add(LaurelError.at(entry.place(metric, key), ErrorCode.CATALOG_ID_CONTROL, visible(id)));
            return;
        }
        var other = byId.putIfAbsent(id, new Holder(metric, key, entry));
        if (other != null) {
            var there = other.entry.place(other.metric, other.key).pointer();
            problems.add(LaurelError.at(
                    entry.place(metric, key), ErrorCode.CATALOG_ID_TWICE, id, String.valueOf(there)));
            return;
        }
        achievements.add(new Achievement(
                id,
                metric,
                entry.listed ? id : key,
                title,
                description(metric, key, entry, requirement),
                entry.icon == null || entry.icon.isEmpty() ? "default" : entry.icon,
                entry.hidden,
                requirement));
    }

    private static boolean hasControl(String id) {
        for (var i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Requirement requirement(
            String metric, String key, CatalogEntry entry, List<LaurelError> found) {
        if (entry.condition != null) {
            try {
                return new Requirement.Condition(entry.condition);
            } catch (LaurelException e) {
                found.add(placed(e.error(), entry.condition, entry.conditionPlace));
                return null;
            }
        }
        if (entry.listed) {
            var name = entry.id == null ? key : entry.id;
            found.add(LaurelError.at(entry.place(metric, key), ErrorCode.CATALOG_NO_CONDITION, visible(name)));
            return null;
        }
        return Requirement.ofKey(key);
    }

    /** The place within the condition, as if its text had no escapes that it can do without. */
    private static LaurelError placed(LaurelError error, String condition, @Nullable Location start) {
        if (start != null
                && error.code() == ErrorCode.CONDITION_SYNTAX
                && error.arguments().getLast() instanceof Integer column) {
            var before = condition.substring(0, Math.min(condition.length(), column - 1));
            var inside = start.column() + JsonString.quote(before).length() - 1;
            return new LaurelError(
                    error.code(), error.arguments(), new Location(start.line(), inside, start.pointer()));
        }
        return new LaurelError(error.code(), error.arguments(), start);
    }

    private static String id(String metric, String key, CatalogEntry entry) {
        if (entry.listed) {
            return entry.id == null ? metric + '_' + key : entry.id;
        }
        return metric + (entry.condition == null ? "_" : "_custom_") + key;
    }

    private static String description(String metric, String key, CatalogEntry entry, Requirement requirement) {
        var description = entry.description;
        if (description != null && !description.isEmpty()) {
            return description;
        }
        return switch (requirement) {
            case Requirement.AtLeast(var threshold) ->
                "Reach " + JsonNumber.toString(threshold) + " " + metric;
            case Requirement.IsBoolean _, Requirement.IsText _ -> "Achieve " + key + " for " + metric;
            // The reference has no default here.
            case Requirement.Condition _ -> "";
        };
    }

    /** A name with what cannot be seen written as escapes. */
    private static String visible(String name) {
        var quoted = JsonString.quote(name);
        return quoted.substring(1, quoted.length() - 1);
    }
}
