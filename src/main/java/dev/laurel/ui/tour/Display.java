package dev.laurel.ui.tour;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What there is to draw on.
 *
 * @param isThere whether a window could be seen
 */
public record Display(boolean isThere) {
    /** Looks at the environment, since JavaFX can't be asked twice: a failed start of it is final. */
    public static Display of(Map<String, String> environment, Properties system) {
        if (!system.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return new Display(true);
        }
        if ("headless".equalsIgnoreCase(system.getProperty("glass.platform"))) {
            return new Display(true);
        }
        var name = environment.getOrDefault("DISPLAY", "");
        if (!name.startsWith(":")) {
            return new Display(!name.isEmpty());
        }
        var socket = Path.of("/tmp/.X11-unix/X" + name.substring(1).split("\\.")[0]);
        return new Display(Files.exists(socket));
    }
}
