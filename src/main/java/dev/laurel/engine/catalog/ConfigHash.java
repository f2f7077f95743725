package dev.laurel.engine.catalog;

import java.io.InputStream;

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
        var entry = new MemberHashes();
        var metrics = new MemberHashes();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            var quoted = TextHash.quoted(in, name);
            in.next();
            metrics.put(name, quoted, metric(in, entry));
        }
        in.next();
        return text(metrics.object());
    }

    private static long metric(JsonSource in, MemberHashes entry) {
        return switch (in.token()) {
            case OBJECT -> {
                var entries = new MemberHashes();
                while (in.next() == JsonToken.NAME) {
                    var key = in.name();
                    var quoted = TextHash.quoted(in, key);
                    in.next();
                    entries.put(key, quoted, entry(in, entry));
                }
                yield entries.object();
            }
            case ARRAY -> {
                var elements = TextHash.EMPTY;
                while (in.next() != JsonToken.ARRAY_END) {
                    elements = TextHash.element(elements, entry(in, entry));
                }
                yield TextHash.array(elements);
            }
            case OBJECT_END, ARRAY_END, NAME, STRING, NUMBER, TRUE, FALSE, NULL, END -> TextHash.scalar(in);
        };
    }

    private static long entry(JsonSource in, MemberHashes members) {
        if (in.token() != JsonToken.OBJECT) {
            return TextHash.value(in);
        }
        members.clear();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            var quoted = TextHash.quoted(in, name);
            if (in.next() == JsonToken.STRING && isFunction(name)) {
                members.drop(name);
            } else {
                members.put(name, quoted, TextHash.value(in));
            }
        }
        return members.object();
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
