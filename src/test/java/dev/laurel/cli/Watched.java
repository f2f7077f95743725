package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Runs the built program and looks for secrets wherever a run leaves something: what it prints, the arguments and the
 * environment of its processes while they live, and every file below a folder.
 */
final class Watched {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, List<byte[]>> secrets = new LinkedHashMap<>();
    private int seen;

    /** With everything that a run writes below a folder, its temporary files too. */
    Watched(Path folder) throws IOException {
        this.folder = folder;
        variables.put("LAUREL_DATA", folder.resolve("data").toString());
        variables.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        variables.put("LC_ALL", "C");
        variables.put("LAUREL_JAVA_OPTS",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")) + " -XX:+PrintCommandLineFlags");
    }

    /** What came of a run. */
    record Result(int status, String out, String err) {}

    Watched with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /** Looks for this from now on, as it is and as programs encode things. */
    void plant(String secret) {
        var forms = new ArrayList<byte[]>();
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(bytes);
        forms.add(secret.getBytes(StandardCharsets.UTF_16LE));
        forms.add(secret.getBytes(StandardCharsets.UTF_16BE));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        for (var shift = 0; shift < 3; shift++) {
            // Base64 of something that has it within: its ends depend on what stands around.
            var shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(text.substring(shift == 0 ? 0 : 4, text.length() - 2).getBytes(StandardCharsets.US_ASCII));
        }
        secrets.put(secret, forms);
    }

    String ok(String... args) throws IOException, InterruptedException {
        return ok(null, args);
    }

    /** Runs a command that has to succeed, with a line on its standard input. */
    String ok(@Nullable String line, String[] args) throws IOException, InterruptedException {
        var result = run(line, args);
        assertThat(result.status()).as(String.join(" ", args) + ": " + result).isZero();
        return result.out();
    }

    /** Runs a command that has to fail with a code. */
    void refused(String code, String... args) throws IOException, InterruptedException {
        var result = run(null, args);
        assertThat(result.err()).as(String.join(" ", args)).contains("laurel: " + code);
        assertThat(result.status()).isEqualTo(1);
    }

    Result run(@Nullable String line, String... args) throws IOException, InterruptedException {
        var process = start(List.of(), args);
        try (var in = process.outputWriter()) {
            if (line != null) {
                in.write(line + "\n");
            }
        }
        watch(process);
        return result(process);
    }

    /** Starts a command. */
    Process start(List<String> before, String... args) throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("laurel.distribution"), "bin/laurel").toString());
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("AZURE_")
                || name.startsWith("LAUREL_") || name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVA_OPTIONS"));
        environment.putAll(variables);
        return builder.start();
    }

    /** Looks at what everybody on the machine can see of a process, until it ends. */
    void watch(Process process) throws IOException, InterruptedException {
        do {
            for (var handle : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
                for (var what : List.of("cmdline", "environ")) {
                    var file = Path.of("/proc", String.valueOf(handle.pid()), what);
                    try {
                        assertClean(file, Files.readAllBytes(file));
                        seen++;
                    } catch (IOException e) {
                        // It has just ended.
                    }
                }
            }
        } while (!process.waitFor(20, TimeUnit.MILLISECONDS));
    }

    /** What a process that has ended left. */
    Result result(Process process) throws IOException, InterruptedException {
        var status = process.waitFor();
        var result = new Result(status, Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")));
        assertClean(folder, result.toString().getBytes(StandardCharsets.UTF_8));
        return result;
    }

    /** No file holds any of them: settings, database, log, temporary files, reports of crashes. */
    void assertNothingIsWritten() throws IOException {
        assertThat(seen).as("looks at processes").isPositive();
        var files = 0;
        try (var all = Files.walk(folder)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                assertClean(file, Files.readAllBytes(file));
                files++;
            }
        }
        assertThat(files).isGreaterThan(5);
    }

    private void assertClean(Path where, byte[] content) {
        secrets.forEach((secret, forms) -> forms.forEach(form ->
                assertThat(holds(content, form)).as(where + " holds " + secret).isFalse()));
    }

    /** Whether bytes hold others. */
    static boolean holds(byte[] content, byte[] wanted) {
        // Latin-1 takes every byte for a character of its own, so that the library's fast search finds bytes.
        return new String(content, StandardCharsets.ISO_8859_1)
                .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
