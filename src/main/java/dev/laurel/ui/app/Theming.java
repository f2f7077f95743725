package dev.laurel.ui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.laurel.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Light and dark, chosen by hand or as the system shows it. On the FX thread. */
public final class Theming {
    private static final String STYLES = "/dev/laurel/ui/";
    private static final List<String> FONTS = List.of(
            "Inter", "InterMedium", "InterSemiBold", "LaurelTabular", "LaurelTabularMedium", "LaurelTabularSemiBold",
            "LaurelMono", "LaurelMonoMedium", "LaurelMonoBold");

    private final List<Scene> scenes = new ArrayList<>();
    private final Subscription following;
    private Settings.Theme theme;
    private @Nullable Boolean dressedDark;

    /** Sets the theme. To be made before the first control is, for which JavaFX would read its own theme otherwise. */
    public Theming(Settings.Theme theme) {
        this.theme = theme;
        following = Platform.getPreferences().colorSchemeProperty().subscribe((Runnable) this::dress);
        dress();
    }

    /** Dresses a scene from now on. */
    public void dress(Scene scene) {
        scenes.add(scene);
        dress(scene, isDark());
    }

    /** Loads the bundled fonts, once, before anything is drawn. */
    public static void loadFonts() {
        for (var font : FONTS) {
            var file = Objects.requireNonNull(Theming.class.getResource(STYLES + "fonts/" + font + ".ttf"));
            if (Font.loadFont(file.toExternalForm(), 13) == null) {
                throw new IllegalStateException("Not a font: " + file);
            }
        }
    }

    /** Chooses a theme. */
    public void use(Settings.Theme chosen) {
        theme = chosen;
        dress();
    }

    /** Stops following the system. */
    public void close() {
        following.unsubscribe();
    }

    private void dress() {
        var dark = isDark();
        // Dressing anew makes JavaFX style every node again, and warn about what is styled in between.
        if (Objects.equals(dressedDark, dark)) {
            return;
        }
        dressedDark = dark;
        Application.setUserAgentStylesheet(
                (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scenes.forEach(scene -> dress(scene, dark));
    }

    private boolean isDark() {
        return switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** A scene's own sheets are matched once for all nodes, those of a node inside for every node below it. */
    private static void dress(Scene scene, boolean dark) {
        scene.getStylesheets().setAll(sheet("laurel.css"), sheet("shell/shell.css"),
                sheet("achievements/achievements.css"), sheet(dark ? "laurel-dark.css" : "laurel-light.css"));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theming.class.getResource(STYLES + name)).toExternalForm();
    }
}
