package dev.laurel.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs commands in this process on a data folder. */
final class CliRun {
    private final Map<String, String> variables = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private long now = 1_800_000_000_000L;

    CliRun(Path data) {
        variables.put("LAUREL_DATA", data.toString());
    }

    /** What came of a command. */
    record Result(int status, String out, String err) {}

    CliRun with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    CliRun input(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Lets time pass before the next command. */
    void later(long millis) {
        now += millis;
    }

    Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = Cli.run(args, new CliEnvironment(variables, in, out, err,
                InstantSource.fixed(Instant.ofEpochMilli(now)), () -> ZoneOffset.UTC, Locale.ENGLISH,
                _ -> Optional.empty()));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that has to succeed, and gives what it printed. */
    String ok(String... args) {
        var result = run(args);
        if (result.status() != 0) {
            throw new AssertionError(String.join(" ", args) + " failed: " + result);
        }
        return result.out();
    }
}
