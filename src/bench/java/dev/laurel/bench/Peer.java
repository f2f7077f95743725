package dev.laurel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The reference in its own process. */
final class Peer {
    private final Path script;

    Peer(Path script) {
        this.script = script;
    }

    List<String> command(String scenario, int size, Path file) {
        return List.of("node", "--max-old-space-size=4096", script.toString(), scenario, String.valueOf(size),
                file.toString());
    }

    /** The median that a scenario of the script prints, in nanoseconds. */
    double median(String scenario, int size, Path file) {
        var line = run(command(scenario, size, file));
        return Double.parseDouble(line.substring(line.indexOf(':') + 1, line.indexOf('}')));
    }

    /** What a command prints; it has to succeed. */
    static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var output = SideBySide.utf8(process.getInputStream().readAllBytes());
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
            return output;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
