package dev.laurel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast the packaged Laurel starts and how much memory it holds, beside a bare JavaFX program that is packaged the
 * same way, in turns on one screen; and how fast its command answers beside Node. Run by {@code src/bench/start-up.sh}.
 *
 * <p>The figures go into docs/performance.md. A window counts as there when 99 of 100 of the pixels that it
 * changes look as they do in the end: for Laurel that is the frame with its achievements.
 */
public final class StartUp {
    private static final int RUNS = 9;
    private static final long STILL = TimeUnit.SECONDS.toNanos(3);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final double MAY_DIFFER = 0.01;
    private static final int ACHIEVEMENTS = 50;

    private final Screen screen;
    private final Path data;
    private final List<String> lines = new ArrayList<>();
    private boolean kept = true;

    private StartUp(Screen screen, Path data) {
        this.screen = screen;
        this.data = data;
    }

    /** One start. */
    private record Start(long nanos, double processorNanos, long residentKilobytes) {}

    /**
     * Measures.
     *
     * @param args the packaged Laurel's program and that of the bare one
     */
    public static void main(String[] args) throws IOException {
        var work = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "start-up");
        boolean kept;
        try (var screen = new Screen(work.resolve("screen"))) {
            var bench = new StartUp(screen, work.resolve("data"));
            bench.windows(args[0], args[1]);
            bench.commands(args[0], work);
            var report = bench.report();
            System.out.print(report);
            Files.writeString(Path.of("target/bench/start-up.md"), report);
            Page.put(Page.START_UP, report);
            kept = bench.kept;
        }
        System.exit(kept ? 0 : 1);
    }

    private void windows(String laurel, String bare) throws IOException {
        var catalog = Files.writeString(data.resolveSibling("catalog.json"), Samples.catalogJson(ACHIEVEMENTS));
        Peer.run(List.of(laurel, "--data", data.toString(), "profile", "add", "Mira", "--catalog", catalog.toString()));
        Peer.run(List.of(laurel, "--data", data.toString(), "update", "Mira", "metric0=200", "metric1=90"));
        var ours = new Start[RUNS];
        var theirs = new Start[RUNS];
        start(bare);
        start(laurel);
        for (var i = 0; i < RUNS; i++) {
            theirs[i] = start(bare);
            ours[i] = start(laurel);
        }
        add("window with " + ACHIEVEMENTS + " achievements, from process start", "ms", 1e6, 1.6,
                times(theirs), times(ours));
        lines.add(String.format(Locale.ROOT, "| processor time until then | %.0f ms | %.0f ms | %.2f | | |%n",
                median(processor(theirs)) / 1e6, median(processor(ours)) / 1e6,
                median(processor(ours)) / median(processor(theirs))));
        add("resident memory when idle", "MB", 1024, 1.4, memory(theirs), memory(ours));
    }

    private Start start(String program) throws IOException {
        screen.awaitStillness(TimeUnit.MILLISECONDS.toNanos(500));
        var before = screen.look();
        var builder = new ProcessBuilder(program)
                .redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", screen.name());
        builder.environment().put("LAUREL_DATA", data.toString());
        var began = System.nanoTime();
        var process = builder.start();
        var frames = new ArrayList<Frame>();
        var last = before;
        for (var changed = 0L; changed == 0 || System.nanoTime() - changed < STILL;) {
            LockSupport.parkNanos(4_000_000);
            var now = System.nanoTime();
            var seen = screen.look();
            if (!Arrays.equals(seen, last)) {
                frames.add(new Frame(now - began, processorNanos(process), seen));
                last = seen;
                changed = now;
            }
            if (now - began > PATIENCE) {
                throw new IllegalStateException(program + " shows nothing");
            }
        }
        var memory = residentKilobytes(process.pid());
        process.destroy();
        process.onExit().join();
        var complete = complete(before, frames);
        return new Start(complete.nanos(), complete.processorNanos(), memory);
    }

    private record Frame(long nanos, double processorNanos, int[] pixels) {}

    /** When the first frame was there that looks like the last. */
    private static Frame complete(int[] before, List<Frame> frames) {
        var end = frames.getLast().pixels();
        var window = differing(before, end);
        return frames.stream().filter(frame -> differing(frame.pixels(), end) <= window * MAY_DIFFER)
                .findFirst().orElseThrow();
    }

    private static double processorNanos(Process process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static int differing(int[] some, int[] others) {
        var count = 0;
        for (var i = 0; i < some.length; i++) {
            count += some[i] == others[i] ? 0 : 1;
        }
        return count;
    }

    private static long residentKilobytes(long process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        }
    }

    private void commands(String laurel, Path work) throws IOException {
        var catalog = Files.writeString(work.resolve("small.json"), Samples.catalogJson(10));
        var ours = List.of(laurel, "catalog", "hash", catalog.toString());
        var node = Peer.command("hashFile", 10, catalog);
        var ourTimes = new double[RUNS];
        var theirTimes = new double[RUNS];
        Peer.run(ours);
        Peer.run(node);
        for (var i = 0; i < RUNS; i++) {
            theirTimes[i] = nanosOf(node);
            ourTimes[i] = nanosOf(ours);
        }
        add("laurel catalog hash, beside Node", "ms", 1e6, 2, theirTimes, ourTimes);
    }

    private static long nanosOf(List<String> command) {
        var began = System.nanoTime();
        Peer.run(command);
        return System.nanoTime() - began;
    }

    private void add(String what, String unit, double divisor, double most, double[] theirs, double[] ours) {
        var ratio = median(ours) / median(theirs);
        kept &= ratio <= most;
        lines.add(String.format(Locale.ROOT, "| %s | %.0f %s | %.0f %s | %.2f | %.1f | %s |%n", what,
                median(theirs) / divisor, unit, median(ours) / divisor, unit, ratio, most,
                ratio <= most ? "kept" : "MISSED"));
    }

    private String report() {
        return """
                %s

                Beside a bare JavaFX window that is packaged the same way, with the same options of Java, and beside \
                Node; what `src/bench/start-up.sh`
                measured. Medians of %d runs in turns. The ratio is Laurel's share; less is better.

                | what | peer | Laurel | ratio | at most | |
                | --- | ---: | ---: | ---: | ---: | --- |
                %s
                - *window*: until the frame with its achievements is on the screen, the first that it shows.
                - *processor time*: of all threads until then; the machine's other work counts less in it.
                """.formatted(Page.START_UP, RUNS, String.join("", lines));
    }

    private static double[] times(Start[] starts) {
        return Arrays.stream(starts).mapToDouble(Start::nanos).toArray();
    }

    private static double[] processor(Start[] starts) {
        return Arrays.stream(starts).mapToDouble(Start::processorNanos).toArray();
    }

    private static double[] memory(Start[] starts) {
        return Arrays.stream(starts).mapToDouble(Start::residentKilobytes).toArray();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
