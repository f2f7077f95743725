package dev.laurel.bench;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.store.MemoryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading an export, and merging it into a state of as many metrics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ImportBenchmark {
    /** How many metrics the file and the state have. */
    @Param({"10000", "1000000"})
    public int size;

    private byte[] text;
    private ExportedData incoming;
    private AchievementEngine engine;

    /** Makes the file and the state; merging into it again is as much work as the first time. */
    @Setup
    public void make() {
        text = Samples.text(Samples.data(1, size));
        incoming = Samples.read(text);
        engine = AchievementEngine.open(
                CatalogReader.read("{}").catalog(), new MemoryStore(), InstantSource.system());
        engine.importData(Samples.data(7, size), ImportOptions.of(ImportStrategy.REPLACE));
    }

    /** From text to data. */
    @Benchmark
    public ExportedData read() {
        return Samples.read(text);
    }

    /** From data to the new state. */
    @Benchmark
    public ImportResult merge() {
        return engine.importData(incoming, ImportOptions.of(ImportStrategy.HIGHEST));
    }
}
