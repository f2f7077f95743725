package dev.laurel.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.catalog.ConfigHash;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.portability.ExportWriter;
import dev.laurel.store.MemoryStore;

/** Laurel beside the reference and beside bare SQLite, in turns on one machine in one run. */
final class SideBySide {
    private static final int METRICS = 1_000_000;

    private final Path work;
    private final List<Comparison> comparisons = new ArrayList<>();

    private SideBySide(Path work) {
        this.work = work;
    }

    /** Measures everything, with its files in a folder that may be removed afterwards. */
    static List<Comparison> run(Path work) throws IOException {
        var bench = new SideBySide(work);
        bench.updates();
        bench.export();
        bench.merge();
        bench.hashes();
        bench.commits();
        bench.starts();
        return bench.comparisons;
    }

    private void updates() throws IOException {
        var promises = new LinkedHashMap<Integer, Double>();
        promises.put(10, 50.0);
        promises.put(100, 200.0);
        promises.put(1_000, 5_000.0);
        promises.put(10_000, 5_000.0);
        promises.put(100_000, 5_000.0);
        var walks = new ArrayList<DoubleSupplier>();
        for (var promise : promises.entrySet()) {
            int size = promise.getKey();
            var json = Samples.catalogJson(size);
            var file = Files.writeString(work.resolve("catalog-" + size + ".json"), json);
            // Left open, for the comparison of the sizes below.
            var engine = AchievementEngine.open(
                    CatalogReader.read(json).catalog(), new MemoryStore(), InstantSource.system());
            var walk = walk(engine, size);
            walks.add(walk);
            try (var peer = new Peer("update", size, file)) {
                var what = String.format(Locale.ROOT, "update, %,d achievements", size);
                add(Comparison.measure(what, promise.getValue(), 9, 15, peer::round, walk));
            }
        }
        add(Comparison.extremes("update, slowest of those sizes against the fastest", 0.5, 31, walks));
    }

    /** The same walk as in reference.mjs: ten metrics, values that grow and wrap. */
    private static DoubleSupplier walk(AchievementEngine engine, int size) {
        var names = Samples.names(size);
        var step = new int[1];
        int batch = 200_000;
        return () -> timed(() -> {
            for (int i = 0; i < batch; i++, step[0]++) {
                engine.update(names[step[0] % names.length], MetricValue.of(step[0] % (size * 10)));
            }
        }) / batch;
    }

    private void export() throws IOException {
        var data = Samples.data(1, METRICS);
        var file = Files.write(work.resolve("export.json"), Samples.text(data));
        try (var peer = new Peer("export", METRICS, file)) {
            add(Comparison.measure("export of 1,000,000 metrics", 10, 4, 9, peer::round, () -> timed(() -> {
                try {
                    ExportWriter.write(data, OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            })));
        }
    }

    /** From the text to the state, as the reference does it. */
    private void merge() throws IOException {
        var text = Samples.text(Samples.data(1, METRICS));
        var before = Samples.data(7, METRICS);
        var file = work.resolve("export.json");
        try (var peer = new Peer("merge", METRICS, file)) {
            add(Comparison.measure(
                    "import-merge of 1,000,000 metrics", 20, 2, 7, peer::round, () -> merge(before, text)));
        }
    }

    private static double merge(ExportedData before, byte[] text) {
        var catalog = CatalogReader.read("{}").catalog();
        try (var engine = AchievementEngine.open(catalog, new MemoryStore(), InstantSource.system())) {
            engine.importData(before, ImportOptions.of(ImportStrategy.REPLACE));
            return timed(() -> {
                var result = engine.importData(Samples.read(text), ImportOptions.of(ImportStrategy.HIGHEST));
                if (!result.success()) {
                    throw new IllegalStateException(result.errors().toString());
                }
            });
        }
    }

    /** A catalog that was read knows its hash, so what is measured first is the way from the text, on both sides. */
    private void hashes() throws IOException {
        int size = 10_000;
        var json = Samples.catalogJson(size);
        var file = Files.writeString(work.resolve("catalog-hash.json"), json);
        var text = Files.readAllBytes(file);
        try (var peer = new Peer("hashText", size, file)) {
            add(Comparison.measure("config hash from the text, 10,000 achievements", 10, 30, 31, peer::round,
                    tenTimes(() -> ConfigHash.of(new ByteArrayInputStream(text)))));
        }
        var catalog = CatalogReader.read(json).catalog();
        try (var peer = new Peer("hash", size, file)) {
            add(Comparison.measure("config hash of a catalog that was read, 10,000 achievements", 10, 30, 31,
                    peer::round, tenTimes(() -> ConfigHash.of(catalog))));
        }
    }

    private static DoubleSupplier tenTimes(Runnable action) {
        return () -> timed(() -> {
            for (int i = 0; i < 10; i++) {
                action.run();
            }
        }) / 10;
    }

    private void commits() {
        int batch = 100;
        try (var bare = new BareSqlite(work.resolve("bare.db"));
                var laurel = new DurableProfile(work.resolve("profile"))) {
            add(Comparison.measure("durable update, against a bare SQLite commit", 0.8, 40, 61,
                    () -> timed(() -> bare.commit(batch)) / batch, () -> timed(() -> laurel.update(batch)) / batch));
        }
    }

    private void starts() throws IOException {
        var catalog = Files.writeString(work.resolve("small.json"), Samples.catalogJson(10));
        var laurel = List.of("target/laurel/bin/laurel", "catalog", "hash", catalog.toString());
        var node = Peer.command("hashFile", 10, catalog);
        if (!Peer.run(laurel).equals(Peer.run(node))) {
            throw new IllegalStateException("The two do not agree on the hash of " + catalog);
        }
        add(Comparison.measure("laurel catalog hash, whole process", 0.2, 2, 21,
                () -> timed(() -> Peer.run(node)), () -> timed(() -> Peer.run(laurel))));
    }

    private void add(Comparison comparison) {
        comparisons.add(comparison);
        System.out.println(comparison.line());
    }

    private static double timed(Runnable action) {
        var start = System.nanoTime();
        action.run();
        return System.nanoTime() - start;
    }
}
