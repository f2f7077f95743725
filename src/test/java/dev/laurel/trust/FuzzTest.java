package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.laurel.backup.KeysFuzz;
import dev.laurel.engine.catalog.CatalogFuzz;
import dev.laurel.portability.ImportFuzz;
import dev.laurel.portability.envelope.EnvelopeFuzz;
import dev.laurel.settings.SettingsFuzz;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers of what comes from outside, given what Jazzer comes up with by looking at which code each input reaches.
 * Every build replays the inputs of {@code src/test/resources/fuzz}; {@code -Ptrust} looks for new ones for a minute
 * each, in {@code target/fuzz}. An input that breaks something is put beside the others once that is mended.
 */
class FuzzTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final Path FOUND = Path.of("target/fuzz");
    private static final int SECONDS = 60;
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");

    /** Who reads. */
    enum Reader {
        CATALOG(CatalogFuzz.class),
        IMPORT(ImportFuzz.class),
        AGE(EnvelopeFuzz.class),
        CRYPTOJS(EnvelopeFuzz.class),
        KEYS(KeysFuzz.class),
        SETTINGS(SettingsFuzz.class);

        private final Class<?> target;

        Reader(Class<?> target) {
            this.target = target;
        }

        Path inputs(Path where) {
            return where.resolve(name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    @Promise(area = Area.HOSTILE, value = "Whatever bytes a catalog, an import, an encrypted file, a key "
            + "or the settings are, reading them ends soon, in what they say or in a refusal with a code")
    void readingEndsInWhatItSaysOrARefusal(Reader reader, Figure figure) throws Exception {
        var replayed = replay(reader);
        if (Rounds.isAll()) {
            figure.is("%s: %,d inputs in %d s".formatted(reader.name().toLowerCase(Locale.ROOT), search(reader),
                    SECONDS));
        } else {
            figure.is("%s: %,d inputs".formatted(reader.name().toLowerCase(Locale.ROOT), replayed));
        }
    }

    private static int replay(Reader reader) throws Exception {
        var target = reader.target.getMethod("fuzzerTestOneInput", byte[].class);
        var count = 0;
        try (var files = Files.list(reader.inputs(KEPT))) {
            for (var file : files.sorted().toList()) {
                target.invoke(null, (Object) Files.readAllBytes(file));
                count++;
            }
        }
        assertThat(count).isPositive();
        return count;
    }

    private static long search(Reader reader) throws IOException, InterruptedException {
        var found = Files.createDirectories(reader.inputs(FOUND)).toAbsolutePath();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + reader.target.getName(),
                "--instrumentation_includes=dev.laurel.**", "--custom_hook_includes=dev.laurel.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/", "-max_total_time=" + SECONDS, "-timeout=10", "-rss_limit_mb=3000",
                "-print_final_stats=1", found.toString(), reader.inputs(KEPT).toAbsolutePath().toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new ArrayList<String>();
        try (var lines = process.inputReader()) {
            lines.lines().forEach(said::add);
        }
        var end = String.join("\n", said.subList(Math.max(0, said.size() - 60), said.size()));
        assertThat(process.waitFor()).as(end).isZero();
        var runs = RUNS.matcher(end);
        assertThat(runs.find()).as(end).isTrue();
        return Long.parseLong(runs.group(1));
    }
}
