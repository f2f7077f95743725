package dev.laurel.engine.catalog;

import java.io.InputStream;
import java.util.LinkedHashMap;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonToken;

/**
 * The reference's hash of a catalog (createConfigHash): what JSON.stringify makes of it, as a 32-bit polynomial of its
 * UTF-16 units with base 31, written in base 36 with its sign. Every member counts, known or not; conditions do not,
 * since they are functions there.
 *
 * <p>From text it is worked out piece by piece: the text is never in memory as a whole, and nothing is checked but
 * that it is a JSON object.
 */
public final class ConfigHash {
    /** The member of an entry that is a function in the reference, and so left out. */
    static final String CONDITION = "condition";

    /** The same in the array form. */
    static final String IS_CONDITION_MET = "isConditionMet";

    private ConfigHash() {}

    /** The hash of a catalog. */
    public static String of(Catalog catalog) {
        return catalog.configHash();
    }

    /**
     * The hash of a catalog's text; the stream is closed.
     *
     * @throws LaurelException if it is no JSON object
     */
    public static String of(InputStream json) {
        try (var in = JsonSource.of(json)) {
            return of(in);
        }
    }

    /** The same of a string. */
    public static String of(String json) {
        try (var in = JsonSource.of(json)) {
            return of(in);
        }
    }

    private static String of(JsonSource in) {
        if (in.next() != JsonToken.OBJECT) {
            throw new LaurelException(LaurelError.at(in.location(), ErrorCode.CATALOG_NOT_OBJECT));
        }
        var metrics = new LinkedHashMap<String, Long>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            in.next();
            metrics.put(name, metric(in));
        }
        in.next();
        return text(TextHash.object(metrics));
    }

    private static long metric(JsonSource in) {
        return switch (in.token()) {
            case OBJECT -> {
                var entries = new LinkedHashMap<String, Long>();
                while (in.next() == JsonToken.NAME) {
                    var key = in.name();
                    in.next();
                    entries.put(key, entry(in));
                }
                yield TextHash.object(entries);
            }
            case ARRAY -> {
                var elements = TextHash.EMPTY;
                while (in.next() != JsonToken.ARRAY_END) {
                    elements = TextHash.element(elements, entry(in));
                }
                yield TextHash.array(elements);
            }
            case OBJECT_END, ARRAY_END, NAME, STRING, NUMBER, TRUE, FALSE, NULL, END -> TextHash.scalar(in);
        };
    }

    private static long entry(JsonSource in) {
        if (in.token() != JsonToken.OBJECT) {
            return TextHash.value(in);
        }
        var members = new LinkedHashMap<String, Long>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            if (in.next() == JsonToken.STRING && isFunction(name)) {
                // As JSON.parse does, the last of several members with one name counts.
                members.remove(name);
            } else {
                members.put(name, TextHash.value(in));
            }
        }
        return TextHash.object(members);
    }

    /** Whether an entry's member is a function in the reference. */
    static boolean isFunction(String name) {
        return name.equals(CONDITION) || name.equals(IS_CONDITION_MET);
    }

    /** The hash as people see it. */
    static String text(long piece) {
        return Integer.toString(TextHash.hash(piece), 36);
    }
}
