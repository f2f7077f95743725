package dev.laurel.engine.catalog;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonKeys;
import dev.laurel.json.JsonLimits;
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
    private record Metric(Map<String, CatalogEntry> entries, List<LaurelError> problems) {}

    /**
     * Reads a catalog from JSON (UTF-8, or UTF-16) within {@link JsonLimits#CATALOG}; the stream is closed.
     *
     * @throws LaurelException if it is no JSON object at all
     */
    public static CatalogReading read(InputStream in) {
        try (var source = JsonSource.of(in, JsonLimits.CATALOG)) {
            return read(source);
        }
    }

    /** The same from text. */
    public static CatalogReading read(String json) {
        try (var source = JsonSource.of(json, JsonLimits.CATALOG)) {
            return read(source);
        }
    }

    private static CatalogReading read(JsonSource in) {
        if (in.next() != JsonToken.OBJECT) {
            throw new LaurelException(LaurelError.at(in.location(), ErrorCode.CATALOG_NOT_OBJECT));
        }
        var metrics = new LinkedHashMap<String, Metric>();
        var hashes = new MemberHashes();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            var quoted = TextHash.quoted(in, name);
            in.next();
            hashes.put(name, quoted, metric(in, name, metrics));
        }
        in.next();
        var assembly = new CatalogAssembly();
        JsonKeys.ordered(metrics)
                .forEach((name, metric) ->
                        assembly.add(name, JsonKeys.ordered(metric.entries()), metric.problems()));
        return assembly.finish(ConfigHash.text(hashes.object()));
    }

    private static long metric(JsonSource in, String name, Map<String, Metric> metrics) {
        var entries = new LinkedHashMap<String, CatalogEntry>();
        metrics.put(name, new Metric(entries, List.of()));
        return switch (in.token()) {
            case OBJECT -> simple(in, entries);
            case ARRAY -> listed(in, entries);
            case OBJECT_END, ARRAY_END, NAME, STRING, NUMBER, TRUE, FALSE, NULL, END -> {
                var problem = LaurelError.at(in.location(), ErrorCode.CATALOG_TYPE, name, "object");
                metrics.put(name, new Metric(entries, List.of(problem)));
                yield TextHash.scalar(in);
            }
        };
    }

    private static long simple(JsonSource in, Map<String, CatalogEntry> entries) {
        var hashes = new MemberHashes();
        while (in.next() == JsonToken.NAME) {
            var key = in.name();
            var quoted = TextHash.quoted(in, key);
            var entry = new CatalogEntry(in.line(), in.column(), false);
            in.next();
            hashes.put(key, quoted, entry(in, key, entry));
            entries.put(key, entry);
        }
        return hashes.object();
    }

    private static long listed(JsonSource in, Map<String, CatalogEntry> entries) {
        var elements = TextHash.EMPTY;
        while (in.next() != JsonToken.ARRAY_END) {
            var index = Integer.toString(entries.size());
            var entry = new CatalogEntry(in.line(), in.column(), true);
            elements = TextHash.element(elements, entry(in, index, entry));
            entries.put(index, entry);
        }
        return TextHash.array(elements);
    }

    private static long entry(JsonSource in, String key, CatalogEntry entry) {
        if (in.token() != JsonToken.OBJECT) {
            entry.problem(key, LaurelError.at(in.location(), ErrorCode.CATALOG_TYPE, key, "object"));
            return TextHash.value(in);
        }
        var members = new MemberHashes();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            var quoted = TextHash.quoted(in, name);
            in.next();
            entry.forget(name);
            if (ConfigHash.isFunction(name) && in.token() == JsonToken.STRING) {
                members.drop(name);
                entry.condition = in.string();
                entry.conditionPlace = in.location();
            } else if (entry.listed && name.equals(DETAILS) && in.token() == JsonToken.OBJECT) {
                members.put(name, quoted, details(in, entry));
            } else {
                take(in, entry, name, entry.listed ? listedMember(name) : simpleMember(name));
                members.put(name, quoted, TextHash.value(in));
            }
        }
        return members.object();
    }

    private static long details(JsonSource in, CatalogEntry entry) {
        var members = new MemberHashes();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            var quoted = TextHash.quoted(in, name);
            in.next();
            entry.forget(name);
            take(in, entry, name, detailsMember(name));
            members.put(name, quoted, TextHash.value(in));
        }
        return members.object();
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

    private static Member listedMember(String name) {
        return ConfigHash.isFunction(name) ? Member.CONDITION : Member.OTHER;
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

    private static void take(JsonSource in, CatalogEntry entry, String name, Member member) {
        switch (member) {
            case OTHER -> {}
            case HIDDEN -> {
                entry.hidden = in.token() == JsonToken.TRUE;
                if (in.token() != JsonToken.TRUE && in.token() != JsonToken.FALSE && in.token() != JsonToken.NULL) {
                    wrongType(in, entry, name, "boolean");
                }
            }
            case ID -> entry.id = text(in, entry, name);
            case TITLE -> entry.title = text(in, entry, name);
            case DESCRIPTION -> entry.description = text(in, entry, name);
            case ICON -> entry.icon = text(in, entry, name);
            case CONDITION -> entry.condition = text(in, entry, name);
        }
    }

    private static @Nullable String text(JsonSource in, CatalogEntry entry, String name) {
        if (in.token() == JsonToken.STRING) {
            return in.string();
        }
        if (in.token() != JsonToken.NULL) {
            wrongType(in, entry, name, "string");
        }
        return null;
    }

    private static void wrongType(JsonSource in, CatalogEntry entry, String name, String type) {
        entry.problem(name, LaurelError.at(in.location(), ErrorCode.CATALOG_TYPE, name, type));
    }
}
