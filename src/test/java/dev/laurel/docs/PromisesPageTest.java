package dev.laurel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.laurel.trust.Promise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say of tests is so: SECURITY.md and the guarantees. */
class PromisesPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))\\.(\\w+)`");
    private static final List<Class<?>> TESTS = tests();

    /** Whatever lies beside this class. */
    private static List<Class<?>> tests() {
        var root = Path.of(URI.create(PromisesPageTest.class.getProtectionDomain().getCodeSource().getLocation()
                .toString()));
        try (var files = Files.walk(root.resolve("dev"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .<Class<?>>map(file -> named(file.replace(".class", "").replace(File.separatorChar, '.')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, PromisesPageTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

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
    private static List<Class<?>> find(String simpleName) {
        var name = Pattern.compile(".*\\." + simpleName + "(\\$.*)?");
        return TESTS.stream().filter(it -> name.matcher(it.getName()).matches()).toList();
    }

    private static boolean hasTest(@Nullable Class<?> type, String method) {
        return type != null && (Arrays.stream(type.getDeclaredMethods()).anyMatch(it -> it.getName().equals(method)
                        && isTest(it))
                || hasTest(type.getSuperclass(), method)
                || Arrays.stream(type.getInterfaces()).anyMatch(it -> hasTest(it, method)));
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations()).map(by -> by.annotationType().getSimpleName())
                .anyMatch(by -> by.endsWith("Test") || by.equals("TestFactory"));
    }

    /** A new promise comes to the page with {@code mvn test -Ptrust -Dtest=} and the name of its test. */
    @Test
    void thePageTellsWhatTestsPromiseAndNothingElse() throws IOException {
        var promised = TESTS.stream().flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .map(it -> it.getAnnotation(Promise.class))
                .filter(Objects::nonNull)
                .map(Promise::value)
                .collect(Collectors.toSet());
        assertThat(told()).isNotEmpty().containsExactlyInAnyOrderElementsOf(promised);
    }

    private static Set<String> told() throws IOException {
        return Files.readString(Path.of("docs/guarantees.md")).lines()
                .filter(it -> it.startsWith("| ") && !it.startsWith("| promise |") && !it.startsWith("| ---"))
                .map(it -> it.split(" \\| ", -1)[0].substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
