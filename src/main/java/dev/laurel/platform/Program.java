package dev.laurel.platform;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The installed program that is running, as others can start it.
 *
 * @param window absolute path of what opens the window
 * @param commands absolute path of what runs commands
 */
public record Program(Path window, Path commands) {
    /**
     * Finds it.
     *
     * @param launcher what the launcher of jpackage says of itself in {@code jpackage.app-path}, or null
     * @param jar where Laurel's classes are
     * @param system its name as in {@code os.name}
     * @return empty if it was started in some other way, such as from a build
     */
    public static Optional<Program> of(@Nullable String launcher, Path jar, String system) {
        var isWindows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        if (launcher != null) {
            var window = Path.of(launcher).toAbsolutePath();
            // The installers have a second launcher, whose output can be seen in a terminal of Windows.
            var commands = window.resolveSibling(isWindows ? "laurel-cli.exe" : "laurel-cli");
            return Optional.of(new Program(window, Files.exists(commands) ? commands : window));
        }
        var folder = jar.toAbsolutePath().getParent();
        if (folder == null || folder.getParent() == null) {
            return Optional.empty();
        }
        var script = folder.getParent().resolve("bin").resolve(isWindows ? "laurel.bat" : "laurel");
        return Optional.of(script).filter(Files::isRegularFile).map(it -> new Program(it, it));
    }

    /** The one that is running. */
    public static Optional<Program> running() {
        var code = Program.class.getProtectionDomain().getCodeSource();
        try {
            return code == null ? Optional.empty() : of(System.getProperty("jpackage.app-path"),
                    Path.of(code.getLocation().toURI()), System.getProperty("os.name", ""));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // Not from a file: nobody else can start that.
        }
    }
}
