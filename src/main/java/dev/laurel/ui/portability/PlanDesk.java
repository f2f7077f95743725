package dev.laurel.ui.portability;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.error.LaurelError;

/** The profile that a plan is made for. Its methods are called on the FX thread and answer there. */
public interface PlanDesk {
    /** Its catalog. */
    Catalog catalog();

    /**
     * Finds out what an import would do.
     *
     * @param incoming gives the data, off the FX thread too
     * @param digest what is to be made of the plan, off the FX thread like the plan itself
     */
    <T> void plan(
            Supplier<ExportedData> incoming,
            ImportOptions options,
            Function<? super ImportPlan, ? extends T> digest,
            Consumer<? super T> onSuccess,
            Consumer<? super LaurelError> onFailure);

    /** Applies a plan. */
    void apply(
            PlanRequest request,
            ImportPlan plan,
            Consumer<? super ImportResult> onSuccess,
            Consumer<? super LaurelError> onFailure);

    /** Asks where to, and writes down what would happen. */
    void save(PlanRequest request, PlanDigest digest);
}
