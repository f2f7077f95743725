package dev.laurel.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Logging;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.Autostart;
import dev.laurel.platform.SingleInstance;
import dev.laurel.platform.SingleInstance.Handover;
import dev.laurel.platform.desktop.Desktop;
import dev.laurel.profile.Profiles;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.ui.app.FailedStart;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Toolkit;
import dev.laurel.ui.control.EmojiText;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.FxTaskRunner;
import dev.laurel.ui.shell.ProfileRow;
import dev.laurel.ui.tour.Display;
import dev.laurel.ui.tour.Tour;
import org.jspecify.annotations.Nullable;

/** Starts the window, or the tour that walks through it. */
public final class Main {
    /** About a second, in which what a start leaves for later comes too. */
    private static final int WARM_UP_FRAMES = 60;

    /** At most so many achievements are in sight when a window opens. */
    private static final int SEEN_FIRST = 24;

    private Main() {}

    /**
     * Opens the window and waits until it is closed. Without a display it gives the tour instead.
     *
     * @param arguments files to open, {@link Autostart#IN_BACKGROUND} to stay out of the way, or {@code tour} or
     *     {@code gallery} with options
     * @param dataFolder where profiles and settings are
     * @return exit status
     */
    public static int start(String[] arguments, Path dataFolder) {
        var first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("tour") || first.equals("gallery")) {
            return Tour.run(List.of(arguments));
        }
        var display = Display.of(System.getenv(), System.getProperties());
        return display.isThere() ? window(List.of(arguments), dataFolder, _ -> {}) : Tour.runWithoutDisplay();
    }

    /**
     * Opens the window on throw-away data as any start does, lets it draw for a while and closes it, so that the build
     * can record what a start needs.
     *
     * @return exit status
     * @throws IOException if there is no place for the data
     */
    public static int warmUp() throws IOException {
        if (!Display.of(System.getenv(), System.getProperties()).isThere()) {
            Tour.useNoDisplay();
        }
        var folder = Files.createTempDirectory("laurel-warm-up");
        try {
            try (var profiles = Profiles.open(folder, InstantSource.system()).profiles()) {
                var sample = profiles.addSample();
                SettingsStore.open(folder, InstantSource.system()).store()
                        .update(it -> it.withLastProfile(sample.id()).withLastFolder(folder));
            }
            return window(List.of(), folder, application -> new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (++frames == WARM_UP_FRAMES) {
                        stop();
                        application.close();
                    }
                }
            }.start());
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int window(
            List<String> arguments, Path dataFolder, Consumer<LaurelApplication> shown) {
        var folders = AppFolders.in(dataFolder).create();
        Logging.writeTo(folders.logs());
        try {
            var request = new Handover(Path.of("").toAbsolutePath(), arguments);
            return switch (SingleInstance.claim(folders.data(), request, new SecureRandom())) {
                case SingleInstance.Claim.HandedOver() -> 0;
                // A window that hangs must not lock anybody out: two may share a data folder.
                case SingleInstance.Claim.Silent() -> window(request, folders, null, shown);
                case SingleInstance.Claim.First(var instance) -> {
                    try (instance) {
                        yield window(request, folders, instance, shown);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int window(
            Handover request, AppFolders folders, @Nullable SingleInstance instance,
            Consumer<LaurelApplication> shown) {
        var closed = new CompletableFuture<LaurelApplication>();
        var toolkit = Toolkit.begin();
        Services services;
        try {
            services = Services.open(folders, InstantSource.system(), ZoneId.systemDefault(), Locale.getDefault());
        } catch (LaurelException e) {
            return tellAndEnd(toolkit, e.error());
        }
        var beginning = services.begin();
        prepare(services, toolkit, beginning);
        toolkit.make(services.tasks(), () -> {
            var application = show(services, beginning, request, instance, closed);
            shown.accept(application);
            return application;
        });
        var application = closed.join();
        if (instance != null) {
            instance.close();
        }
        application.keepPlace();
        services.close();
        Platform.exit();
        return 0;
    }

    /** Has the pictures of what is seen first decoded beside the making of the window. */
    private static void prepare(Services services, Toolkit toolkit, CurrentProfile.Beginning beginning) {
        var opened = beginning.opened();
        if (opened != null) {
            services.tasks().start(Task.of("", Lane.IO, (_, _) -> {
                toolkit.await();
                EmojiText.prepare(ProfileRow.face(opened.state().profile().id()));
                opened.state().catalog().achievements().stream()
                        .limit(SEEN_FIRST).map(Achievement::icon).distinct().forEach(EmojiText::prepare);
                return true;
            }, _ -> {}, _ -> {}));
        }
    }

    private static LaurelApplication show(
            Services services, CurrentProfile.Beginning beginning, Handover request,
            @Nullable SingleInstance instance, CompletableFuture<LaurelApplication> closed) {
        var stage = new Stage();
        var application = new LaurelApplication(services, beginning, stage);
        Thread.setDefaultUncaughtExceptionHandler((_, cause) -> application.failed(cause));
        application.onEnd(() -> {
            application.close();
            closed.complete(application);
        });
        application.show(files(request), isInBackground(request));
        application.connect((icon, listener) ->
                Desktop.connect(System.getProperty("os.name", ""), System.getenv(), icon, listener));
        if (instance != null) {
            services.tasks().start(Task.of("", Lane.IO, (_, _) -> {
                instance.serve(other -> {
                    if (!isInBackground(other)) {
                        services.tasks().deliver(() -> application.handOver(files(other)));
                    }
                });
                return true;
            }, _ -> {}, _ -> {}));
        }
        return application;
    }

    /** The data folder can't be used: there is nothing to show but that. */
    private static int tellAndEnd(Toolkit toolkit, LaurelError error) {
        var closed = new CompletableFuture<Boolean>();
        try (var tasks = new FxTaskRunner()) {
            toolkit.make(tasks, () -> {
                var stage = new Stage();
                FailedStart.show(stage, error, () -> closed.complete(true));
                return stage;
            });
            closed.join();
        }
        Platform.exit();
        return 1;
    }

    private static boolean isInBackground(Handover request) {
        return request.arguments().contains(Autostart.IN_BACKGROUND);
    }

    private static List<Path> files(Handover request) {
        return request.arguments().stream().filter(it -> !it.equals(Autostart.IN_BACKGROUND))
                .map(name -> request.folder().resolve(name)).toList();
    }
}
