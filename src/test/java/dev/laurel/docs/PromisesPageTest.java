package dev.laurel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.laurel.trust.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say of tests is so: SECURITY.md and the guarantees. */
class PromisesPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))\\.(\\w+)`");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeJars()).importPackages("dev.laurel");

    @ParameterizedTest
    @ValueSource(strings = {"SECURITY.md", "docs/guarantees.md"})
    void everyTestThatIsNamedIsThere(String page) throws IOException {
        var missing = new ArrayList<String>();
        var named = TEST.matcher(Files.readString(Path.of(page))).results().toList();
        for (var name : named) {
            if (find(name.group(1)).stream().noneMatch(it -> hasTest(it, name.group(2)))) {
                missing.add(name.group());
            }
        }
        assertThat(named).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    /** With those that are nested in it. */
    private static List<JavaClass> find(String simpleName) {
        return TESTS.stream().filter(it -> it.getName().matches(".*\\." + simpleName + "(\\$.*)?")).toList();
    }

    private static boolean hasTest(JavaClass type, String method) {
        return type.getAllMethods().stream().anyMatch(it -> it.getName().equals(method)
                && it.getAnnotations().stream().anyMatch(by -> by.getRawType().getSimpleName().endsWith("Test")
                        || by.getRawType().getSimpleName().equals("TestFactory")));
    }

    /** A new promise is told by the next {@code mvn verify -Ptrust}. */
    @Test
    void nothingIsGuaranteedThatNoTestPromises() throws IOException {
        var promised = TESTS.stream().flatMap(it -> it.getMethods().stream())
                .filter(it -> it.isAnnotatedWith(Promise.class))
                .map(it -> it.getAnnotationOfType(Promise.class).value())
                .toList();
        assertThat(told()).isNotEmpty().isSubsetOf(promised);
    }

    private static Set<String> told() throws IOException {
        return Files.readString(Path.of("docs/guarantees.md")).lines()
                .filter(it -> it.startsWith("| ") && !it.startsWith("| promise |") && !it.startsWith("| ---"))
                .map(it -> it.split(" \\| ", -1)[0].substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
