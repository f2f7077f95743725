package dev.laurel.trust;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Writes the page of guarantees, of every {@link Promise} that the run has kept, if the property
 * {@code laurel.guarantees} says where. A run that breaks one writes nothing.
 */
final class Guarantees implements ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Guarantees.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Figure.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS).computeIfAbsent(Figure.class, _ -> new Figure(), Figure.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var promise = context.getRequiredTestMethod().getAnnotation(Promise.class);
        // The root's store is closed when all tests have run.
        var kept = context.getRoot().getStore(OURS).computeIfAbsent(Kept.class, _ -> new Kept(), Kept.class);
        if (context.getExecutionException().isPresent()) {
            kept.broken = true;
        } else {
            // A contract is one test of several classes; each shows it of its own.
            kept.add(promise, name(context.getRequiredTestClass()) + '.' + context.getRequiredTestMethod().getName(),
                    context.getStore(OURS).computeIfAbsent(Figure.class, _ -> new Figure(), Figure.class).said());
        }
    }

    /** Of the file. */
    private static String name(Class<?> test) {
        var outer = test.getEnclosingClass();
        return outer == null ? test.getSimpleName() : name(outer);
    }

    /** What this run has shown so far. */
    private static final class Kept implements AutoCloseable {
        /** A test, as a row names it. */
        private static final Pattern NAMES = Pattern.compile("`([A-Z]\\w*\\.\\w+)`");

        private record Shown(List<String> tests, List<String> figures) {
            /** With the tests of another process of this run, or of an earlier one, which the page has already. */
            private String row(String promise, String before) {
                var by = Stream.concat(tests.stream(), NAMES.matcher(before).results().map(it -> it.group(1)))
                        .distinct().sorted().map(it -> '`' + it + '`').collect(Collectors.joining(", "));
                var measured = figures.isEmpty() ? "kept" : String.join("; ", figures);
                return "| " + promise + " | " + by + " | " + measured + " |";
            }
        }

        private final Map<Area, Map<String, Shown>> areas = new EnumMap<>(Area.class);
        private boolean broken;

        synchronized void add(Promise promise, String test, List<String> figures) {
            var shown = areas.computeIfAbsent(promise.area(), _ -> new TreeMap<>())
                    .computeIfAbsent(promise.value(), _ -> new Shown(new ArrayList<>(), new ArrayList<>()));
            if (!shown.tests().contains(test)) {
                shown.tests().add(test);
            }
            shown.figures().addAll(figures);
        }

        @Override
        public synchronized void close() throws IOException {
            var page = System.getProperty("laurel.guarantees", "");
            if (!page.isEmpty() && !broken) {
                // The run has several processes, which end at the same time.
                var lock = Files.createDirectories(Path.of("target")).resolve("guarantees.lock");
                try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var _ = channel.lock()) {
                    Files.writeString(Path.of(page), text(rows(Path.of(page))));
                }
            }
        }

        /** Those of the page that this run has not shown anew stay, so that a part of the tests can be run alone. */
        private Map<String, Map<String, String>> rows(Path page) throws IOException {
            var rows = new HashMap<String, Map<String, String>>();
            if (Files.exists(page)) {
                var title = "";
                for (var line : Files.readAllLines(page)) {
                    title = line.startsWith("## ") ? line.substring(3) : title;
                    if (line.startsWith("| ") && !line.startsWith("| promise |") && !line.startsWith("| ---")) {
                        rows.computeIfAbsent(title, _ -> new TreeMap<>())
                                .put(line.split(" \\| ", -1)[0].substring(2), line);
                    }
                }
            }
            areas.forEach((area, promises) -> promises.forEach((promise, shown) ->
                    rows.computeIfAbsent(area.title(), _ -> new TreeMap<>())
                            .compute(promise, (_, before) -> shown.row(promise, before == null ? "" : before))));
            return rows;
        }

        private static String text(Map<String, Map<String, String>> rows) {
            var text = new StringBuilder("""
                    # Guarantees

                    What Laurel promises, the test that shows it, and what that test measured when it last ran at full length.
                    `mvn verify -Ptrust` runs them all and writes this page, a part of them writes its own rows; a run that
                    breaks a promise fails and writes nothing. `mvn verify` keeps the same promises with fewer rounds. How
                    fast it is stands in [performance.md](performance.md), what it guards against in
                    [SECURITY.md](../SECURITY.md), and how much of the code the tests hold in [mutation.md](mutation.md).
                    """);
            for (var area : Area.values()) {
                var promises = rows.getOrDefault(area.title(), Map.of());
                if (!promises.isEmpty()) {
                    text.append("\n## ").append(area.title()).append("\n\n| promise | shown by | measured |\n")
                            .append("| --- | --- | --- |\n").append(String.join("\n", promises.values())).append('\n');
                }
            }
            return text.append("\nOn %s %s, %d cores, %s %s.\n".formatted(
                    System.getProperty("java.vm.name"), System.getProperty("java.vm.version"),
                    Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                    System.getProperty("os.arch"))).toString();
        }
    }
}
