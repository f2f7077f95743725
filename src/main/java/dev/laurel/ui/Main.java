package dev.laurel.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import javafx.application.Platform;
import javafx.stage.Stage;

import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Logging;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.SingleInstance;
import dev.laurel.platform.SingleInstance.Handover;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.ui.app.FailedStart;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Toolkit;
import dev.laurel.ui.fx.FxTaskRunner;
import dev.laurel.ui.tour.Display;
import dev.laurel.ui.tour.Tour;
import org.jspecify.annotations.Nullable;

/** Starts the window, or the tour that walks through it. */
public final class Main {
    private Main() {}

    /**
     * Opens the window and waits until it is closed. Without a display it gives the tour instead.
     *
     * @param arguments files to open, or {@code tour} or {@code gallery} with options
     * @param dataFolder where profiles and settings are
     * @return exit status
     */
    public static int start(String[] arguments, Path dataFolder) {
        var first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("tour") || first.equals("gallery")) {
            return Tour.run(List.of(arguments));
        }
        var display = Display.of(System.getenv(), System.getProperties());
        return display.isThere() ? window(List.of(arguments), dataFolder) : Tour.runWithoutDisplay();
    }

    private static int window(List<String> arguments, Path dataFolder) {
        var folders = AppFolders.in(dataFolder).create();
        Logging.writeTo(folders.logs());
        try {
            var request = new Handover(Path.of("").toAbsolutePath(), arguments);
            return switch (SingleInstance.claim(folders.data(), request, new SecureRandom())) {
                case SingleInstance.Claim.HandedOver() -> 0;
                // A window that hangs must not lock anybody out: two may share a data folder.
                case SingleInstance.Claim.Silent() -> window(request, folders, null);
                case SingleInstance.Claim.First(var instance) -> {
                    try (instance) {
                        yield window(request, folders, instance);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int window(Handover request, AppFolders folders, @Nullable SingleInstance instance) {
        var closed = new CompletableFuture<LaurelApplication>();
        // It takes as long as opening the data folder does.
        var toolkit = Toolkit.begin();
        Services services;
        try {
            services = Services.open(folders, InstantSource.system(), ZoneId.systemDefault(), Locale.getDefault());
        } catch (LaurelException e) {
            return tellAndEnd(toolkit, e.error());
        }
        toolkit.make(services.tasks(), () -> show(services, request, instance, closed));
        var application = closed.join();
        if (instance != null) {
            instance.close();
        }
        application.keepPlace();
        services.close();
        Platform.exit();
        return 0;
    }

    private static LaurelApplication show(
            Services services, Handover request, @Nullable SingleInstance instance,
            CompletableFuture<LaurelApplication> closed) {
        var stage = new Stage();
        var application = new LaurelApplication(services, stage);
        Thread.setDefaultUncaughtExceptionHandler((_, cause) -> application.failed(cause));
        stage.setOnHidden(_ -> {
            application.close();
            closed.complete(application);
        });
        application.show(files(request));
        if (instance != null) {
            services.tasks().start(Task.of("", Lane.IO, (_, _) -> {
                instance.serve(other -> services.tasks().deliver(() -> application.handOver(files(other))));
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

    private static List<Path> files(Handover request) {
        return request.arguments().stream().map(name -> request.folder().resolve(name)).toList();
    }
}
