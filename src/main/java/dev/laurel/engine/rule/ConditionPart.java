package dev.laurel.engine.rule;

import java.util.Set;

/**
 * One of the things that a condition asks for all of.
 *
 * @param expression as the catalog has it
 * @param met whether it is met now
 * @param metrics the metrics that it names
 */
public record ConditionPart(String expression, boolean met, Set<String> metrics) {
    public ConditionPart {
        metrics = Set.copyOf(metrics);
    }
}
