package dev.laurel.ui.portability;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One metric of a plan, ready to be shown.
 *
 * @param metric its name
 * @param current the value here, or a dash
 * @param incoming the value of the data, or a dash
 * @param result the value afterwards, or a dash
 * @param further the first of the result's further values, which are kept but not current
 * @param furtherCount how many further values there are
 * @param changed whether the result's current value differs from the one here
 * @param same whether both sides are equal, so that there is nothing to choose
 * @param take what the plan takes
 * @param chosen whether a person chose that rather than the strategy
 * @param options what can be chosen
 * @param typed what was typed in, as it was typed; empty unless {@code take} is TYPED
 * @param problem why what was typed can't be taken, or null
 */
public record PlanRow(
        String metric,
        String current,
        String incoming,
        String result,
        List<String> further,
        int furtherCount,
        boolean changed,
        boolean same,
        Take take,
        boolean chosen,
        List<Take> options,
        String typed,
        @Nullable String problem) {
    public PlanRow {
        further = List.copyOf(further);
        options = List.copyOf(options);
    }
}
