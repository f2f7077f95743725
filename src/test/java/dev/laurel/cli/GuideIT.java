package dev.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.laurel.docs.Guide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the lines of the README and the guide through what {@code mvn package} has left in {@code target/laurel}: every
 * line of their {@code sh} blocks, those of one page after the other in one folder. What needs a server or prints what
 * it printed stands in {@code console} blocks, which are not run.
 */
class GuideIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("laurel.distribution"));

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    Path folder;

    private String newestKey = "";

    @BeforeEach
    void layFilesReady() throws IOException {
        Files.writeString(folder.resolve("game.json"), Guide.block("catalog.md", "json"));
        Files.writeString(folder.resolve("achievements-backup.json"), """
                {"version": "3.3.0", "timestamp": 1, "metrics": {"score": [150]}, "unlockedAchievements": ["score_100"],
                 "configHash": "older"}""");
        Files.writeString(folder.resolve("steps.jsonl"), "{\"update\":{\"score\":150}}\n");
        Files.createDirectory(folder.resolve("stick"));
    }

    static List<Path> pages() {
        return Guide.blocks("sh").stream().map(Guide.Block::page).distinct().toList();
    }

    @Test
    void theReadmeAndThePageOfCommandsHaveLinesToRun() {
        assertThat(pages()).extracting(page -> page.getFileName().toString()).contains("README.md", "command-line.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLineWorks(Path page) throws IOException, InterruptedException {
        for (var block : Guide.blocks("sh")) {
            if (block.page().equals(page)) {
                for (var line : block.text().replaceAll("\\\\\n *", " ").lines().toList()) {
                    if (!line.isBlank() && !line.startsWith("mvn ")) {
                        run(block + ": " + line, line);
                    }
                }
            }
        }
    }

    private void run(String where, String line) throws IOException, InterruptedException {
        var out = folder.resolve("stdout");
        var err = folder.resolve("stderr");
        var builder = new ProcessBuilder("bash", "-c", line
                        .replace("<key>", newestKey)
                        .replace("/media/stick", folder.resolve("stick").toString()))
                .directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(Map.of(
                "LAUREL_DATA", folder.resolve("data").toString(),
                "LAUREL_PASSPHRASE", "correct horse",
                "PATH", DISTRIBUTION.resolve("bin") + ":" + System.getenv("PATH")));
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
        var status = builder.start().waitFor();
        assertThat(status).as(where + "\n" + Files.readString(out) + Files.readString(err)).isZero();
        if (line.startsWith("laurel backup ")) {
            newestKey = Files.readString(out).strip();
        }
    }

    @Test
    void whatTheGuideSaysOfCommandsIsSo() throws IOException {
        var rows = Files.readAllLines(Path.of("docs", "guide", "command-line.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> CODE.matcher(line.substring(0, line.indexOf('|', 1))).results())
                .map(code -> List.of(code.group(1).split(" ")))
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (var words : rows) {
            var name = Commands.nameAt(words).orElseThrow(() -> new AssertionError(words.toString()));
            var known = Commands.of(name).usage().options().stream().flatMap(option -> option.names().stream())
                    .toList();
            assertThat(known).as(name).containsAll(words.stream().filter(word -> word.startsWith("-")).toList());
        }
    }
}
