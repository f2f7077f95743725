package dev.laurel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import dev.laurel.backup.BackupKey;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.platform.AppFolders;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Toolkit;
import dev.laurel.ui.frame.FeatureId;

/**
 * Scrolls through 100,000 backups in the real window without a display, and prints how long its frames were: from one
 * pulse of JavaFX to the next, in nanoseconds. A process of its own, since a toolkit starts once.
 */
final class BackupsScroll {
    private static final int BACKUPS = 100_000;
    private static final int WARM_UP = 120;
    private static final int FRAMES = 900;

    private BackupsScroll() {}

    /** Prints the longest frame and the 99th percentile. */
    public static void main(String[] args) throws Exception {
        var work = Path.of(args[0]).toAbsolutePath();
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var place = Files.createDirectories(work.resolve("backups"));
        try (var services = Services.open(AppFolders.in(work.resolve("data")).create(), InstantSource.system(),
                ZoneOffset.UTC, Locale.ENGLISH)) {
            var profile = services.profiles().addSample();
            var user = profile.user();
            FolderDestination.setUp("scroll", place);
            fill(place, user);
            // One that is backed up by itself would have one more.
            services.settings().update(it -> it.withDestinations(
                    _ -> List.of(new DestinationSettings.Folder("scroll", place)))
                    .withBackupRules(BackupRules.usual(profile.id(), "scroll").withPaused(true)));
            var toolkit = Toolkit.begin();
            var beginning = services.begin();
            var application = toolkit.make(services.tasks(), () -> {
                var made = new LaurelApplication(services, beginning, new Stage());
                made.show(List.of());
                return made;
            });
            var frames = scroll(services, application);
            Arrays.sort(frames);
            System.out.printf(Locale.ROOT, "%d %d%n", frames[frames.length - 1], frames[frames.length * 99 / 100]);
            services.tasks().deliver(application::close);
        }
        Platform.exit();
        System.exit(0);
    }

    private static void fill(Path place, String user) throws IOException {
        var text = """
                {"version": "3.3.0", "timestamp": 1, "metrics": {"score": [1]}, "unlockedAchievements": [],
                 "configHash": ""}""".getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < BACKUPS; i++) {
            var file = place.resolve(
                    new BackupKey(user, "1.0", 1_700_000_000_000L + i * 300_000L, BackupKey.Form.PLAIN).text());
            Files.createDirectories(file.getParent());
            Files.write(file, text);
        }
    }

    private static long[] scroll(Services services, LaurelApplication application) throws Exception {
        var listed = new CompletableFuture<TableView<?>>();
        services.tasks().deliver(() -> application.root().shell().show(FeatureId.BACKUPS));
        services.tasks().every(java.time.Duration.ofMillis(100), "", () -> {
            if (application.scene().getRoot().lookup(".backups .table-view") instanceof TableView<?> table
                    && table.getItems().size() == BACKUPS) {
                listed.complete(table);
            }
        });
        var table = listed.get(2, TimeUnit.MINUTES);
        var lengths = new ArrayList<Long>();
        var done = new CompletableFuture<Boolean>();
        services.tasks().deliver(() -> new AnimationTimer() {
            private long before;
            private int frame;

            @Override
            public void handle(long now) {
                if (frame >= WARM_UP) {
                    lengths.add(now - before);
                }
                before = now;
                if (++frame == WARM_UP + FRAMES) {
                    stop();
                    done.complete(true);
                }
                // A wheel turned hard at first, then the thumb dragged from one end to the other.
                table.scrollTo(frame < FRAMES / 2 ? frame * 7 : (int) ((long) BACKUPS * frame / (WARM_UP + FRAMES)));
            }
        }.start());
        done.get(5, TimeUnit.MINUTES);
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }
}
