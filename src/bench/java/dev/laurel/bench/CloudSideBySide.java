package dev.laurel.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.Backups;
import dev.laurel.backup.destination.Content;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Patience;
import dev.laurel.backup.destination.azure.AzureDestination;
import dev.laurel.backup.destination.azure.AzureKey;
import dev.laurel.backup.destination.s3.S3Destination;
import dev.laurel.backup.destination.s3.S3Keys;
import dev.laurel.backup.destination.s3.S3Place;
import dev.laurel.fakes.Fork;
import dev.laurel.servers.Azurite;
import dev.laurel.servers.S3Server;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.SideBySide;
import dev.laurel.task.ThreadTaskRunner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Laurel beside rclone with as many transfers, between S3Proxy and Azurite on loopback: the same objects, the same
 * servers, in turns, as ratios of medians. Then a listing of 100,000 keys in a heap of 128 MiB, and the table of 100,000
 * backups being scrolled ({@link BackupsScroll}). Prints what came of it and writes it to {@code target/bench/cloud.md};
 * into docs/performance.md too if all was measured. Exits with 1 if a promise is missed.
 *
 * <p>Run from the project's root by {@code mvn -Pbench test-compile exec:exec@cloud}; needs rclone and Node.
 */
public final class CloudSideBySide {
    private static final int OBJECTS = 2000;
    private static final int BYTES = 2048;
    private static final int MANY = 100_000;
    private static final int TRANSFERS = 16;
    private static final int RUNS = 3;
    private static final String BUCKET = "bench";
    private static final List<String> ALL = List.of("copy", "download", "listing", "scroll");
    /** What no frame may be longer than. */
    private static final double LONGEST_FRAME = 50;

    private final Path work;
    private final URI s3;
    private final URI azure;
    private final ThreadTaskRunner tasks = new ThreadTaskRunner();

    private CloudSideBySide(Path work, URI s3, URI azure) {
        this.work = work;
        this.s3 = s3;
        this.azure = azure;
    }

    /** Something that is timed; it is told which run this is. */
    @FunctionalInterface
    private interface Timed {
        void run(int run) throws Exception;
    }

    /**
     * Runs everything, or what is named.
     *
     * @param args any of copy, download, listing and scroll; none for all
     */
    public static void main(String[] args) throws Exception {
        var parts = args.length == 0 ? ALL : List.of(args);
        var target = Files.createDirectories(Path.of("target/bench"));
        var work = Files.createTempDirectory(target, "cloud");
        // First: nothing else runs in the machine then.
        var frames = parts.contains("scroll") ? frames(work.resolve("scroll")) : null;
        try (var s3 = S3Server.start(); var azure = Azurite.start()) {
            var bench = new CloudSideBySide(work, s3.address(), azure.address());
            var rows = new ArrayList<Row>();
            if (parts.contains("copy") || parts.contains("download")) {
                bench.fill(BUCKET, OBJECTS, BYTES);
            }
            if (parts.contains("copy")) {
                rows.add(bench.turns(
                        "copy of 2,000 objects of 2 KB, S3 to Azure", bench::rcloneCopy, bench::laurelCopy));
            }
            if (parts.contains("download")) {
                rows.add(bench.turns(
                        "listing and download of 2,000 objects of 2 KB", bench::rcloneDownload, bench::laurelDownload));
            }
            var listed = parts.contains("listing") ? bench.listing() : "";
            bench.tasks.close();
            var report = report(rows, listed, frames);
            System.out.println(report);
            Files.writeString(target.resolve("cloud.md"), report);
            if (parts.containsAll(ALL)) {
                Page.put(Page.CLOUD, report);
            }
            if (rows.stream().anyMatch(row -> row.ratio() < 1) || (frames != null && !frames.kept())) {
                System.exit(1);
            }
        }
    }

    /** How long frames were, in milliseconds. */
    private record Frames(double longest, double percentile) {
        boolean kept() {
            return longest <= LONGEST_FRAME;
        }

