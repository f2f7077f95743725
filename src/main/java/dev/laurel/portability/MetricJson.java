package dev.laurel.portability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonString;
import dev.laurel.json.JsonToken;

/** Metric values as JSON outside of exports: what people type, and what devices tell each other. */
public final class MetricJson {
    private MetricJson() {}

    /**
     * The value that the source stands at; moves to its end.
     *
     * @throws LaurelException JSON_NUMBER for a number that is too large for a double, and as the source does
     */
    public static MetricValue value(JsonSource in) {
        return switch (in.token()) {
            case ARRAY -> array(in);
            case OBJECT -> new MetricValue.Opaque(in.compact());
            default -> element(in);
        };
    }

    private static MetricValue array(JsonSource in) {
        List<MetricValue> values = new ArrayList<>();
        while (in.next() != JsonToken.ARRAY_END) {
            values.add(switch (in.token()) {
                case ARRAY, OBJECT -> new MetricValue.Opaque(in.compact());
                default -> element(in);
            });
        }
        return new MetricValue.Array(values);
    }

    private static MetricValue element(JsonSource in) {
        return switch (in.token()) {
            case STRING -> MetricValue.of(in.string());
            case NUMBER -> number(in);
            case TRUE -> MetricValue.of(true);
            case FALSE -> MetricValue.of(false);
            case NULL -> new MetricValue.Null();
            default -> throw new IllegalStateException(in.token().toString());
        };
    }

    private static MetricValue number(JsonSource in) {
        var number = in.number();
        if (!Double.isFinite(number)) {
            throw new LaurelException(LaurelError.at(in.location(), ErrorCode.JSON_NUMBER, in.literal()));
        }
        return MetricValue.of(number);
    }

    /** The members of the object that the source stands at; moves to its end. */
    public static Map<String, MetricValue> members(JsonSource in) {
        var members = new LinkedHashMap<String, MetricValue>();
        while (in.next() == JsonToken.NAME) {
            var name = in.name();
            in.next();
            members.put(name, value(in));
        }
        return members;
    }

    /** Appends a value as {@code JSON.stringify} writes it. */
    public static void append(MetricValue value, StringBuilder text) {
        switch (value) {
            case MetricValue.Numeric(double number) -> text.append(JsonNumber.toJson(number));
            case MetricValue.Text(String string) -> JsonString.append(string, text);
            case MetricValue.Bool(boolean bool) -> text.append(bool);
            case MetricValue.Null() -> text.append("null");
            case MetricValue.Opaque(String json) -> text.append(json);
            case MetricValue.Array(var values) -> append(values, text);
        }
    }

    /** Appends values as an array. */
    public static void append(List<MetricValue> values, StringBuilder text) {
        var separator = "[";
        for (var value : values) {
            text.append(separator);
            separator = ",";
            append(value, text);
        }
        text.append(values.isEmpty() ? "[]" : "]");
    }
}
