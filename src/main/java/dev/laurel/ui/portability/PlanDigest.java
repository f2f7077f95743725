package dev.laurel.ui.portability;

import java.util.List;

import dev.laurel.engine.transfer.ImportPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan with everything that is shown of it.
 *
 * @param catalogChange null if the data was made with the catalog that is here
 */
public record PlanDigest(
        ImportPlan plan,
        PlanSummary summary,
        List<PlanNote> warnings,
        List<PlanNote> errors,
        @Nullable CatalogChange catalogChange) {}
