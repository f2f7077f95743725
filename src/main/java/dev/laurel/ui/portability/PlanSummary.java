package dev.laurel.ui.portability;

import java.util.List;

/**
 * What a plan means for the achievements, ready to be shown.
 *
 * @param gained that would unlock, newly met ones last
 * @param lost that would be taken away
 * @param staying how many stay unlocked
 * @param before how many of the catalog are unlocked now
 * @param after how many of the catalog would be
 * @param total how many the catalog has
 */
public record PlanSummary(
        List<PlanEffect> gained, List<PlanEffect> lost, int staying, int before, int after, int total) {
    public PlanSummary {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /** How much of the catalog would be unlocked, 0 to 1. */
    public double fraction() {
        return total == 0 ? 0 : (double) after / total;
    }
}
