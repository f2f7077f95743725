package dev.laurel.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.catalog.ConfigHash;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.portability.ExportReader;
import dev.laurel.portability.ExportWriter;
import dev.laurel.store.MemoryStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/**
 * Laurel beside the reference and beside bare SQLite, one after the other on one machine in one run, as ratios of
 * medians. Prints a table and writes it to {@code target/bench/side-by-side.md}; exits with 1 if a promise is missed.
 *
 * <p>Run from the project's root by {@code mvn -Pbench verify}.
 */
public final class SideBySide {
    private static final int METRICS = 1_000_000;

    private final Path work;
    private final Peer peer;
    private final List<Row> rows = new ArrayList<>();

    private SideBySide(Path work) {
        this.work = work;
        this.peer = new Peer(Path.of("src/bench/node/reference.mjs"));
    }

    /**
     * One promise and what was measured.
     *
     * @param what is compared
     * @param peer median of the peer, in nanoseconds
     * @param ours median of Laurel, in nanoseconds
     * @param ratio how many times as fast Laurel is; below 1 it is slower
     * @param promised the least ratio that is promised
     */
    private record Row(String what, double peer, double ours, double ratio, double promised) {
        boolean kept() {
            return ratio >= promised;
        }
    }

    /** Runs everything. */
    public static void main(String[] args) throws IOException {
        var target = Files.createDirectories(Path.of("target/bench"));
        var bench = new SideBySide(Files.createTempDirectory(target, "work"));
        bench.updates();
        bench.transfers();
        bench.hashes();
        bench.commits();
        bench.starts();
        var report = bench.report();
        System.out.println(report);
        Files.writeString(target.resolve("side-by-side.md"), report);
        if (!bench.rows.stream().allMatch(Row::kept)) {
            System.exit(1);
        }
    }

    private void updates() throws IOException {
        var promises = new LinkedHashMap<Integer, Double>();
        promises.put(10, 50.0);
        promises.put(100, 200.0);
        promises.put(1_000, 5_000.0);
        promises.put(10_000, 5_000.0);
        promises.put(100_000, 5_000.0);
        var rates = new ArrayList<Double>();
        for (var promise : promises.entrySet()) {
            int size = promise.getKey();
            var json = catalogJson(size);
            var file = Files.writeString(work.resolve("catalog-" + size + ".json"), json);
            var theirs = peer.median("update", size, file);
            var ours = update(CatalogReader.read(json).catalog(), size);
            rates.add(ours);
            add("update, " + count(size) + " achievements", theirs, ours, promise.getValue());
        }
        var fastest = rates.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        var slowest = rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        rows.add(new Row("update, slowest of those sizes against the fastest", fastest, slowest, fastest / slowest, 0.5));
    }

    /** The same walk as in reference.mjs: ten metrics, values that grow and wrap. */
    private static double update(Catalog catalog, int size) {
        int metrics = Math.min(10, size);
        var names = new String[metrics];
        Arrays.setAll(names, i -> "metric" + i);
        try (var engine = AchievementEngine.open(catalog, new MemoryStore(), InstantSource.system())) {
            var step = new int[1];
            int batch = 200_000;
            LongSupplier run = () -> {
                var start = System.nanoTime();
                for (int i = 0; i < batch; i++, step[0]++) {
                    engine.update(names[step[0] % metrics], MetricValue.of(step[0] % (size * 10)));
                }
                return System.nanoTime() - start;
            };
            return median(15, 15, run) / batch;
        }
    }

    private void transfers() throws IOException {
        var incoming = metrics(1, METRICS);
        var current = metrics(7, METRICS);
        var file = work.resolve("export.json");
        var data = new ExportedData(ExportedData.VERSION, 1L, incoming, List.of(), "abc");
        try (var out = Files.newOutputStream(file)) {
            ExportWriter.write(data, out);
        }

        var exported = median(5, 9, () -> timed(() -> ExportWriter.write(data, OutputStream.nullOutputStream())));
        add("export of 1,000,000 metrics", peer.median("export", METRICS, file), exported, 10);

        var text = Files.readAllBytes(file);
        var catalog = CatalogReader.read("{}").catalog();
        var before = new ExportedData(ExportedData.VERSION, 1L, current, List.of(), null);
        var merged = median(4, 7, () -> {
            try (var engine = AchievementEngine.open(catalog, new MemoryStore(), InstantSource.system())) {
                engine.importData(before, ImportOptions.of(ImportStrategy.REPLACE));
                return timed(() -> {
                    var reading = ExportReader.read(new ByteArrayInputStream(text), Progress.NONE, CancelToken.NEVER);
                    var result = engine.importData(
                            Objects.requireNonNull(reading.file()).data(), ImportOptions.of(ImportStrategy.HIGHEST));
                    if (!result.success()) {
                        throw new IllegalStateException(result.errors().toString());
                    }
                });
            }
        });
        add("import-merge of 1,000,000 metrics", peer.median("merge", METRICS, file), merged, 20);
    }

