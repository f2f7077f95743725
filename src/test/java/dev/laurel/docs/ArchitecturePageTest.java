package dev.laurel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Holds what engineers read first against what is there. */
class ArchitecturePageTest {
    private static final Path CODE = Path.of("src", "main", "java", "dev", "laurel");
    private static final Path DECISIONS = Path.of("docs", "adr");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /**
     * A row of the page's table.
     *
     * @param packages below {@code dev.laurel}
     * @param classes to start reading at
     */
    private record Row(List<String> packages, List<String> classes) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs", "architecture.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(names(cells[1]), names(cells[3])))
                .toList();
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    private static Path folder(String name) {
        return CODE.resolve(name.replace('.', '/'));
    }

    @Test
    void everyPackageOfThePageIsThereWithTheClassesToStartAt() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(10).allSatisfy(row -> {
            assertThat(row.packages()).allSatisfy(name -> assertThat(folder(name)).isDirectory());
            assertThat(row.classes()).isNotEmpty().allSatisfy(name -> assertThat(row.packages())
                    .as(name)
                    .anySatisfy(in -> assertThat(folder(in).resolve(name + ".java")).isRegularFile()));
        });
    }

    @Test
    void everyPackageIsOnThePage() throws IOException {
        var named = rows().stream().flatMap(row -> row.packages().stream()).toList();
        try (var folders = Files.list(CODE).filter(Files::isDirectory)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).allSatisfy(
                    name -> assertThat(named).contains(name));
        }
    }

    @Test
    void everyDecisionIsListedOnceUnderItsNumber() throws IOException {
        var listed = Pattern.compile("^\\| \\[(\\d{4})]\\((\\1-[^)]+)\\) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(DECISIONS.resolve("README.md")))
                .results().map(row -> row.group(2)).toList();
        try (var files = Files.list(DECISIONS)) {
            assertThat(listed).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                    files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md"))
                            .toList());
        }
        assertThat(listed).extracting(name -> name.substring(0, 4)).doesNotHaveDuplicates();
    }
}
