package dev.laurel.engine.transfer;

import java.util.List;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do; nothing has been applied. It stays true as long as the state
 * it was made against does.
 *
 * @param incoming the data that would be imported, as it came
 * @param options how
 * @param errors why it can't be applied; empty if it can
 * @param warnings what a person should know
 * @param changes every metric of either side, in the result's order, those that go last; a view that makes each entry
 *     when it is asked for
 * @param result the metrics afterwards
 * @param unlocked the ids afterwards, newly met ones last
 * @param gained ids that the data brings, in its order
 * @param lost ids that are unlocked here and would not be afterwards
 * @param newlyMet ids that are in neither side and whose requirement the result meets
 */
public record ImportPlan(
        ExportedData incoming,
        ImportOptions options,
        List<LaurelError> errors,
        List<LaurelError> warnings,
        List<MetricChange> changes,
        Metrics result,
        List<String> unlocked,
        List<String> gained,
        List<String> lost,
        List<String> newlyMet) {

    /**
     * One metric in a plan.
     *
     * @param current null if not here
     * @param incoming null if not in the data
     * @param result null if gone afterwards
     */
    public record MetricChange(
            String metric,
            @Nullable MetricValue current,
            @Nullable MetricValue incoming,
            @Nullable MetricValue result) {}

    /** Whether it can be applied. */
    public boolean applicable() {
        return errors.isEmpty();
    }
}