    private void hashes() throws IOException {
        int size = 10_000;
        var json = catalogJson(size);
        var file = Files.writeString(work.resolve("catalog-hash.json"), json);
        var text = Files.readAllBytes(file);
        // A catalog knows its hash from when it was read, so the way from the text is measured too, on both sides.
        var ours = median(200, 101, () -> timed(() -> ConfigHash.of(new ByteArrayInputStream(text))));
        add("config hash from the text, 10,000 achievements", peer.median("hashText", size, file), ours, 1);
        var catalog = CatalogReader.read(json).catalog();
        var known = median(200, 101, () -> timed(() -> ConfigHash.of(catalog)));
        add("config hash of a catalog in memory, 10,000 achievements", peer.median("hash", size, file), known, 10);
    }

    private void commits() {
        var bare = new BareSqlite(work.resolve("bare.db"));
        var laurel = new DurableProfile(work.resolve("profile"));
        try (bare; laurel) {
            int batch = 200;
            var theirs = new double[9];
            var ours = new double[9];
            bare.commits(batch);
            laurel.updates(batch);
            // In turns, since a disk has moods.
            for (int i = 0; i < theirs.length; i++) {
                theirs[i] = (double) bare.commits(batch) / batch;
                ours[i] = (double) laurel.updates(batch) / batch;
            }
            add("durable update, against a bare SQLite commit", median(theirs), median(ours), 0.8);
        }
    }

    private void starts() throws IOException {
        var catalog = Files.writeString(work.resolve("small.json"), catalogJson(10)).toString();
        var laurel = List.of("target/laurel/bin/laurel", "catalog", "hash", catalog);
        var node = peer.command("hashFile", 10, Path.of(catalog));
        var theirs = new double[15];
        var ours = new double[15];
        Peer.run(laurel);
        Peer.run(node);
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = timed(() -> Peer.run(node));
            ours[i] = timed(() -> Peer.run(laurel));
        }
        add("laurel catalog hash, whole process", median(theirs), median(ours), 0.2);
    }

    private void add(String what, double theirs, double ours, double promised) {
        var row = new Row(what, theirs, ours, theirs / ours, promised);
        rows.add(row);
        System.out.println(line(row));
    }

    private String report() {
        var text = new StringBuilder("""
                # Laurel side by side with its peers

                Medians, one run, one machine. A ratio above 1 means that Laurel is that many times as fast.

                | what | peer | Laurel | ratio | promised | |
                | --- | ---: | ---: | ---: | ---: | --- |
                """);
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.append("\n%s, %d cores, %s; Node %s%n".formatted(
                        System.getProperty("java.vm.name") + " " + Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Peer.run(List.of("node", "--version")).strip()))
                .toString();
    }

    private static String line(Row row) {
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s |", row.what(), duration(row.peer()),
                duration(row.ours()), ratio(row.ratio()), ratio(row.promised()), row.kept() ? "kept" : "MISSED");
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }

    private static String duration(double nanos) {
        return nanos < 1e3 ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : nanos < 1e6 ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static String count(int size) {
        return String.format(Locale.ROOT, "%,d", size);
    }

    /** Thresholds in even steps over up to ten metrics. */
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

    private static Metrics metrics(int factor, int size) {
        var values = new LinkedHashMap<String, MetricValue>();
        for (int i = 0; i < size; i++) {
            values.put("metric_" + i, MetricValue.of(i * (long) factor % 1000));
        }
        return Metrics.of(values);
    }

    /** Something to time that may fail. */
    interface Action {
        void run() throws IOException;
    }

    static long timed(Action action) {
        var start = System.nanoTime();
        try {
            action.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return System.nanoTime() - start;
    }

    /** The median of some runs after some that warm up. */
    private static double median(int warmUp, int runs, LongSupplier run) {
        for (int i = 0; i < warmUp; i++) {
            var _ = run.getAsLong();
        }
        var times = new double[runs];
        Arrays.setAll(times, i -> run.getAsLong());
        return median(times);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
