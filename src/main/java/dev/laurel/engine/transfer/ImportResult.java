package dev.laurel.engine.transfer;

import java.util.List;

import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import, in the guide's terms.
 *
 * @param success whether it was applied; otherwise nothing has changed
 * @param errors why not; empty with success
 * @param warnings what a person should know
 * @param mergedMetrics the metrics afterwards, null without success
 * @param mergedUnlocked the ids afterwards, null without success
 */
public record ImportResult(
        boolean success,
        List<LaurelError> errors,
        List<LaurelError> warnings,
        @Nullable Metrics mergedMetrics,
        @Nullable List<String> mergedUnlocked) {
    public ImportResult {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** The outcome of a plan that was applied. */
    public static ImportResult applied(ImportPlan plan) {
        return new ImportResult(true, List.of(), plan.warnings(), plan.result(), plan.unlocked());
    }

    /** The outcome of a plan that can't be applied. */
    public static ImportResult refused(ImportPlan plan) {
        return new ImportResult(false, plan.errors(), plan.warnings(), null, null);
    }
}
