package dev.laurel.engine.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/**
 * A condition ready to run.
 *
 * @param root what has to hold
 * @param parts the conjuncts with their texts; the whole alone if it is no conjunction
 * @param metrics the metrics that it names
 * @param readsAll whether it looks at all metrics
 */
record ConditionProgram(ConditionNode root, List<Part> parts, Set<String> metrics, boolean readsAll) {
    /** Longer than anything a person writes; what is longer is refused before it is looked at. */
    static final int MAX_LENGTH = 4096;

    /** A conjunct. */
    record Part(String expression, ConditionNode node) {}

    /** Compiles an expression; see {@link Requirement.Condition}. */
    static ConditionProgram compile(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw new LaurelException(LaurelError.of(ErrorCode.CONDITION_TOO_LARGE, MAX_LENGTH));
        }
        // What most catalogs ask needs no compiler, which takes half a second to load.
        var plain = PlainConditions.parse(expression);
        var root = plain == null ? CelConditions.compile(expression) : plain;
        var names = new LinkedHashSet<String>();
        root.collect(names);
        return new ConditionProgram(root, split(expression, root), Set.copyOf(names), root.readsAll());
    }

    private static List<Part> split(String expression, ConditionNode root) {
        var conjuncts = root instanceof ConditionNode.All(var nodes) ? nodes : List.of(root);
        var texts = Conjuncts.split(expression);
        if (texts.size() != conjuncts.size()) {
            return List.of(new Part(expression.strip(), root));
        }
        return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
                .map(i -> new Part(texts.get(i), conjuncts.get(i)))
                .toList();
    }

    boolean holds(CurrentValues values) {
        return root.holds(values);
    }

    List<ConditionPart> parts(CurrentValues values) {
        return parts.stream()
                .map(part -> {
                    var names = new LinkedHashSet<String>();
                    part.node().collect(names);
                    return new ConditionPart(part.expression(), part.node().holds(values), names);
                })
                .toList();
    }
}
