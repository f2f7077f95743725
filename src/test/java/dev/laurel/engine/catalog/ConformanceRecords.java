package dev.laurel.engine.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonToken;

/** Records made by running the reference, one a line. */
final class ConformanceRecords {
    private ConformanceRecords() {}

    /** Each record's members: strings as they are, other values as compact JSON. */
    static List<Map<String, String>> of(String name) {
        var stream = ConformanceRecords.class.getResourceAsStream("/dev/laurel/conformance/" + name);
        try (var in = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> members(line.endsWith(",") ? line.substring(0, line.length() - 1) : line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> members(String json) {
        try (var in = JsonSource.of(json)) {
            var members = new LinkedHashMap<String, String>();
            in.next();
            while (in.next() == JsonToken.NAME) {
                var name = in.name();
                members.put(name, in.next() == JsonToken.STRING ? in.string() : in.compact());
            }
            return members;
        }
    }
}
