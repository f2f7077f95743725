package dev.laurel.ui.portability;

import dev.laurel.engine.transfer.ImportStrategy;

/**
 * Message keys of a strategy.
 *
 * @param label its name
 * @param explanation what it does, in one sentence
 * @param nothingLost why it takes no achievement away
 */
record StrategyWords(String label, String explanation, String nothingLost) {
    static StrategyWords of(ImportStrategy strategy) {
        return switch (strategy) {
            case MERGE -> new StrategyWords("plan.merge", "plan.merge.explanation", "plan.merge.nothingLost");
            case HIGHEST -> new StrategyWords("plan.highest", "plan.highest.explanation", "plan.highest.nothingLost");
            case PRESERVE ->
                new StrategyWords("plan.preserve", "plan.preserve.explanation", "plan.preserve.nothingLost");
            case REPLACE -> new StrategyWords("plan.replace", "plan.replace.explanation", "plan.replace.nothingLost");
        };
    }
}
