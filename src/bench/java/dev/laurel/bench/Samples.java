package dev.laurel.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.portability.ExportReader;
import dev.laurel.portability.ExportWriter;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** What is measured with; reference.mjs makes the same. */
final class Samples {
    private Samples() {}

    /** A catalog with thresholds in even steps over up to ten metrics. */
    static String catalogJson(int size) {
        int metrics = Math.min(10, size);
        var text = new StringBuilder("{");
        for (int metric = 0; metric < metrics; metric++) {
            text.append(metric == 0 ? "" : ",").append("\"metric").append(metric).append("\":{");
            for (int i = metric; i < size; i += metrics) {
                text.append(i == metric ? "" : ",").append('"').append((i + 1) * 10).append("\":{\"title\":\"Title ")
                        .append(i).append("\",\"description\":\"Description of ").append(i)
                        .append("\",\"icon\":\"⭐\"}");
            }
            text.append('}');
        }
        return text.append('}').toString();
    }

    /** The metrics of a catalog of this size. */
    static String[] names(int size) {
        var names = new String[Math.min(10, size)];
        Arrays.setAll(names, i -> "metric" + i);
        return names;
    }

    /** Metrics with one number each, in the form in which a store or a file gives very many. */
    static ExportedData data(int factor, int size) {
        var table = new MetricTableBuilder();
        for (int i = 0; i < size; i++) {
            var name = ("metric_" + i).getBytes(StandardCharsets.UTF_8);
            table.setNumber(table.row(name, 0, name.length), (double) (i * (long) factor % 1000));
        }
        return new ExportedData(ExportedData.VERSION, 1L, Metrics.of(table.build()), List.of(), "abc");
    }

    /** The text of an export. */
    static byte[] text(ExportedData data) {
        var out = new ByteArrayOutputStream();
        try {
            ExportWriter.write(data, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads an export that has no errors. */
    static ExportedData read(byte[] text) {
        var reading = ExportReader.read(new ByteArrayInputStream(text), Progress.NONE, CancelToken.NEVER);
        return Objects.requireNonNull(reading.file(), () -> reading.errors().toString()).data();
    }
}
