package dev.laurel.engine.catalog;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.json.JsonKeys;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads catalogs: the reference's simple form, and its array form as far as JSON can carry it, where
 * {@code isConditionMet} or {@code condition} is an expression instead of a function.
 *
 * <p>Pure functions, safe on any thread.
 */
public final class CatalogReader {
    private static final String DETAILS = "achievementDetails";

    private CatalogReader() {}

    /** What stands under one metric. */
    private record Metric(Map<String, CatalogEntry> entries, List<LaurelError> problems, long hash) {}

    /**
     * Reads a catalog from JSON (UTF-8, or UTF-16); the stream is closed.
     *
     * @throws LaurelException if it is no JSON object at all
     */
    public static CatalogReading read(InputStream in) {
        try (var source = JsonSource.of(in)) {
            return read(source);
        }
    }

    /** The same from text. */
    public static CatalogReading read(String json) {
        try (var source = JsonSource.of(json)) {
            return read(source);
        }
    }

    private static CatalogReading read(JsonSource in) {
        if (in.next() != JsonToken.OBJECT) {
            throw new LaurelException(LaurelError.at(in.location(), ErrorCode.CATALOG_NOT_OBJECT));
        }
        var metrics = new LinkedHashMap<String, Metric>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            in.next();
            metrics.put(name, metric(in, name));
        }
        in.next();
        var assembly = new CatalogAssembly();
        var hashes = new LinkedHashMap<String, Long>();
        for (var metric : JsonKeys.ordered(metrics).entrySet()) {
            hashes.put(metric.getKey(), metric.getValue().hash());
            assembly.add(
                    metric.getKey(),
                    metric.getValue().entries(),
                    metric.getValue().problems());
        }
        return assembly.finish(ConfigHash.text(TextHash.object(hashes)));
    }

    private static Metric metric(JsonSource in, String name) {
        return switch (in.token()) {
            case OBJECT -> simple(in);
            case ARRAY -> listed(in);
            case OBJECT_END, ARRAY_END, NAME, STRING, NUMBER, TRUE, FALSE, NULL, END -> new Metric(
                    Map.of(),
                    List.of(LaurelError.at(in.location(), ErrorCode.CATALOG_TYPE, name, "object")),
                    TextHash.scalar(in));
        };
    }

    private static Metric simple(JsonSource in) {
        var entries = new LinkedHashMap<String, CatalogEntry>();
        while (in.next() == JsonToken.NAME) {
            var key = in.name();
            var place = in.location();
            in.next();
            entries.put(key, entry(in, key, place, false));
        }
        var hashes = LinkedHashMap.<String, Long>newLinkedHashMap(entries.size());
        entries.forEach((key, entry) -> hashes.put(key, entry.hash));
        return new Metric(JsonKeys.ordered(entries), List.of(), TextHash.object(hashes));
    }

    private static Metric listed(JsonSource in) {
        var entries = new LinkedHashMap<String, CatalogEntry>();
        var elements = TextHash.EMPTY;
        while (in.next() != JsonToken.ARRAY_END) {
            var index = Integer.toString(entries.size());
            var entry = entry(in, index, in.location(), true);
            elements = TextHash.element(elements, entry.hash);
            entries.put(index, entry);
        }
        return new Metric(entries, List.of(), TextHash.array(elements));
    }

    private static CatalogEntry entry(JsonSource in, String key, Location place, boolean listed) {
        var entry = new CatalogEntry(place);
        entry.listed = listed;
        if (in.token() != JsonToken.OBJECT) {
            entry.wrongType(in.location(), key, "object");
            entry.hash = TextHash.value(in);
            return entry;
        }
        var members = new LinkedHashMap<String, Long>();
        var errors = new LinkedHashMap<String, LaurelError>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            in.next();
            errors.remove(name);
            if (ConfigHash.isFunction(name) && in.token() == JsonToken.STRING) {
                members.remove(name);
                entry.condition = in.string();
                entry.conditionPlace = in.location();
            } else if (listed && name.equals(DETAILS) && in.token() == JsonToken.OBJECT) {
                members.put(name, details(in, entry));
            } else {
                var error = listed && !ConfigHash.isFunction(name) ? null : take(in, entry, name, simpleMember(name));
                if (error != null) {
                    errors.put(name, error);
                }
                members.put(name, TextHash.value(in));
            }
        }
        entry.problems.addAll(errors.values());
        entry.hash = TextHash.object(members);
        return entry;
    }

    private static long details(JsonSource in, CatalogEntry entry) {
        var members = new LinkedHashMap<String, Long>();
        var errors = new LinkedHashMap<String, LaurelError>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            in.next();
            errors.remove(name);
            var error = take(in, entry, name, detailsMember(name));
            if (error != null) {
                errors.put(name, error);
            }
            members.put(name, TextHash.value(in));
        }
        entry.problems.addAll(errors.values());
        return TextHash.object(members);
    }

    /** What a member is to an achievement. */
    private enum Member {
        ID,
        TITLE,
        DESCRIPTION,
        ICON,
        HIDDEN,
        CONDITION,
        OTHER
    }

    private static Member simpleMember(String name) {
        return switch (name) {
            case "title" -> Member.TITLE;
            case "description" -> Member.DESCRIPTION;
            case "icon" -> Member.ICON;
            case "hidden" -> Member.HIDDEN;
            case ConfigHash.CONDITION, ConfigHash.IS_CONDITION_MET -> Member.CONDITION;
            default -> Member.OTHER;
        };
    }

    private static Member detailsMember(String name) {
        return switch (name) {
            case "achievementId" -> Member.ID;
            case "achievementTitle" -> Member.TITLE;
            case "achievementDescription" -> Member.DESCRIPTION;
            case "achievementIconKey" -> Member.ICON;
            case "hidden" -> Member.HIDDEN;
            default -> Member.OTHER;
        };
    }

    private static @Nullable LaurelError take(JsonSource in, CatalogEntry entry, String name, Member member) {
        return switch (member) {
            case OTHER -> null;
            case HIDDEN -> {
                entry.hidden = in.token() == JsonToken.TRUE;
                yield entry.hidden || in.token() == JsonToken.FALSE || in.token() == JsonToken.NULL
                        ? null
                        : wrongType(in, name, "boolean");
            }
            case CONDITION -> {
                entry.condition = null;
                yield in.token() == JsonToken.NULL ? null : wrongType(in, name, "string");
            }
            case ID, TITLE, DESCRIPTION, ICON -> {
                var text = in.token() == JsonToken.STRING ? in.string() : null;
                switch (member) {
                    case ID -> entry.id = text;
                    case TITLE -> entry.title = text;
                    case DESCRIPTION -> entry.description = text;
                    case ICON -> entry.icon = text;
                    case HIDDEN, CONDITION, OTHER -> {}
                }
                yield text != null || in.token() == JsonToken.NULL ? null : wrongType(in, name, "string");
            }
        };
    }

    private static LaurelError wrongType(JsonSource in, String name, String type) {
        return LaurelError.at(in.location(), ErrorCode.CATALOG_TYPE, name, type);
    }
}
