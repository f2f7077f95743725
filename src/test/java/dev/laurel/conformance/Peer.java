package dev.laurel.conformance;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A script of {@code src/test/peers} that runs under Node: one request, one answer. */
public final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    /** Starts a script. */
    public Peer(String script) {
        try {
            process = new ProcessBuilder("node", script)
                    .directory(Path.of("src", "test", "peers").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("These tests need Node.js to run " + script, e);
        }
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Asks for something, by name and argument. */
    public Map<String, @Nullable Object> ask(String request, @Nullable Object argument) {
        try {
            requests.write("{" + Json.write(request) + ":" + Json.write(argument) + "}\n");
            requests.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The script ended at " + request + " " + Json.write(argument));
            }
            return Json.object(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        answers.close();
        process.destroy();
    }
}
