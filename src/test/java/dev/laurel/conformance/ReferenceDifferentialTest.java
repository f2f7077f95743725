package dev.laurel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EventMapping;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlanner;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.portability.ExportReader;
import dev.laurel.portability.ExportWriter;
import dev.laurel.store.MemoryStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laurel and the reference engine, side by side through the same random games. A failure names its seed. */
class ReferenceDifferentialTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private static final List<String> METRICS = List.of(
            "score", "level", "7", "10", "2", "ünïcode", "日本", "🏆", "a.b", "x y", "tutorial", "c\"q", "-1", "\ud800");
    private static final List<String> KEYS = List.of(
            "100", "5", "1e3", "9abc", ".5", " 5", "+7", "0x10", "Infinity", "-3", "true", "false", "wizard", "True",
            "", "007", "12.50", "1e-2", "null", "5.", "naïve ★");
    private static @Nullable Peer reference;

    @BeforeAll
    static void start() {
        reference = new Peer("reference.mjs");
    }

    @AfterAll
    static void end() throws IOException {
        reference().close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Promise(area = Area.FORMATS, value = "Random catalogs and updates come to the same in the reference and here,"
            + " event by event")
    void behavesTheSame(long seed) {
        var game = new Game(new Random(seed));
        assertThat(game.engine.catalog().configHash())
                .isEqualTo(reference().ask("open", game.opening).get("configHash"));
        for (var step = 0; step < 25; step++) {
            game.play(step);
        }
        var theirs = Json.list(reference().ask("achievements", null).get("achievements"));
        assertThat(theirs.stream().map(each -> Json.object(each).get("isUnlocked")).toList())
                .isEqualTo(game.engine.achievements().stream().map(each -> (Object) each.unlocked()).toList());
        assertThat(export(game.engine)).isEqualTo(theirExport());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joinsTheSame(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 10; round++) {
            var current = arrays(random);
            var incoming = arrays(random);
            var here = ids(random);
            var there = ids(random);
            for (var strategy : List.of("replace", "merge", "preserve")) {
                var theirs = reference().ask("join", join(current, here, incoming, there, strategy));
                var plan = ImportPlanner.plan(
                        Json.metrics(current),
                        here,
                        CatalogReader.read("{}").catalog(),
                        new ExportedData("3.3.0", 1, Json.metrics(incoming), there, null),
                        ImportOptions.of(
                                switch (strategy) {
                                    case "replace" -> ImportStrategy.REPLACE;
                                    case "merge" -> ImportStrategy.HIGHEST;
                                    default -> ImportStrategy.PRESERVE;
                                }));
                assertThat(Json.write(Json.plain(plan.result()))).isEqualTo(Json.write(theirs.get("mergedMetrics")));
                assertThat(plan.unlocked()).isEqualTo(theirs.get("mergedUnlocked"));
            }
        }
    }

    private static Map<String, @Nullable Object> join(
            Map<String, @Nullable Object> current,
            List<String> here,
            Map<String, @Nullable Object> incoming,
            List<String> there,
            String strategy) {
        var file = new LinkedHashMap<String, @Nullable Object>();
        file.put("version", "3.3.0");
        file.put("timestamp", 1.0);
        file.put("metrics", incoming);
        file.put("unlockedAchievements", there);
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("text", Json.write(file));
        request.put("metrics", current);
        request.put("unlocked", here);
        request.put("strategy", strategy);
        return request;
    }

    private static Map<String, @Nullable Object> arrays(Random random) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        for (var i = random.nextInt(8); i > 0; i--) {
            var values = new ArrayList<@Nullable Object>();
            for (var n = 1 + random.nextInt(3); n > 0; n--) {
                values.add(scalar(random));
            }
            result.put(any(random, METRICS), values);
        }
        return result;
    }

    private static List<String> ids(Random random) {
        var result = new java.util.LinkedHashSet<String>();
        for (var i = random.nextInt(6); i > 0; i--) {
            result.add(any(random, METRICS) + "_" + random.nextInt(4));
        }
        return List.copyOf(result);
    }

    private static Peer reference() {
        return Objects.requireNonNull(reference);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static @Nullable Object scalar(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> any(random, List.of("wizard", "True", "true", "", "naïve ★", "5", "\udc00x"));
            case 1 -> random.nextBoolean();
            case 2 -> null;
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 4 -> -1.0 * random.nextInt(10);
            default -> 1.0 * random.nextInt(1_500);
        };
    }

    private static String export(AchievementEngine engine) {
        var out = new ByteArrayOutputStream();
        try {
            ExportWriter.write(engine.exportData(), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return comparable(out.toString(StandardCharsets.UTF_8));
    }

    private static String theirExport() {
        return comparable(theirExportText());
    }

    private static String theirExportText() {
        return (String) Objects.requireNonNull(reference().ask("export", null).get("text"));
    }

    /** The text without its time and without what is random in it. */
    private static String comparable(String text) {
        return text.replaceFirst("\"timestamp\": \\d+", "").replaceAll("_custom_[A-Za-z0-9]*\"", "_custom_*\"");
    }

    /** One random game, played by both. */
    private static final class Game {
        private final Random random;
        private final AchievementEngine engine;
        private final Recorder recorder;
        private final Map<String, @Nullable Object> opening = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> mapping = new LinkedHashMap<>();

        Game(Random random) {
            this.random = random;
            var catalog = new LinkedHashMap<String, @Nullable Object>();
            var theirs = new LinkedHashMap<String, @Nullable Object>();
            for (var i = random.nextInt(7); i >= 0; i--) {
                var metric = any(random, METRICS);
                var ours = new LinkedHashMap<String, @Nullable Object>();
                var forJs = new LinkedHashMap<String, @Nullable Object>();
                for (var n = random.nextInt(6); n >= 0; n--) {
                    var key = any(random, KEYS);
                    var details = details();
                    ours.put(key, details);
                    forJs.put(key, details);
                }
                if (random.nextInt(3) == 0) {
                    addCondition(ours, forJs);
                }
                catalog.put(metric, ours);
                theirs.put(metric, forJs);
            }
            mapping.put("hit", any(random, METRICS));
            opening.put("catalog", Json.write(theirs));
            opening.put("mapping", mapping);
            var reading = CatalogReader.read(Json.write(catalog));
            assertThat(reading.problems()).isEmpty();
            engine = AchievementEngine.open(
                    reading.catalog(),
                    new MemoryStore(),
                    CLOCK,
                    EventMapping.toMetrics(Map.of("hit", String.valueOf(mapping.get("hit")))));
            recorder = new Recorder(engine);
        }

        private Map<String, @Nullable Object> details() {
            var details = new LinkedHashMap<String, @Nullable Object>();
            details.put("title", any(random, List.of("Gold", "Sammler ★", "Tab\tbed", "\"Q\"")));
            if (random.nextBoolean()) {
                details.put("description", any(random, List.of("", "Do it", "日本語")));
            }
            if (random.nextBoolean()) {
                details.put("icon", any(random, List.of("", "⭐", "trophy")));
            }
            return details;
        }

        /** One condition in both languages; type checks keep JavaScript from comparing a string with a number. */
        private void addCondition(Map<String, @Nullable Object> ours, Map<String, @Nullable Object> theirs) {
            var least = random.nextInt(900);
            var pair = any(random, List.of(
                    List.of("metrics.score >= " + least, number("score") + " && metrics.score >= " + least),
                    List.of("metrics.score > " + least + " && metrics.level < 500", number("score")
                            + " && metrics.score > " + least + " && " + number("level") + " && metrics.level < 500"),
                    List.of("metrics.level == 5 || metrics.tutorial == true",
                            "metrics.level === 5 || metrics.tutorial === true"),
                    List.of("metrics['x y'] == 'wizard'", "metrics['x y'] === 'wizard'"),
                    List.of("!(metrics.score < " + least + ")", "!(" + number("score") + " && metrics.score < " + least
                            + ")")));
            var inOurs = new LinkedHashMap<>(details());
            var inTheirs = new LinkedHashMap<>(inOurs);
            inOurs.put("condition", pair.getFirst());
            inTheirs.put("js", pair.getLast());
            ours.put("custom", inOurs);
            theirs.put("custom", inTheirs);
        }

        private static String number(String metric) {
            return "typeof metrics." + metric + " === 'number'";
        }

        void play(int step) {
            switch (random.nextInt(14)) {
                case 0 -> {
                    engine.reset();
                    compare(step, reference().ask("reset", null));
                }
                case 1 -> {
                    var data = scalar(random);
                    engine.emit("hit", Json.metric(data));
                    var event = new LinkedHashMap<String, @Nullable Object>();
                    event.put("event", "hit");
                    event.put("data", data);
                    compare(step, reference().ask("emit", event));
                }
                case 2 -> exchange(step);
                default -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    for (var i = random.nextInt(4); i > 0; i--) {
                        values.put(any(random, METRICS), random.nextInt(15) == 0 ? several() : scalar(random));
                    }
                    engine.update(Recorder.values(values));
                    compare(step, reference().ask("update", values));
                }
            }
        }

        /** Each imports what the other exports; both then hold what they held, arrays cut by the reference. */
        private void exchange(int step) {
            // After a reset the reference looks only at the next update whether having nothing meets a condition.
            engine.update(Map.of());
            compare(step, reference().ask("update", Map.of()));
            var theirs = theirExportText();
            var out = new ByteArrayOutputStream();
            try {
                ExportWriter.write(engine.exportData(), out);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            // The reference does not know its own conditional achievements again after a start; here both sides stay
            // up, so it has to be given its own ids.
            var request = new LinkedHashMap<String, @Nullable Object>();
            request.put("text", withIdsOf(theirs, out.toString(StandardCharsets.UTF_8)));
            request.put("merge", random.nextBoolean());
            var answer = reference().ask("import", request);
            assertThat(answer.get("success")).as("step %s", step).isEqualTo(true);

            var reading = ExportReader.read(
                    new ByteArrayInputStream(theirs.getBytes(StandardCharsets.UTF_8)), Progress.NONE,
                            CancelToken.NEVER);
            assertThat(reading.errors()).isEmpty();
            var data = Objects.requireNonNull(reading.file()).data();
            var before = engine.snapshot();
            assertThat(engine.importData(data, ImportOptions.of(ImportStrategy.REPLACE)).success()).isTrue();
            assertThat(engine.snapshot()).as("step %s", step).isEqualTo(before);
            // The reference keeps only the first of several values when it imports.
            engine.update(firsts(before.metrics()));
            recorder.take();
        }

        private static String withIdsOf(String theirs, String ours) {
            var file = Json.object(ours);
            file.put("unlockedAchievements", Json.object(theirs).get("unlockedAchievements"));
            return Json.write(file);
        }

        private static Map<String, MetricValue> firsts(Metrics metrics) {
            var result = new LinkedHashMap<String, MetricValue>();
            metrics.forEach((name, value) -> result.put(name, value.current()));
            return result;
        }

        private List<@Nullable Object> several() {
            var values = new ArrayList<@Nullable Object>();
            for (var n = 2 + random.nextInt(2); n > 0; n--) {
                values.add(scalar(random));
            }
            return values;
        }

        private void compare(int step, Map<String, @Nullable Object> theirs) {
            assertThat(Json.write(recorder.take())).as("step %s", step).isEqualTo(Json.write(theirs.get("events")));
        }
    }
}
