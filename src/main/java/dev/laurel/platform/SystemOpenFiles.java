package dev.laurel.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/**
 * Opens things by the system's own command. AWT's Desktop would do the same, but starts a second toolkit beside
 * JavaFX for it.
 */
public final class SystemOpenFiles implements OpenFiles {
    private final String system;

    /**
     * For one system.
     *
     * @param system its name as in {@code os.name}
     */
    public SystemOpenFiles(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    @Override
    public void show(Path path) {
        run(showing(path), path.toString());
    }

    @Override
    public void browse(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            // Anything else could start a program.
            throw new LaurelException(LaurelError.of(ErrorCode.OPEN_FAILED, address));
        }
        run(opening(address.toString()), address.toString());
    }

    List<String> showing(Path path) {
        var absolute = path.toAbsolutePath();
        var isFolder = Files.isDirectory(absolute);
        if (system.startsWith("windows")) {
            return isFolder ? List.of("explorer.exe", absolute.toString())
                    : List.of("explorer.exe", "/select," + absolute);
        }
        if (system.startsWith("mac")) {
            return isFolder ? List.of("open", absolute.toString()) : List.of("open", "-R", absolute.toString());
        }
        var parent = absolute.getParent();
        return List.of("xdg-open", (isFolder || parent == null ? absolute : parent).toString());
    }

    List<String> opening(String address) {
        if (system.startsWith("windows")) {
            return List.of("rundll32.exe", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
    }

    private static void run(List<String> command, String what) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.OPEN_FAILED, what), e);
        }
    }
}
