package dev.laurel.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.LaurelError;

/** Import strategies as people type them. */
final class Strategies {
    /** All names. */
    static final List<String> NAMES = List.of("replace", "merge", "highest", "preserve");

    private Strategies() {}

    /** The strategy of a name. */
    static Optional<ImportStrategy> find(String name) {
        return Arrays.stream(ImportStrategy.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** What the file's reader and the engine have to say. */
    static List<LaurelError> joined(List<LaurelError> first, List<LaurelError> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
