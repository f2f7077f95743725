package dev.laurel.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonString;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings, doubles, booleans and null, for tests. */
public final class Json {
    private Json() {}

    /** Reads a text. */
    public static @Nullable Object parse(String text) {
        try (var source = JsonSource.of(text)) {
            source.next();
            return value(source);
        }
    }

    /** Reads a text that is an object. */
    public static Map<String, @Nullable Object> object(String text) {
        return object(parse(text));
    }

    /** A member that is an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(value);
    }

    /** A member that is an array. */
    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) java.util.Objects.requireNonNull(value);
    }

    /** A member that is an array of strings. */
    public static List<String> strings(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    /** Writes a value as JSON.stringify does. */
    public static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** A metric's value as the reference keeps it: an array is several values. */
    public static MetricValue metric(@Nullable Object value) {
        return switch (value) {
            case null -> new MetricValue.Null();
            case Double number -> MetricValue.of(number);
            case String text -> MetricValue.of(text);
            case Boolean bool -> MetricValue.of(bool);
            case List<?> values -> new MetricValue.Array(
                    list(values).stream().map(Json::element).toList());
            default -> new MetricValue.Opaque(write(value));
        };
    }

    /** Metrics in the array form. */
    public static Metrics metrics(@Nullable Object arrays) {
        var result = new LinkedHashMap<String, MetricValue>();
        object(arrays).forEach((name, values) -> result.put(
                name, MetricValue.of(list(values).stream().map(Json::element).toList())));
        return Metrics.of(result);
    }

    /** A value for {@link #write}. */
    public static @Nullable Object plain(@Nullable MetricValue value) {
        return switch (value) {
            case null -> null;
            case MetricValue.Null _ -> null;
            case MetricValue.Numeric(var number) -> number;
            case MetricValue.Text(var text) -> text;
            case MetricValue.Bool(var bool) -> bool;
            case MetricValue.Opaque(var json) -> parse(json);
            case MetricValue.Array(var values) -> values.stream()
                    .map(Json::plain)
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        };
    }

    /** Metrics in the array form, in their order. */
    public static Map<String, @Nullable Object> plain(Metrics metrics) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        metrics.forEach((name, value) -> result.put(name, plain(new MetricValue.Array(value.all()))));
        return result;
    }

    private static MetricValue element(@Nullable Object value) {
        return value instanceof List<?> ? new MetricValue.Opaque(write(value)) : metric(value);
    }

    private static @Nullable Object value(JsonSource source) {
        return switch (source.token()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, @Nullable Object>();
                while (source.next() == dev.laurel.json.JsonToken.NAME) {
                    var name = source.name();
                    source.next();
                    members.put(name, value(source));
                }
                yield members;
            }
            case ARRAY -> {
                var elements = new ArrayList<@Nullable Object>();
                while (source.next() != dev.laurel.json.JsonToken.ARRAY_END) {
                    elements.add(value(source));
                }
                yield elements;
            }
            case STRING -> source.string();
            case NUMBER -> source.number();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            case OBJECT_END, ARRAY_END, NAME, END -> throw new IllegalStateException(source.token() + " is no value");
        };
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> out.append(JsonString.quote(text));
            case Double number -> out.append(JsonNumber.toJson(number));
            case Map<?, ?> members -> {
                var separator = "{";
                for (var member : object(members).entrySet()) {
                    out.append(separator).append(JsonString.quote(member.getKey())).append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case List<?> elements -> {
                var separator = "[";
                for (var element : list(elements)) {
                    out.append(separator);
                    write(element, out);
                    separator = ",";
                }
                out.append(elements.isEmpty() ? "[]" : "]");
            }
            default -> out.append(value);
        }
    }
}
