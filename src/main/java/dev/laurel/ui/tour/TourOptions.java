package dev.laurel.ui.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.settings.Settings;

/**
 * How the tour is given.
 *
 * @param gallery every view in every theme and size in place of the walk
 * @param onScreen in a window that can be seen if there is a display, in place of JavaFX's headless platform
 * @param out where the pictures go
 * @param width of the window's contents
 * @param height of the window's contents
 * @param theme of the walk
 * @param language of the texts
 */
record TourOptions(
        boolean gallery, boolean onScreen, Path out, int width, int height, Settings.Theme theme, Locale language) {
    private static final int LEAST = 200;
    private static final int MOST = 8000;

    /** What holds where nothing is said. */
    static final TourOptions DEFAULTS =
            new TourOptions(false, false, Path.of("target", "tour"), 1280, 800, Settings.Theme.LIGHT, Locale.ENGLISH);

    /**
     * Reads {@code tour|gallery [--on headless|screen] [--out DIR] [--size WxH] [--theme light|dark] [--language de]}.
     *
     * @throws LaurelException {@link ErrorCode#USAGE} if they are written otherwise
     */
    static TourOptions of(List<String> arguments) {
        var options = arguments.getFirst().equals("gallery")
                ? new TourOptions(true, false, Path.of("target", "gallery"), 1280, 800, Settings.Theme.LIGHT,
                        Locale.ENGLISH)
                : DEFAULTS;
        for (var at = 1; at < arguments.size(); at += 2) {
            if (at + 1 == arguments.size()) {
                throw usage();
            }
            options = options.with(arguments.get(at), arguments.get(at + 1));
        }
        return options;
    }

    private TourOptions with(String option, String value) {
        try {
            return switch (option) {
                case "--out" -> new TourOptions(gallery, onScreen, Path.of(value), width, height, theme, language);
                case "--size" -> sized(value.split("x", -1));
                case "--theme" -> new TourOptions(
                        gallery, onScreen, out, width, height, Settings.Theme.valueOf(value.toUpperCase(Locale.ROOT)),
                                language);
                case "--on" -> new TourOptions(
                        gallery, isScreen(value), out, width, height, theme, language);
                case "--language" -> new TourOptions(gallery, onScreen, out, width, height, theme,
                        Locale.forLanguageTag(value));
                default -> throw usage();
            };
        } catch (IllegalArgumentException e) {
            throw usage();
        }
    }

    private static boolean isScreen(String place) {
        return switch (place) {
            case "screen" -> true;
            case "headless" -> false;
            default -> throw usage();
        };
    }

    private TourOptions sized(String[] parts) {
        var newWidth = Integer.parseInt(parts[0]);
        var newHeight = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
        if (Math.min(newWidth, newHeight) < LEAST || Math.max(newWidth, newHeight) > MOST) {
            throw usage();
        }
        return new TourOptions(gallery, onScreen, out, newWidth, newHeight, theme, language);
    }

    private static LaurelException usage() {
        return new LaurelException(LaurelError.of(ErrorCode.USAGE,
                "laurel tour|gallery [--on headless|screen] [--out DIR] [--size WxH] [--theme light|dark] "
                        + "[--language en|de]"));
    }
}
