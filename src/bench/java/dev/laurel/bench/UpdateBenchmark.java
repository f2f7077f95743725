package dev.laurel.bench;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
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

/** One update in memory, over catalogs of several sizes, with nobody and with somebody listening. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class UpdateBenchmark {
    /** How many achievements the catalog has. */
    @Param({"10", "1000", "100000"})
    public int size;

    /** Whether somebody listens to metrics and unlocks. */
    @Param({"false", "true"})
    public boolean listening;

    private AchievementEngine engine;
    private String[] names;
    private int step;
    private long heard;

    /** Opens the engine. */
    @Setup
    public void open() {
        engine = AchievementEngine.open(
                CatalogReader.read(Samples.catalogJson(size)).catalog(), new MemoryStore(), InstantSource.system());
        names = Samples.names(size);
        if (listening) {
            engine.on(EngineEvent.MetricUpdated.class, _ -> heard++);
            engine.on(EngineEvent.AchievementUnlocked.class, _ -> heard++);
        }
    }

    /** The same walk as in the side-by-side run. */
    @Benchmark
    public long update() {
        engine.update(names[step % names.length], MetricValue.of(step % (size * 10)));
        step++;
        return heard;
    }
}
