package dev.laurel.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of every FXML file without making its view; that each loads is shown by the walks through it. */
class FxmlTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CONTROLLER = Pattern.compile("fx:controller=\"([^\"]+)\"");
    private static final Pattern HANDLER = Pattern.compile("\"#([a-z][A-Za-z]*)\"");
    private static final Pattern SHEET = Pattern.compile("stylesheets=\"@([^\"]+)\"");

    static List<Path> files() {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".fxml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasItsControllerBesideIt(Path file) throws IOException {
        var fxml = Files.readString(file);
        var matcher = CONTROLLER.matcher(fxml);
        assertThat(matcher.find()).isTrue();
        var source = SOURCES.resolve(RESOURCES.relativize(file).toString().replace(".fxml", ".java"));
        assertThat(source).exists();
        assertThat(matcher.group(1).replace('.', '/') + ".java").isEqualTo(
                SOURCES.relativize(source).toString().replace('\\', '/'));
        var java = Files.readString(source);
        HANDLER.matcher(fxml).results()
                .forEach(id -> assertThat(java).containsPattern("void " + id.group(1) + "\\("));
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasTheStyleSheetsThatItNames(Path file) throws IOException {
        SHEET.matcher(Files.readString(file)).results()
                .forEach(sheet -> assertThat(file.resolveSibling(sheet.group(1))).exists());
    }
}
