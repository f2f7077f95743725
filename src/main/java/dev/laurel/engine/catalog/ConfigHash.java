package dev.laurel.engine.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.OptionalInt;

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
 * <p>From text it is worked out piece by piece, and nothing is checked but that it is a JSON object. Of a stream, the
 * first {@value #PLAIN} bytes at most are in memory at once; a plain text that fits is hashed as it stands.
 */
public final class ConfigHash {
    /** The member of an entry that is a function in the reference, and so left out. */
    static final String CONDITION = "condition";

    /** The same in the array form. */
    static final String IS_CONDITION_MET = "isConditionMet";

    private static final int PLAIN = 4 << 20;

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
        var bytes = new byte[0];
        var length = 0;
        var ended = false;
        try {
            // Mostly all that will come, so that the room for it need not grow.
            bytes = new byte[Math.clamp(json.available(), 1 << 14, PLAIN) + 2 * PlainHash.ZEROS];
            while (!ended && length < PLAIN) {
                if (bytes.length - length <= PlainHash.ZEROS) {
                    bytes = Arrays.copyOf(bytes, bytes.length * 4);
                }
                var count = json.read(bytes, length, bytes.length - length - PlainHash.ZEROS);
                ended = count < 0;
                length += Math.max(0, count);
            }
        } catch (IOException _) {
            // What came before it is read first below, so that the place of the failure is known.
        }
        var plain = ended ? PlainHash.of(bytes, length) : OptionalInt.empty();
        try (var in = JsonSource.of(new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), json))) {
            return plain.isPresent() ? Integer.toString(plain.getAsInt(), 36) : of(in);
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
