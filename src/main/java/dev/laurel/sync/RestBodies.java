package dev.laurel.sync;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonString;
import dev.laurel.json.JsonToken;
import dev.laurel.portability.MetricJson;

/**
 * The bodies that the reference's {@code RestApiStorage} sends and understands: {@code {"metrics":…}} and
 * {@code {"unlocked":[…]}}.
 */
final class RestBodies {
    private RestBodies() {}

    /** A body that is none of those; its message says what is wrong, without what it holds. */
    static final class Strange extends Exception {
        private static final long serialVersionUID = 1L;

        Strange(String message, Throwable cause) {
            super(message, cause);
        }

        Strange(String message) {
            super(message);
        }
    }

    /** What reads the value of the one member that is asked for. */
    private interface Reading<T> {
        T read(JsonSource in) throws Strange;
    }

    static byte[] write(Metrics metrics) {
        var text = new StringBuilder("{\"metrics\":{");
        var separator = "";
        for (var metric : metrics.asMap().entrySet()) {
            text.append(separator);
            separator = ",";
            JsonString.append(metric.getKey(), text);
            text.append(':');
            MetricJson.append(metric.getValue().all(), text);
        }
        return bytes(text.append("}}"));
    }

    static byte[] write(List<String> unlocked) {
        var text = new StringBuilder("{\"unlocked\":[");
        var separator = "";
        for (var id : unlocked) {
            text.append(separator);
            separator = ",";
            JsonString.append(id, text);
        }
        return bytes(text.append("]}"));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The metrics in a body; none where the member is missing or null, as the reference takes it. */
    static Metrics metrics(byte[] body) throws Strange {
        return member(body, "metrics", Metrics.empty(), in -> {
            if (in.token() != JsonToken.OBJECT) {
                throw new Strange("metrics is no object");
            }
            var metrics = new LinkedHashMap<String, MetricValue>();
            MetricJson.members(in).forEach((name, value) -> metrics.put(name, shortest(value)));
            return Metrics.of(metrics);
        });
    }

    private static MetricValue shortest(MetricValue value) {
        return value instanceof MetricValue.Array(var values) ? MetricValue.of(values) : value;
    }

    /** The unlocked ids in a body, each once. */
    static List<String> unlocked(byte[] body) throws Strange {
        return member(body, "unlocked", List.<String>of(), in -> {
            if (in.token() != JsonToken.ARRAY) {
                throw new Strange("unlocked is no array");
            }
            var ids = new LinkedHashSet<String>();
            while (in.next() != JsonToken.ARRAY_END) {
                if (in.token() != JsonToken.STRING) {
                    throw new Strange("an unlocked id is no string");
                }
                ids.add(in.string());
            }
            return List.copyOf(ids);
        });
    }

    private static <T> T member(byte[] body, String name, T missing, Reading<T> reading) throws Strange {
        try (var in = JsonSource.of(new ByteArrayInputStream(body))) {
            if (in.next() != JsonToken.OBJECT) {
                throw new Strange("no object");
            }
            var found = missing;
            while (in.next() == JsonToken.NAME) {
                var wanted = in.name().equals(name);
                if (in.next() == JsonToken.NULL || !wanted) {
                    in.skip();
                } else {
                    found = reading.read(in);
                }
            }
            in.next();
            return found;
        } catch (LaurelException e) {
            throw new Strange(e.error().code().text() + " at " + e.error().location(), e);
        }
    }
}
