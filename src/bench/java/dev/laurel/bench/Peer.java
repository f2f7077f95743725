package dev.laurel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The reference in a process of its own, which waits between the rounds that are asked for. */
final class Peer implements AutoCloseable {
    private static final String SCRIPT = "src/bench/node/reference.mjs";

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    /** Starts the script with one of its scenarios. */
    Peer(String scenario, int size, Path file) {
        try {
            process = start(command(scenario, size, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = process.outputWriter();
        answers = process.inputReader();
    }

    static List<String> command(String scenario, int size, Path file) {
        return List.of("node", "--max-old-space-size=4096", SCRIPT, scenario, String.valueOf(size), file.toString());
    }

    /** Runs one round; nanoseconds per operation. */
    double round() {
        try {
            orders.write("round\n");
            orders.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The reference ended with " + process.waitFor());
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a command prints; it has to succeed. */
    static String run(List<String> command) {
        try {
            var process = start(command);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
