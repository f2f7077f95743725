package dev.laurel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.portability.ExportWriter;
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

/** Writing an export, in the reference's form. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExportBenchmark {
    /** How many metrics the state has. */
    @Param({"10000", "1000000"})
    public int size;

    private ExportedData data;

    /** Makes the state. */
    @Setup
    public void make() {
        data = Samples.data(1, size);
    }

    /** One export, of which nothing is kept. */
    @Benchmark
    public void export() throws IOException {
        ExportWriter.write(data, OutputStream.nullOutputStream());
    }
}
