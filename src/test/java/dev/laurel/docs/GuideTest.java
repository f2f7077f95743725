package dev.laurel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.laurel.docs.Guide.Block;
import dev.laurel.engine.catalog.CatalogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuideTest {
    private static final String IMPORTS = """
            import dev.laurel.engine.*;
            import dev.laurel.engine.catalog.*;
            import dev.laurel.engine.metric.*;
            import dev.laurel.store.*;
            """;

    @TempDir
    Path folder;

    static List<Path> pages() {
        return Guide.pages();
    }

    static List<Block> programs() {
        return Guide.blocks("java");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        assertThat(Guide.links(page)).allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void theExampleOfACatalogHasNoProblems() {
        var reading = CatalogReader.read(Guide.block("catalog.md", "json"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.catalog().find("perfectGame_custom_abc")).isPresent();
    }

    @Test
    void thereAreProgramsToRun() {
        assertThat(programs()).extracting(block -> block.page().getFileName().toString())
                .contains("README.md", "engine.md");
    }

    /** As a reader would: into a file, and run with Laurel's classes beside it. */
    @ParameterizedTest
    @MethodSource("programs")
    void everyProgramRuns(Block block) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("game.json"), Guide.block("catalog.md", "json"));
        Files.writeString(folder.resolve("other-device.json"), """
                {"version": "3.3.0", "timestamp": 1, "metrics": {"completedTutorial": [true]},
                 "unlockedAchievements": ["completedTutorial_true"]}""");
        var isWhole = block.text().contains("void main()");
        Files.writeString(folder.resolve("Program.java"), isWhole
                ? block.text()
                : IMPORTS + "void main() throws Exception {\n" + block.text() + "}\n");
        var out = folder.resolve("out");
        var status = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", classPath(), "Program.java")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
        assertThat(status).as(block + ": " + Files.readString(out)).isZero();
        assertThat(Files.readString(out)).contains("Century!", "Grand");
        if (isWhole) {
            assertThat(Files.readString(out)).contains("[completedTutorial_true] would unlock");
            assertThat(folder.resolve("backup.json")).content().contains("\"score_1000\"");
        }
    }

    /** The program runs elsewhere, so relative parts would not be found. */
    private static String classPath() {
        return String.join(System.getProperty("path.separator"), List.of(
                        System.getProperty("java.class.path").split(System.getProperty("path.separator"))).stream()
                .map(part -> Path.of(part).toAbsolutePath().toString()).toList());
    }
}
