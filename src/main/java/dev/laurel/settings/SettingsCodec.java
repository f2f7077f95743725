package dev.laurel.settings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.laurel.platform.Releases;
import dev.laurel.settings.Settings.Layout;
import dev.laurel.settings.Settings.Masking;
import dev.laurel.settings.Settings.NotificationLevel;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.settings.Settings.WindowPlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Settings as JSON text and back. Reading takes every member that makes sense and names the others, so that one bad
 * entry costs that entry alone.
 */
final class SettingsCodec {
    /**
     * The version written here. A change of form raises it; see {@link #read} for what older and newer ones mean.
     *
     * <ul>
     *   <li>1: destinations are folders
     *   <li>2: they may be buckets and containers too, which a reader of version 1 would take out of the file
     *   <li>3: backups may be encrypted, which a reader of version 2 would leave out
     * </ul>
     */
    static final int VERSION = 3;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(100_000)
                    .maxDocumentLength(4_000_000)
                    .build())
            .build();

    private SettingsCodec() {}

    /**
     * What came of reading.
     *
     * @param settings with defaults for what is missing or bad
     * @param version that the text was written for
     * @param bad members that make no sense, as JSON pointers
     */
    record Reading(Settings settings, int version, List<String> bad) {
        Reading {
            bad = List.copyOf(bad);
        }
    }

    /**
     * Reads settings. A newer version's text is read as far as it is understood.
     *
     * @return null if it is no settings text at all
     */
    static @Nullable Reading read(byte[] text) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            var tree = object(parser);
            if (parser.nextToken() != null) {
                return null;
            }
            return tree.get("version") instanceof Number number && number.intValue() >= 1
                    ? new Interpreter().interpret(tree, number.intValue())
                    : null;
        } catch (JacksonException _) {
            return null; // The text goes aside as it is; where exactly it breaks helps nobody.
        }
    }

    static byte[] write(Settings settings) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(new Pretty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeNumberProperty("version", VERSION);
            if (settings.language() != null) {
                out.writeStringProperty("language", settings.language());
            }
            out.writeStringProperty("theme", name(settings.theme()));
            out.writeStringProperty("notifications", name(settings.notifications()));
            out.writeBooleanProperty("desktopNotices", settings.desktopNotices());
            out.writeStringProperty("layout", name(settings.layout()));
            out.writeBooleanProperty("reducedMotion", settings.reducedMotion());
            var masking = settings.masking();
            out.writeObjectPropertyStart("masking");
            out.writeBooleanProperty("icon", masking.icon());
            out.writeBooleanProperty("title", masking.title());
            out.writeBooleanProperty("description", masking.description());
            out.writeBooleanProperty("metric", masking.metric());
            out.writeEndObject();
            if (settings.lastProfile() != null) {
                out.writeNumberProperty("lastProfile", settings.lastProfile().longValue());
            }
            if (settings.lastFolder() != null) {
                out.writeStringProperty("lastFolder", settings.lastFolder().toString());
            }
            if (settings.window() != null) {
                write(settings.window(), out);
            }
            out.writeArrayPropertyStart("destinations");
            for (var destination : settings.destinations()) {
                DestinationCodec.write(destination, out);
            }
            out.writeEndArray();
            out.writeArrayPropertyStart("recipients");
            for (var recipient : settings.recipients()) {
                out.writeStartObject();
                out.writeStringProperty("key", recipient.key());
                out.writeStringProperty("name", recipient.name());
                out.writeEndObject();
            }
            out.writeEndArray();
            if (settings.updates() != null) {
                out.writeStringProperty("updates", settings.updates().toString());
            }
            out.writeArrayPropertyStart("backupRules");
            for (var rules : settings.backupRules()) {
                BackupRulesCodec.write(rules, out);
            }
            out.writeEndArray();
            out.writeArrayPropertyStart("sync");
            for (var sync : settings.sync()) {
                SyncCodec.write(sync, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static void write(WindowPlace window, JsonGenerator out) {
        out.writeObjectPropertyStart("window");
        out.writeNumberProperty("x", window.x());
        out.writeNumberProperty("y", window.y());
        out.writeNumberProperty("width", window.width());
        out.writeNumberProperty("height", window.height());
        out.writeBooleanProperty("maximised", window.maximised());
        out.writeEndObject();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> object(JsonParser parser) {
        var members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                var elements = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    yield parser.getDoubleValue();
                }
                yield parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getValueAsString("");
        };
    }

    /** Takes a tree of values apart, noting what makes no sense. */
    private static final class Interpreter {
        private final List<String> bad = new ArrayList<>();

        Reading interpret(Map<?, ?> root, int version) {
            var settings = new Settings(
                    member(root, "/language", Interpreter::language),
                    orElse(member(root, "/theme", it -> one(Theme.class, it)), Settings.DEFAULTS.theme()),
                    member(root, "/window", Interpreter::window),
                    member(root, "/lastProfile", it -> (Long) it),
                    member(root, "/lastFolder", it -> path((String) it)),
                    destinations(root),
                    orElse(member(root, "/masking", Interpreter::masking), Settings.DEFAULTS.masking()),
                    orElse(member(root, "/notifications", it -> one(NotificationLevel.class, it)),
                            Settings.DEFAULTS.notifications()),
                    orElse(member(root, "/desktopNotices", it -> (Boolean) it), Settings.DEFAULTS.desktopNotices()),
                    orElse(member(root, "/layout", it -> one(Layout.class, it)), Settings.DEFAULTS.layout()),
                    orElse(member(root, "/reducedMotion", it -> (Boolean) it), Settings.DEFAULTS.reducedMotion()),
                    backupRules(root),
                    member(root, "/updates", it -> Releases.address((String) it)
                            .orElseThrow(IllegalArgumentException::new)),
                    distinct(root, "/sync", SyncCodec::read, SyncSettings::profile),
                    distinct(root, "/recipients", Interpreter::recipient, Recipient::key));
            return new Reading(settings, version, bad);
        }

        /** One member, or null if it is missing or makes no sense. */
        private <T> @Nullable T member(Map<?, ?> root, String pointer, Function<Object, T> reading) {
            var value = root.get(pointer.substring(1));
            return value == null ? null : read(value, pointer, reading);
        }

        private <T> @Nullable T read(Object value, String pointer, Function<Object, T> reading) {
            try {
                return reading.apply(value);
            } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
                bad.add(pointer);
                return null;
            }
        }

        private List<DestinationSettings> destinations(Map<?, ?> root) {
            return distinct(root, "/destinations", DestinationCodec::read, DestinationSettings::name);
        }

        private List<BackupRules> backupRules(Map<?, ?> root) {
            return distinct(root, "/backupRules", BackupRulesCodec::read, BackupRules::subject);
        }

        /** The elements of a member that is a list; of several with one key the first one counts. */
        private <T, K> List<T> distinct(
                Map<?, ?> root, String list, Function<Object, T> reading, Function<T, K> key) {
            var elements = orElse(member(root, list, it -> (List<?>) it), List.of());
            var byKey = new LinkedHashMap<K, T>();
            for (var i = 0; i < elements.size(); i++) {
                var pointer = list + "/" + i;
                var element = read(elements.get(i), pointer, reading);
                if (element != null && byKey.putIfAbsent(key.apply(element), element) != null) {
                    bad.add(pointer);
                }
            }
            return List.copyOf(byKey.values());
        }

        private static Recipient recipient(Object value) {
            var members = (Map<?, ?>) value;
            return new Recipient(Members.text(members, "key"), Members.text(members, "name"));
        }

        private static Path path(String text) {
            return Path.of(text); // Its InvalidPathException is an IllegalArgumentException.
        }

        private static WindowPlace window(Object value) {
            var members = (Map<?, ?>) value;
            return new WindowPlace(
                    Members.number(members, "x"),
                    Members.number(members, "y"),
                    Members.number(members, "width"),
                    Members.number(members, "height"),
                    Members.truth(members, "maximised"));
        }

        private static Masking masking(Object value) {
            var members = (Map<?, ?>) value;
            return new Masking(
                    Members.truth(members, "icon"),
                    Members.truth(members, "title"),
                    Members.truth(members, "description"),
                    Members.truth(members, "metric"));
        }

        private static String language(Object value) {
            var tag = (String) value;
            if (!tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
                throw new IllegalArgumentException(tag);
            }
            return tag;
        }

        private static <E extends Enum<E>> E one(Class<E> kind, Object value) {
            return Enum.valueOf(kind, ((String) value).toUpperCase(Locale.ROOT));
        }

        private static <T> T orElse(@Nullable T value, T other) {
            return value == null ? other : value;
        }
    }

    /** Indented, so that a person can read the file. */
    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
