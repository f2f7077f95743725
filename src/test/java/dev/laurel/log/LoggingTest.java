package dev.laurel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.laurel.fakes.Fork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {
    @TempDir
    Path temp;

    @Test
    void theLogGoesToAFileAndNothingToTheConsole() throws Exception {
        var logs = temp.resolve("logs");

        assertThat(said(logs.toString())).isEmpty();

        try (var files = Files.list(logs)) {
            var file = files.toList().getFirst();
            assertThat(file.getFileName().toString()).matches("laurel-\\d{4}-\\d\\d-\\d\\d\\.log");
            assertThat(file).content(StandardCharsets.UTF_8)
                    .contains("INFO", "for later ☃", "WARN", "dealt with", "ERROR", "told", "the cause")
                    .doesNotContain("of a library");
        }
    }

    @Test
    void withoutAFolderErrorsAloneAreSaid() throws Exception {
        assertThat(said("")).contains("told", "the cause").doesNotContain("later", "dealt with");
    }

    @Test
    void nothingIsSetUpBeforeSomethingIsLogged() throws Exception {
        try (var fork = Fork.of(Silent.class, temp.toString())) {
            assertThat(fork.line()).isEqualTo("loaded false, folder made false");
            assertThat(fork.line()).isEqualTo("loaded true, folder made true");
        }
    }

    private static String said(String folder) throws IOException, InterruptedException {
        try (var fork = Fork.of(Talker.class, folder)) {
            var said = new StringBuilder();
            for (var line = fork.line(); line != null; line = fork.line()) {
                said.append(line).append('\n');
            }
            assertThat(fork.exitStatus()).isZero();
            return said.toString();
        }
    }

    /** Logs, and prints what came on the console. */
    static final class Talker {
        private Talker() {}

        public static void main(String[] args) {
            var console = new ByteArrayOutputStream();
            System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
            if (!args[0].isEmpty()) {
                Logging.writeTo(Path.of(args[0]));
            }
            var log = Log.of(Talker.class);
            log.info("for later ☃");
            log.warn("dealt with", new IOException("the reason"));
            log.error("told", new IOException("the cause"));
            new Log("org.example.Library").info("of a library");
            System.out.print(console.toString(StandardCharsets.UTF_8));
        }
    }

    /** Has a log and says nothing for a while. */
    static final class Silent {
        private Silent() {}

        public static void main(String[] args) {
            Logging.writeTo(Path.of(args[0], "logs"));
            var log = Log.of(Silent.class);
            report(args[0]);
            log.info("something");
            report(args[0]);
        }

        private static void report(String folder) {
            System.out.println("loaded " + Fork.hasLoaded("org.slf4j.LoggerFactory")
                    + ", folder made " + Files.exists(Path.of(folder, "logs")));
        }
    }
}
