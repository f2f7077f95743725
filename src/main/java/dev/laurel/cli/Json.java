package dev.laurel.cli;

import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.LaurelError;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Writes compact JSON to an output as it comes: nothing is held but a small buffer. Not thread-safe. */
final class Json {
    private static final int FULL = 8192;

    private final Output out;
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    Json(Output out) {
        this.out = out;
    }

    /** Begins an object, as a value. */
    Json object() {
        separate();
        text.append('{');
        first = true;
        return this;
    }

    /** Ends an object. */
    Json endObject() {
        text.append('}');
        return ended();
    }

    /** Begins an array, as a value. */
    Json array() {
        separate();
        text.append('[');
        first = true;
        return this;
    }

    /** Ends an array. */
    Json endArray() {
        text.append(']');
        return ended();
    }

    /** The name of the next value. */
    Json name(String name) {
        separate();
        JsonString.append(name, text);
        text.append(':');
        first = true;
        return this;
    }

    /** A string, or null. */
    Json value(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("null");
        } else {
            JsonString.append(value, text);
        }
        return ended();
    }

    /** A number; null if it is not finite, as JSON.stringify has it. */
    Json value(double value) {
        separate();
        text.append(JsonNumber.toJson(value));
        return ended();
    }

    /** A whole number. */
    Json value(long value) {
        separate();
        text.append(value);
        return ended();
    }

    /** A boolean. */
    Json value(boolean value) {
        separate();
        text.append(value);
        return ended();
    }

    /** A metric's value as the state holds it; null stands for none. */
    Json value(@Nullable MetricValue value) {
        return switch (value) {
            case null -> value((String) null);
            case MetricValue.Numeric(var number) -> value(number);
            case MetricValue.Text(var string) -> value(string);
            case MetricValue.Bool(var bool) -> value(bool);
            case MetricValue.Null() -> value((String) null);
            case MetricValue.Array(var values) -> values(values);
            case MetricValue.Opaque(var json) -> {
                separate();
                text.append(json);
                yield ended();
            }
        };
    }

    /** Metric values as an array. */
    Json values(List<MetricValue> values) {
        array();
        values.forEach(this::value);
        return endArray();
    }

    /** Strings as an array. */
    Json strings(Iterable<String> values) {
        array();
        values.forEach(this::value);
        return endArray();
    }

    /** All metrics, each as the array of its values, as an export has them. */
    Json metrics(Metrics metrics) {
        object();
        metrics.forEach((name, value) -> name(name).values(value.all()));
        return endObject();
    }

    /** Errors or warnings as an array. */
    Json errors(List<LaurelError> errors, CliErrors texts) {
        array();
        for (var error : errors) {
            object().name("code").value(error.code().text()).name("message").value(texts.message(error));
            var place = error.location();
            if (place != null) {
                name("line").value(place.line()).name("column").value(place.column());
                if (place.pointer() != null) {
                    name("pointer").value(place.pointer());
                }
            }
            endObject();
        }
        return endArray();
    }

    /** Ends a line and hands it over. */
    void endLine() {
        text.append('\n');
        flush();
        out.flush();
        first = true;
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
    }

    private Json ended() {
        first = false;
        if (text.length() > FULL) {
            flush();
        }
        return this;
    }

    private void flush() {
        out.text(text.toString());
        text.setLength(0);
    }
}