        String line() {
            return String.format(Locale.ROOT,
                    "- The table of 100,000 backups, scrolled through: longest frame %.1f ms, 99 %% within %.1f ms; "
                            + "%.0f ms are promised: %s.", longest, percentile, LONGEST_FRAME, kept() ? "kept" : "MISSED");
        }
    }

    /** In a process of its own, since a toolkit starts once, with the compiler that a window has. */
    private static Frames frames(Path folder) {
        var told = Peer.run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                BackupsScroll.class.getName(), folder.toString()));
        var numbers = told.strip().split(" ");
        return new Frames(Long.parseLong(numbers[0]) / 1e6, Long.parseLong(numbers[1]) / 1e6);
    }

    private static String report(List<Row> rows, String listed, @Nullable Frames frames) {
        return Page.CLOUD + "\n\n" + """
                What `mvn -Pbench test-compile exec:exec@cloud` measured: S3Proxy and Azurite on loopback, %s, %d transfers at
                a time each; medians of %d runs in turns. A ratio above 1 means that Laurel is that many times as fast.

                | what | rclone | Laurel | ratio | promised | |
                | --- | ---: | ---: | ---: | ---: | --- |
                %s

                %s
                %s
                """.formatted(Peer.run(List.of("rclone", "version")).lines().findFirst().orElseThrow(), TRANSFERS,
                RUNS, rows.stream().map(Row::line).collect(Collectors.joining("\n")), listed,
                frames == null ? "" : frames.line());
    }

    private record Row(String what, double peer, double ours) {
        double ratio() {
            return peer / ours;
        }

        String line() {
            return String.format(Locale.ROOT, "| %s | %.0f ms | %.0f ms | %.2f | 1.00 | %s |", what, peer / 1e6,
                    ours / 1e6, ratio(), ratio() >= 1 ? "kept" : "MISSED");
        }
    }

    /** One run to warm up, which does not count, then turns about. */
    private Row turns(String what, Timed peer, Timed ours) throws Exception {
        var theirs = new double[RUNS];
        var own = new double[RUNS];
        time(peer, RUNS);
        time(ours, RUNS);
        for (var run = 0; run < RUNS; run++) {
            theirs[run] = time(peer, run);
            own[run] = time(ours, run);
        }
        var row = new Row(what, median(theirs), median(own));
        System.out.println(row.line());
        return row;
    }

    private static double time(Timed timed, int run) throws Exception {
        var begin = System.nanoTime();
        timed.run(run);
        return System.nanoTime() - begin;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static String key(int n) {
        return "users/player-" + n / 5 + "/v1.2.3/achievements-" + (1_700_000_000_000L + n) + ".json";
    }

    private void fill(String bucket, int objects, int bytes) throws Exception {
        try (var client = S3Client.builder().endpointOverride(s3).forcePathStyle(true).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ID, S3Server.SECRET)))
                .build()) {
            client.createBucket(request -> request.bucket(bucket));
        }
        var content = new byte[bytes];
        new Random(1).nextBytes(content);
        try (var destination = bucket(bucket)) {
            SideBySide.each(tasks, TRANSFERS, IntStream.range(0, objects).iterator(),
                    n -> destination.put(key(n), Content.of(content), Map.of(), CancelToken.NEVER), CancelToken.NEVER);
        }
    }

    private Destination bucket(String bucket) {
        return bucket(s3, bucket);
    }

    private static Destination bucket(URI server, String bucket) {
        return new S3Destination("s3", new S3Place(bucket, "us-east-1", server, true, true),
                new S3Keys.Pair(S3Server.ID, S3Server.SECRET.toCharArray(), null), Patience.USUAL,
                InstantSource.system());
    }

    private static Backups backups(Destination destination) {
        return new Backups(destination, "1.2.3", InstantSource.system());
    }

    private void laurelCopy(int run) {
        try (var from = bucket(BUCKET);
                var to = new AzureDestination("azure", "laurel-" + run, azure,
                        new AzureKey.AccountKey(Azurite.ACCOUNT, Azurite.KEY.toCharArray()), Patience.USUAL,
                        InstantSource.system())) {
            to.setUp(CancelToken.NEVER);
            var copy = new BackupCopy(backups(from), backups(to), tasks, false);
            var report = copy.run(copy.plan(null, CancelToken.NEVER), _ -> {}, Progress.NONE, CancelToken.NEVER);
            if (report.total().done() != OBJECTS) {
                throw new IllegalStateException(report.total().toString());
            }
        }
    }

    private void rcloneCopy(int run) throws IOException {
        rclone("copy", "s3:" + BUCKET, "azure:rclone-" + run);
    }

    private void laurelDownload(int run) throws Exception {
        var folder = work.resolve("laurel-" + run);
        try (var from = bucket(BUCKET)) {
            var backups = backups(from);
            SideBySide.each(tasks, TRANSFERS, backups.inKeyOrder(null, CancelToken.NEVER), backup -> {
                var file = folder.resolve(backup.key());
                Files.createDirectories(file.getParent());
                try (var in = backups.open(backup.key(), CancelToken.NEVER)) {
                    Files.copy(in, file);
                }
            }, CancelToken.NEVER);
        }
        check(folder);
    }

    private void rcloneDownload(int run) throws IOException {
        var folder = work.resolve("rclone-" + run);
        rclone("copy", "s3:" + BUCKET, folder.toString());
        check(folder);
    }

    private static void check(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            if (files.filter(Files::isRegularFile).count() != OBJECTS) {
                throw new IllegalStateException("Not everything has arrived in " + folder);
            }
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private void rclone(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("rclone", "--transfers", String.valueOf(TRANSFERS), "--checkers",
                String.valueOf(TRANSFERS), "--config", "/dev/null"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().remove("AWS_CA_BUNDLE");
        var config = new HashMap<String, String>();
        config.put("S3_TYPE", "s3");
        config.put("S3_PROVIDER", "Other");
        config.put("S3_ACCESS_KEY_ID", S3Server.ID);
        config.put("S3_SECRET_ACCESS_KEY", S3Server.SECRET);
        config.put("S3_ENDPOINT", s3.toString());
        config.put("S3_FORCE_PATH_STYLE", "true");
        config.put("AZURE_TYPE", "azureblob");
        config.put("AZURE_USE_EMULATOR", "true");
        config.put("AZURE_ENDPOINT", azure.toString());
        config.forEach((name, value) -> builder.environment().put("RCLONE_CONFIG_" + name, value));
        try {
            var status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In a process of its own, whose heap is no larger. */
    private String listing() throws Exception {
        fill("many", MANY, 2);
        try (var fork = Fork.of(128, Listing.class, s3.toString())) {
            var told = fork.line();
            if (fork.exitStatus() != 0 || told == null) {
                throw new IllegalStateException("The listing does not fit into 128 MiB");
            }
            return told;
        }
    }

    /** What the other process does. */
    static final class Listing {
        private Listing() {}

        public static void main(String[] args) {
            try (var destination = bucket(URI.create(args[0]), "many")) {
                var begin = System.nanoTime();
                var first = new ArrayList<Double>();
                var rows = new int[1];
                backups(destination).players(page -> {
                    first.add((System.nanoTime() - begin) / 1e6);
                    rows[0] += page.size();
                }, CancelToken.NEVER);
                var all = backups(destination).newestFirst(null, CancelToken.NEVER);
                System.out.println(String.format(Locale.ROOT,
                        "- Listing %,d keys in a heap of 128 MiB: first rows after one page, %.0f ms; "
                                + "%d pages in %.0f ms.",
                        all.size(), first.getFirst(), first.size(), first.getLast()));
            }
        }
    }
}
