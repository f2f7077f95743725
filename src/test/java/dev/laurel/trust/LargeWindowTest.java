package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.fakes.Fork;
import dev.laurel.platform.AppFolders;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.HistorySource;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.Profiles;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Toolkit;
import dev.laurel.ui.frame.FeatureId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real window, in a small heap, over a large profile. What a frame takes is what the window's thread computes for it:
 * how long it then waits for a processor is the computer's affair.
 */
class LargeWindowTest {
    private static final int HEAP = 512;
    private static final int METRICS = 100;

    @TempDir
    Path temp;

    @Test
    @Promise(area = Area.WINDOW, value = "100,000 achievements and 1,000,000 points of history are shown and scrolled"
            + " through in a heap of 512 MiB")
    void aLargeProfileIsScrolledThrough(Figure figure) throws Exception {
        var achievements = Rounds.of(20_000, 100_000);
        var points = Rounds.of(100_000, 1_000_000);
        fill(achievements, points);
        try (var fork = Fork.ofWindow(HEAP, Window.class, temp.toString(), String.valueOf(achievements))) {
            var said = new LinkedHashMap<String, Long>();
            for (var line = fork.line(); line != null; line = fork.line()) {
                var words = line.split(" ", -1);
                said.put(words[0], Long.valueOf(words[1]));
            }
            assertThat(fork.exitStatus()).isZero();
            assertThat(said).containsOnlyKeys("achievements", "metrics", "heap");
            figure.is("%,d achievements, %,d points: the longest of 240 frames takes the window's thread %.0f ms in the"
                    .formatted(achievements, points, said.getOrDefault("achievements", 0L) / 1e6)
                    + " achievements, %.0f ms in the metrics; %d MiB of heap in use".formatted(
                            said.getOrDefault("metrics", 0L) / 1e6, said.getOrDefault("heap", 0L) >> 20));
        }
    }

    private void fill(int achievements, int points) throws IOException {
        var now = Instant.parse("2026-05-04T12:00:00Z");
        var catalog = new StringBuilder("{");
        var metrics = new LinkedHashMap<String, MetricValue>();
        for (var metric = 0; metric < METRICS; metric++) {
            catalog.append(metric == 0 ? "" : ",").append("\"metric ").append(metric).append("\":{");
            for (var level = 1; level <= achievements / METRICS; level++) {
                catalog.append(level == 1 ? "" : ",").append('"').append(level).append("\":{\"title\":\"Level ").append(level)
                        .append("\",\"emoji\":\"🏆\"}");
            }
            catalog.append('}');
            metrics.put("metric " + metric, MetricValue.of(achievements / (2.0 * METRICS)));
        }
        var data = new ExportedData(ExportedData.VERSION, now.toEpochMilli(), Metrics.of(metrics), List.of(), null);
        var file = temp.resolve("large.json");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ExportWriter.writePortable(data, catalog.append('}').toString(), "Mia", "mia", new HistorySource() {
                @Override
                public void points(Sink sink) throws IOException {
                    for (var metric = 0; metric < METRICS; metric++) {
                        // Half of them in one chart.
                        var own = metric == 0 ? points / 2 : points / 2 / (METRICS - 1);
                        for (var point = 0; point < own; point++) {
                            sink.point("metric " + metric, now.minusMillis(1000L * (own - point)),
                                    MetricValue.of(point % 997));
                        }
                    }
                }

                @Override
                public Map<String, Instant> unlockedAt() {
                    return Map.of();
                }
            }, out);
        }
        var reading = ImportFiles.read(file, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
        try (var profiles = Profiles.open(Files.createDirectory(temp.resolve("data")), InstantSource.system()).profiles()) {
            profiles.addFrom(Objects.requireNonNull(reading.file()), "Mia", "mia", "Game");
        }
    }

    /** Opens the window, scrolls through both lists, and says what the longest frames took. */
    static final class Window {
        private static final int WARM_UP = 60;
        private static final int FRAMES = 240;

        private final Services services;
        private final LaurelApplication application;

        private Window(Services services, LaurelApplication application) {
            this.services = services;
            this.application = application;
        }

        public static void main(String[] args) throws Exception {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            try (var services = Services.open(AppFolders.in(Path.of(args[0]).resolve("data")).create(),
                    InstantSource.system(), ZoneOffset.UTC, Locale.ENGLISH)) {
                var toolkit = Toolkit.begin();
                var beginning = services.begin();
                var application = toolkit.make(services.tasks(), () -> {
                    var made = new LaurelApplication(services, beginning, new Stage());
                    made.show(List.of());
                    return made;
                });
                new Window(services, application).run(Integer.parseInt(args[1]));
                services.tasks().deliver(application::close);
            }
            Platform.exit();
            System.exit(0);
        }

        private void run(int achievements) throws Exception {
            show(FeatureId.ACHIEVEMENTS);
            ListView<?> cards = await(() -> application.scene().getRoot().lookup(".cards") instanceof ListView<?> list
                    && list.getItems().size() > achievements / 10 ? list : null);
            var lines = cards.getItems().size();
            System.out.println("achievements " + longest(frame ->
                    cards.scrollTo(frame < FRAMES / 2 ? frame * 3 : (int) ((long) lines * frame / (WARM_UP + FRAMES)))));
            show(FeatureId.METRICS);
            TableView<?> table = await(() -> application.scene().getRoot().lookup(".metrics-view .table-view")
                    instanceof TableView<?> it && it.getItems().size() == METRICS ? it : null);
            System.out.println("metrics " + longest(frame -> {
                table.scrollTo(frame % METRICS);
                if (frame % 30 == 0) {
                    // The chart of half of all points among them.
                    table.getSelectionModel().select(frame / 30 % 2 == 0 ? 0 : frame % METRICS);
                }
            }));
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            System.out.println("heap " + memory.getHeapMemoryUsage().getUsed());
        }

        private void show(FeatureId feature) {
            services.tasks().deliver(() -> application.root().shell().show(feature));
        }

        private <T> T await(Supplier<@Nullable T> look) throws Exception {
            var found = new CompletableFuture<T>();
            services.tasks().deliver(() -> new AnimationTimer() {
                @Override
                public void handle(long now) {
                    var it = look.get();
                    if (it != null) {
                        stop();
                        found.complete(it);
                    }
                }
            }.start());
            return found.get(10, TimeUnit.MINUTES);
        }

        /** What the window's thread computes from one pulse to the next, in nanoseconds: the most, once it is warm. */
        private long longest(IntConsumer step) throws Exception {
            var threads = ManagementFactory.getThreadMXBean();
            var taken = new ArrayList<Long>();
            var done = new CompletableFuture<Boolean>();
            services.tasks().deliver(() -> new AnimationTimer() {
                private long before;
                private int frame;

                @Override
                public void handle(long now) {
                    var used = threads.getCurrentThreadCpuTime();
                    if (frame >= WARM_UP) {
                        taken.add(used - before);
                    }
                    before = used;
                    if (++frame == WARM_UP + FRAMES) {
                        stop();
                        done.complete(true);
                    }
                    step.accept(frame);
                }
            }.start());
            done.get(10, TimeUnit.MINUTES);
            return Collections.max(taken);
        }
    }
}
