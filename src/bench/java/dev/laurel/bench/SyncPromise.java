package dev.laurel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.laurel.conformance.Json;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Tagging;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.ProfileSync;
import dev.laurel.profile.Profiles;
import dev.laurel.sync.RestPeer;
import dev.laurel.sync.RestServer;
import dev.laurel.sync.RetryLimits;
import dev.laurel.task.ThreadTaskRunner;

/**
 * How soon a server has what a profile in a database was updated with, and how many requests that takes: for one
 * update, and for a thousand within a second. The clock is the real one, the server a real one on loopback. Prints a
 * table; exits with 1 if a promise is missed.
 */
final class SyncPromise {
    private static final String USER = "mira";
    private static final String METRICS = "users/" + USER + "/achievements/metrics";
    private static final String CATALOG = "{\"score\":{" + IntStream.rangeClosed(1, 200)
            .mapToObj(it -> "\"" + it * 300 + "\":{\"title\":\"" + it + "\"}")
            .collect(Collectors.joining(",")) + "}}";
    static final int SINGLES = 15;
    static final int BURSTS = 5;
    private static final int BURST = 1000;
    private static final int MOST_REQUESTS = 3;
    private static final double LONGEST_BURST_SECONDS = 1.25;
    private static final int MOST_TRIES = 20;
    private static final double LATEST_SECONDS = 3;

    private SyncPromise() {}

    /**
     * What was measured at one server.
     *
     * @param singles seconds from each single update to the server having it, ascending
     * @param bursts seconds from the last update of each burst, ascending
     * @param requests of each burst, ascending
     */
    private record Measured(List<Double> singles, List<Double> bursts, List<Integer> requests) {
        boolean kept() {
            return singles.getLast() < LATEST_SECONDS && bursts.getLast() < LATEST_SECONDS
                    && requests.getLast() <= MOST_REQUESTS;
        }
    }

    /**
     * What was measured, as a table.
     *
     * @param kept whether every promise was
     */
    record Report(String table, boolean kept) {}

    /** Measures it alone. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var report = run();
        System.out.println(report.table());
        System.exit(report.kept() ? 0 : 1);
    }

    /** Measures everything. */
    static Report run() throws IOException, InterruptedException {
        var work = Files.createTempDirectory(folder(), "laurel-sync");
        var tagged = measure(Files.createDirectories(work.resolve("tagged")), Tagging.STRONG);
        var untagged = measure(Files.createDirectories(work.resolve("untagged")), Tagging.NONE);
        try (var files = Files.walk(work)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        var reference = reference();
        var table = """
                | what | server with ETags | without | promised | |
                | --- | ---: | ---: | ---: | --- |
                | one update, until the server has it: median | %s | %s | | |
                | one update, until the server has it: longest | %s | %s | < 3 s | %s |
                | 1,000 updates in a second, from the last until the server has it: longest | %s | %s | < 3 s | %s |
                | 1,000 updates in a second, requests: most | %d | %d | 3 | %s |
                | the same by the reference's `RestApiStorage`, requests | %,d | | | |""".formatted(
                seconds(tagged.singles().get(SINGLES / 2)), seconds(untagged.singles().get(SINGLES / 2)),
                seconds(tagged.singles().getLast()), seconds(untagged.singles().getLast()),
                kept(tagged.singles().getLast() < LATEST_SECONDS && untagged.singles().getLast() < LATEST_SECONDS),
                seconds(tagged.bursts().getLast()), seconds(untagged.bursts().getLast()),
                kept(tagged.bursts().getLast() < LATEST_SECONDS && untagged.bursts().getLast() < LATEST_SECONDS),
                tagged.requests().getLast(), untagged.requests().getLast(),
                kept(tagged.requests().getLast() <= MOST_REQUESTS
                        && untagged.requests().getLast() <= MOST_REQUESTS),
                reference);
        return new Report(table, tagged.kept() && untagged.kept());
    }

    /** In memory where that can be: how many durable updates a disk takes in a second is measured elsewhere. */
    private static Path folder() throws IOException {
        var memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Files.createDirectories(Path.of("target/bench"));
    }

    private static Measured measure(Path folder, Tagging tagging) throws InterruptedException {
        var clock = InstantSource.system();
        try (var server = new AchievementServer();
                var tasks = new ThreadTaskRunner();
                var profiles = Profiles.open(folder, clock).profiles();
                var session = profiles.session(profiles.add("Mira", USER, "Game", CATALOG).id());
                var sync = new ProfileSync(session, new RestPeer(
                        new RestServer(server.address(), USER, Map.of(), RestServer.USUAL_TIMEOUT), null,
                        RetryLimits.USUAL, clock), clock);
                var _ = sync.automatic(tasks, new Random(1), _ -> {})) {
            server.setTagging(tagging);
            return new At(server, session, new Random(2)).measure();
        }
    }

    /** One profile at one server. */
    private static final class At {
        private final AchievementServer server;
        private final ProfileSession session;
        private final Random random;
        private int score;

        At(AchievementServer server, ProfileSession session, Random random) {
            this.server = server;
            this.session = session;
            this.random = random;
        }

        Measured measure() throws InterruptedException {
            update();
            secondsUntilThere();
            var singles = new ArrayList<Double>();
            while (singles.size() < SINGLES) {
                rest();
                update();
                singles.add(secondsUntilThere());
            }
            var bursts = new ArrayList<Double>();
            var requests = new ArrayList<Integer>();
            var tries = 0;
            while (bursts.size() < BURSTS) {
                rest();
                var before = server.requests().size();
                var took = burst();
                var after = secondsUntilThere();
                rest();
                if (took <= LONGEST_BURST_SECONDS) {
                    bursts.add(after);
                    requests.add(server.requests().size() - before);
                } else if (++tries > MOST_TRIES) {
                    throw new IllegalStateException("A thousand updates take more than a second here");
                }
            }
            return new Measured(sorted(singles), sorted(bursts), sorted(requests));
        }

        private static <T extends Comparable<T>> List<T> sorted(List<T> values) {
            return values.stream().sorted().toList();
        }

        private void update() {
            session.engine().update("score", MetricValue.of(++score));
        }

        /** A thousand updates, a millisecond apart; how many seconds it took, since the machine may be slower. */
        private double burst() {
            var began = System.nanoTime();
            for (var i = 0; i < BURST; i++) {
                while (System.nanoTime() - began < i * Duration.ofSeconds(1).toNanos() / BURST) {
                    Thread.onSpinWait();
                }
                update();
            }
            return (System.nanoTime() - began) / 1e9;
        }

        private double secondsUntilThere() throws InterruptedException {
            var began = System.nanoTime();
            while (!String.valueOf(server.text(METRICS)).contains("\"score\":[" + score + "]")) {
                Thread.sleep(1);
            }
            return (System.nanoTime() - began) / 1e9;
        }

        /** Until nothing is under way, and to another moment between two looks at the schedule. */
        private void rest() throws InterruptedException {
            Thread.sleep(2500 + random.nextInt(500));
        }
    }

    /** How many requests the reference makes of a thousand updates. */
    private static int reference() throws IOException {
        try (var server = new AchievementServer(); var node = new dev.laurel.conformance.Peer("device.mjs")) {
            node.ask("open", Map.of("baseUrl", server.address().toString(), "userId", USER, "timeout", 10_000.0));
            node.ask("burst", Map.of("achievements", Json.object(CATALOG), "metric", "score", "updates",
                    (double) BURST));
            return server.requests().size();
        }
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String kept(boolean kept) {
        return kept ? "kept" : "MISSED";
    }
}
