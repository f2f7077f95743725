package dev.laurel.engine.transfer;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How to import.
 *
 * @param strategy what to do with what is there
 * @param validateConfig whether another or a missing config hash is an error
 * @param expectedConfigHash the hash to compare with; null means the engine's own
 * @param choices per metric, where a person decided otherwise than the strategy
 */
public record ImportOptions(
        ImportStrategy strategy,
        boolean validateConfig,
        @Nullable String expectedConfigHash,
        Map<String, MetricChoice> choices) {
    public ImportOptions {
        choices = Map.copyOf(choices);
    }

    /** A strategy with nothing else asked for. */
    public static ImportOptions of(ImportStrategy strategy) {
        return new ImportOptions(strategy, false, null, Map.of());
    }

    /** The guide's options: {@code merge} wins over {@code overwrite}; neither means PRESERVE. */
    public static ImportOptions of(boolean merge, boolean overwrite) {
        return of(merge ? ImportStrategy.MERGE : overwrite ? ImportStrategy.REPLACE : ImportStrategy.PRESERVE);
    }
}
