package dev.laurel.conformance;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The reference engine, running under Node; {@code src/test/peers/reference.mjs} is its other end. */
final class Reference implements AutoCloseable {
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    Reference() {
        try {
            process = new ProcessBuilder("node", "reference.mjs")
                    .directory(Path.of("src", "test", "peers").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("These tests need Node.js to run the reference", e);
        }
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    Map<String, @Nullable Object> ask(String request, @Nullable Object argument) {
        try {
            requests.write("{" + Json.write(request) + ":" + Json.write(argument) + "}\n");
            requests.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The reference ended at " + request + " " + Json.write(argument));
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
