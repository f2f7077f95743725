package dev.laurel.ui.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

import javafx.application.Platform;
import javafx.stage.Stage;

import dev.laurel.error.LaurelException;
import dev.laurel.log.Logging;
import dev.laurel.platform.AppFolders;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.app.Toolkit;
import dev.laurel.ui.frame.CurrentProfile;

/**
 * Gives the tour: opens Laurel on a new data folder and walks through it, on JavaFX's headless platform unless asked
 * otherwise.
 */
public final class Tour {
    private final TourOptions options;
    private final PrintStream print;

    private Tour(TourOptions options, PrintStream print) {
        this.options = options;
        this.print = print;
    }

    /**
     * Gives the tour or makes the gallery.
     *
     * @param arguments {@code tour} or {@code gallery}, then options
     * @return exit status: 0 done, 1 a step failed, 2 wrong options
     */
    public static int run(List<String> arguments) {
        try {
            return new Tour(TourOptions.of(arguments), System.out).give();
        } catch (LaurelException e) {
            System.err.println(e.error().arguments().getFirst());
            return 2;
        }
    }

    /** Gives the tour in place of a window that nobody could see, and says so. */
    public static int runWithoutDisplay() {
        System.out.println("There is no display: walking through Laurel without one, pictures go to "
                + TourOptions.DEFAULTS.out() + ".");
        return new Tour(TourOptions.DEFAULTS, System.out).give();
    }

    /** Has JavaFX draw without a display; to be called before it starts. */
    public static void useNoDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    private int give() {
        if (!options.onScreen() || !Display.of(System.getenv(), System.getProperties()).isThere()) {
            useNoDisplay();
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory("laurel-tour");
            walk(folder);
            return 0;
        } catch (IOException | RuntimeException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            System.err.println("The tour stopped: " + cause);
            return 1;
        } finally {
            Platform.exit();
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private void walk(Path folder) throws IOException {
        var folders = AppFolders.in(folder.resolve("data")).create();
        Logging.writeTo(folders.logs());
        try (var services = Services.open(folders, InstantSource.system(), ZoneId.systemDefault(),
                options.language())) {
            services.settings().update(it -> it.withTheme(options.theme()));
            var picker = new TourFilePicker();
            var toolkit = Toolkit.begin();
            var beginning = services.begin();
            var application = toolkit.make(services.tasks(), () -> open(services, beginning, picker));
            var problems = new Problems();
            Thread.setDefaultUncaughtExceptionHandler((_, cause) -> problems.add(cause));
            var camera = new Camera(services, application, options.out());
            var hand = new Hand(camera, application, services, picker, folder);
            if (options.gallery()) {
                new Gallery(camera, hand, application, services, print).make();
            } else {
                new Walk(camera, hand, application, print).go();
            }
            camera.run(application::close);
            problems.throwFirst();
        }
    }

    private LaurelApplication open(Services services, CurrentProfile.Beginning beginning, TourFilePicker picker) {
        var stage = new Stage();
        var application = new LaurelApplication(services, beginning, stage, picker);
        application.show(List.of());
        Gallery.resize(application, options.width(), options.height());
        return application;
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
