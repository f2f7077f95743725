package dev.laurel.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.laurel.Launcher;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final HouseRules RULES = new HouseRules("dev.laurel");
    private static final HouseRules RULES_FOR_BROKEN = new HouseRules("dev.laurel.arch.broken");

    // By folder: looking for packages would open every library. archunit.properties says what else is read.
    private static final JavaClasses PROGRAM =
            new ClassFileImporter().importUrl(Launcher.class.getProtectionDomain().getCodeSource().getLocation());
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importUrl(Objects.requireNonNull(ArchitectureTest.class.getResource("broken")));

    static Set<String> rules() {
        return RULES.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    @Promise(area = Area.HOSTILE, value = "No shell, no code out of data, no weakened TLS, no library beyond its place")
    void theProgramKeeps(String rule) {
        RULES.rule(rule).allowEmptyShould(true).check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aClassThatBreaksItIsFound(String rule) {
        assertThatThrownBy(() -> RULES_FOR_BROKEN.rule(rule).check(BROKEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Architecture Violation");
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        var sources = Path.of("src/main/java");
        try (var files = Files.walk(sources)) {
            var folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
            assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                    .exists()
                    .content()
                    .contains("@NullMarked")
                    .contains("/**"));
        }
    }

    @Test
    void aClassOverFourHundredLinesGivesItsReason() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > 400)
                    .filter(file -> !text(file).contains("over 400 lines because"))
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
