package dev.laurel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures everything that is promised of Laurel's speed, and writes docs/performance.md and {@code target/bench/}.
 * Ends with 1 if a promise is missed, after all has been measured and written.
 *
 * <p>Run from the project's root by {@code mvn -Pbench verify}.
 */
public final class Bench {
    private Bench() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
        var target = Files.createDirectories(Path.of("target/bench"));
        var comparisons = SideBySide.run(Files.createTempDirectory(target, "work"));
        var sync = SyncPromise.run();
        var results = new Runner(new OptionsBuilder()
                        .include("dev\\.laurel\\.bench\\.")
                        .resultFormat(ResultFormatType.JSON)
                        .result(target.resolve("jmh.json").toString())
                        .build())
                .run();
        var page = page(comparisons, sync, results);
        Files.writeString(target.resolve("performance.md"), page);
        Page.write(page);
        System.out.println(page);
        if (!sync.kept() || !comparisons.stream().allMatch(Comparison::kept)) {
            System.exit(1);
        }
    }

    private static String page(
            List<Comparison> comparisons, SyncPromise.Report sync, Collection<RunResult> results) {
        return """
                # Performance

                What `mvn -Pbench verify` measured; it writes this page, and fails when a promise is missed.

                ## Side by side

                Laurel beside the reference, `achievements-engine` 1.1.2 under Node, and beside bare SQLite commits with \
                the same
                settings on the same disk. The two take turns in one run; medians. A ratio above 1 means that Laurel is \
                that many times
                as fast. Where 0.50, 0.80 or 0.20 is promised, it may be slower by that much.

                | what | peer | Laurel | ratio | promised | |
                | --- | ---: | ---: | ---: | ---: | --- |
                %s

                - *import-merge*: from the text of an export to the new state, into a state of as many metrics; the \
                reference's `merge`.
                - *config hash from the text*: bytes to hash; the reference parses the same text and hashes the object.
                - *config hash of a catalog that was read*: the reference hashes the object; Laurel worked the hash out \
                while it read
                  the catalog, and tells it.
                - *durable update*: metric, history and revision, on the disk when the call returns; the peer commits \
                one row.
                - *whole process*: from starting `laurel`, or `node`, to its end.

                ## Sync on every update

                A profile and its database at a real server on loopback, by the real clock: %d single updates, %d bursts.

                %s

                ## By itself

                JMH, average time of one operation.

                | benchmark | time | error |
                | --- | ---: | ---: |
                %s

                %s, %d cores, %s; Node %s
                """.formatted(
                        comparisons.stream().map(Comparison::line).collect(Collectors.joining("\n")),
                        SyncPromise.SINGLES, SyncPromise.BURSTS, sync.table(),
                        results.stream().map(Bench::line).collect(Collectors.joining("\n")),
                        System.getProperty("java.vm.name") + " " + Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Peer.run(List.of("node", "--version")).strip());
    }

    private static String line(RunResult run) {
        var params = run.getParams();
        var name = params.getBenchmark().replaceFirst(".*\\.(\\w+)\\.(\\w+)$", "$1.$2");
        var with = params.getParamsKeys().stream()
                .map(key -> key + " " + params.getParam(key))
                .collect(Collectors.joining(", "));
        var result = run.getPrimaryResult();
        return String.format(Locale.ROOT, "| %s%s | %.2f %s | ± %.2f |", name, with.isEmpty() ? "" : ", " + with,
                result.getScore(), result.getScoreUnit(), result.getScoreError());
    }
}
