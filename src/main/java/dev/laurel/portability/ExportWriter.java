package dev.laurel.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.metric.MetricTable;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.json.JsonSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes exports byte for byte as the reference does: what {@code JSON.stringify(data, null, 2)} gives, in UTF-8.
 *
 * <p>Streams into what it is given, through a buffer of its own, and neither flushes nor closes it. Safe on any thread.
 */
public final class ExportWriter {
    private static final byte[] METRICS = ascii(",\n  \"metrics\": {");
    private static final byte[] FIRST_METRIC = ascii("\n    ");
    private static final byte[] NEXT_METRIC = ascii(",\n    ");
    private static final byte[] ARRAY = ascii(": [\n      ");
    private static final byte[] NEXT_VALUE = ascii(",\n      ");
    private static final byte[] END_OF_ARRAY = ascii("\n    ]");
    private static final byte[] EMPTY_ARRAY = ascii(": []");

    private final JsonOut out;

    private ExportWriter(OutputStream out) {
        this.out = new JsonOut(out);
    }

    /**
     * Writes the reference's text.
     *
     * @throws IOException as the stream does
     */
    public static void write(ExportedData data, OutputStream out) throws IOException {
        var writer = new ExportWriter(out);
        writer.members(data);
        writer.end();
    }

    /**
     * Writes a portable profile: the export with catalog and profile beside it, which the reference imports, too.
     *
     * @param catalogJson the catalog as JSON text
     * @param history goes in too, streaming, unless it is null
     * @throws IOException as the stream does
     * @throws dev.laurel.error.LaurelException with a code of the JSON group if the catalog is no JSON
     */
    public static void writePortable(
            ExportedData data,
            String catalogJson,
            String profileName,
            String profileUser,
            @Nullable HistorySource history,
            OutputStream out)
            throws IOException {
        // Checked before the first byte is written.
        String catalog = compact(catalogJson);
        var writer = new ExportWriter(out);
        writer.members(data);
        writer.out.raw(",\n  \"catalog\": ");
        JsonIndent.write(catalog, 1, writer.out);
        writer.out.raw(",\n  \"profile\": {\n    \"name\": ");
        writer.out.string(profileName);
        writer.out.raw(",\n    \"user\": ");
        writer.out.string(profileUser);
        writer.out.raw("\n  }");
        if (history != null) {
            writer.history(history);
        }
        writer.end();
    }

    /** A point a line: a history has many. */
    private void history(HistorySource history) throws IOException {
        out.raw(",\n  \"history\": {\n    \"metrics\": {");
        var points = new Points();
        history.points(points);
        points.end();
        out.raw(",\n    \"unlockedAt\": {");
        boolean first = true;
        for (var unlock : history.unlockedAt().entrySet()) {
            out.raw(first ? "\n      " : ",\n      ");
            first = false;
            out.string(unlock.getKey());
            out.raw(": ");
            out.number(unlock.getValue().toEpochMilli());
        }
        out.raw(first ? "}\n  }" : "\n    }\n  }");
    }

    private final class Points implements HistorySource.Sink {
        private @Nullable String metric;

        @Override
        public void point(String name, Instant time, MetricValue value) throws IOException {
            if (name.equals(metric)) {
                out.raw(",\n        [");
            } else {
                out.raw(metric == null ? "\n      " : "\n      ],\n      ");
                out.string(name);
                out.raw(": [\n        [");
                metric = name;
            }
            out.number(time.toEpochMilli());
            out.raw(", ");
            var text = new StringBuilder();
            MetricJson.append(value, text);
            out.json(text.toString(), 0, text.length());
            out.raw(']');
        }

        void end() throws IOException {
            out.raw(metric == null ? "}" : "\n      ]\n    }");
        }
    }

    private static String compact(String json) {
        try (var source = JsonSource.of(json)) {
            source.next();
            String compact = source.compact();
            source.next();
            return compact;
        }
    }

    private void members(ExportedData data) throws IOException {
        out.raw("{\n  \"version\": ");
        out.string(data.version());
        out.raw(",\n  \"timestamp\": ");
        out.number(data.timestamp());
        out.raw(METRICS);
        if (data.metrics().asMap() instanceof MetricTable table) {
            metrics(table);
        } else {
            metrics(data.metrics().asMap());
        }
        out.raw("},\n  \"unlockedAchievements\": [");
        ids(data.unlockedAchievements());
        out.raw(']');
        String hash = data.configHash();
        if (hash != null && !hash.isEmpty()) {
            out.raw(",\n  \"configHash\": ");
            out.string(hash);
        }
    }

    private void end() throws IOException {
        out.raw("\n}");
        out.finish();
    }

    private void metrics(MetricTable table) throws IOException {
        int size = table.size();
        for (int place = 0; place < size; place++) {
            int row = table.rowAt(place);
            out.raw(place == 0 ? FIRST_METRIC : NEXT_METRIC);
            out.string(table.nameBytes(row), table.nameStart(row), table.nameLength(row));
            switch (table.kind(row)) {
                case NUMBER -> {
                    out.raw(ARRAY);
                    out.number(table.number(row));
                    out.raw(END_OF_ARRAY);
                }
                case NUMBERS -> {
                    int count = table.count(row);
                    for (int i = 0; i < count; i++) {
                        out.raw(i == 0 ? ARRAY : NEXT_VALUE);
                        out.number(table.numberAt(row, i));
                    }
                    out.raw(END_OF_ARRAY);
                }
                case TRUE, FALSE, NULL, EMPTY, OTHER -> values(table.value(row).all());
            }
        }
        if (size > 0) {
            out.raw("\n  ");
        }
    }

    private void metrics(Map<String, MetricValue> metrics) throws IOException {
        boolean first = true;
        for (var metric : metrics.entrySet()) {
            out.raw(first ? FIRST_METRIC : NEXT_METRIC);
            first = false;
            out.string(metric.getKey());
            values(metric.getValue().all());
        }
        if (!first) {
            out.raw("\n  ");
        }
    }

    private void values(List<MetricValue> values) throws IOException {
        if (values.isEmpty()) {
            out.raw(EMPTY_ARRAY);
            return;
        }
        boolean first = true;
        for (var value : values) {
            out.raw(first ? ARRAY : NEXT_VALUE);
            first = false;
            value(value);
        }
        out.raw(END_OF_ARRAY);
    }

    private void value(MetricValue value) throws IOException {
        switch (value) {
            case MetricValue.Numeric(double number) -> out.number(number);
            case MetricValue.Text(String text) -> out.string(text);
            case MetricValue.Bool(boolean bool) -> out.raw(bool ? "true" : "false");
            case MetricValue.Null() -> out.raw("null");
            case MetricValue.Opaque(String json) -> JsonIndent.write(json, 3, out);
            case MetricValue.Array(var elements) -> nested(elements);
        }
    }

    /** An array as an element of another, which only a caller in Java can make; a file's is opaque. */
    private void nested(List<MetricValue> elements) throws IOException {
        var text = new StringBuilder();
        MetricJson.append(elements, text);
        JsonIndent.write(text.toString(), 3, out);
    }

    private void ids(List<String> ids) throws IOException {
        boolean first = true;
        for (String id : ids) {
            out.raw(first ? FIRST_METRIC : NEXT_METRIC);
            first = false;
            out.string(id);
        }
        if (!first) {
            out.raw("\n  ");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
