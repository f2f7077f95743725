package dev.laurel.ui.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.platform.AtomicFile;
import dev.laurel.profile.History;
import dev.laurel.profile.HistoryPoint;
import dev.laurel.task.CancelToken;

/** Writes a metric's history as comma-separated values (RFC 4180): time in ISO 8601, value as JSON has it. */
final class HistoryCsv {
    private HistoryCsv() {}

    /**
     * Writes every point until now.
     *
     * @return how many points there are
     * @throws IOException if it can't be written; then the file is as it was
     */
    static int write(History history, String metric, Instant now, Path file, CancelToken cancel) throws IOException {
        var points = history.of(metric, Instant.EPOCH, now, Integer.MAX_VALUE);
        cancel.check();
        AtomicFile.write(file, AtomicFile.Access.USUAL, out ->
                out.write(text(points).getBytes(StandardCharsets.UTF_8)));
        return points.size();
    }

    /** The whole table. */
    static String text(List<HistoryPoint> points) {
        var text = new StringBuilder("time,value\r\n");
        for (var point : points) {
            text.append(point.time()).append(',').append(cell(point.value().current())).append("\r\n");
        }
        return text.toString();
    }

    private static String cell(MetricValue value) {
        return switch (value) {
            case MetricValue.Numeric(var number) -> number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf((long) number)
                    : String.valueOf(number);
            case MetricValue.Bool(var bool) -> String.valueOf(bool);
            case MetricValue.Text(var text) -> quoted(text);
            case MetricValue.Null() -> "";
            case MetricValue.Array(var values) -> quoted(values.toString());
            case MetricValue.Opaque(var json) -> quoted(json);
        };
    }

    /** Spreadsheets run what begins like a formula: an apostrophe in front makes it a text. */
    private static String quoted(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
