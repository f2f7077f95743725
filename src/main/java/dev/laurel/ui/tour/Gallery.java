package dev.laurel.ui.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import dev.laurel.settings.Settings;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.frame.FeatureId;

/** Every view in both themes and both sizes, to be looked at. */
final class Gallery {
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {900, 600});

    private final Camera camera;
    private final LaurelApplication application;
    private final Services services;
    private final PrintStream print;

    Gallery(Camera camera, LaurelApplication application, Services services, PrintStream print) {
        this.camera = camera;
        this.application = application;
        this.services = services;
        this.print = print;
    }

    /** Makes the scene a size, whatever decorations there are. On the FX thread. */
    static void resize(LaurelApplication application, int width, int height) {
        var scene = application.scene();
        var stage = (javafx.stage.Stage) scene.getWindow();
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setWidth(width + (stage.getWidth() - scene.getWidth()));
        stage.setHeight(height + (stage.getHeight() - scene.getHeight()));
    }

    void make() throws IOException {
        all("welcome");
        camera.run(() -> application.root().shell().openSample());
        camera.until("the sample game", () -> application.root().shell().profileOpen().get());
        for (var feature : FeatureId.values()) {
            camera.run(() -> application.root().shell().show(feature));
            all(feature.name().toLowerCase(Locale.ROOT));
        }
        camera.run(() -> application.root().dialogs().error(error()));
        all("error-dialog");
        camera.run(() -> application.root().modals().close());
    }

    private void all(String name) throws IOException {
        for (var size : SIZES) {
            camera.run(() -> resize(application, size[0], size[1]));
            for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
                services.settings().update(it -> it.withTheme(theme));
                var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1];
                print.println(camera.save(file));
            }
        }
    }

    private static ErrorReport error() {
        var error = LaurelError.at(new Location(214, 17, "/metrics/score/0"), ErrorCode.UNEXPECTED, "a number");
        return ErrorReport.of(error).in("achievements-backup-1795297211482.json", new ErrorReport.Excerpt(212, List.of(
                "  \"metrics\": {", "    \"combo\": [87],", "    \"score\": [48.],", "    \"level\": [42]")));
    }
}
