package dev.laurel.engine.rule;

import java.util.List;
import java.util.Set;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.json.JsonNumber;
import org.jspecify.annotations.Nullable;

/** What has to hold for an achievement to be met. Immutable, safe on any thread. */
public sealed interface Requirement {
    /** The metric's current value is a number that is at least this. */
    record AtLeast(double threshold) implements Requirement {}

    /** The metric's current value is this boolean. */
    record IsBoolean(boolean value) implements Requirement {}

    /** The metric's current value is exactly this string. */
    record IsText(String value) implements Requirement {}

    /**
     * An expression in CEL (the Common Expression Language) over all current values, such as
     * {@code metrics.score >= 1000 && metrics.accuracy == 100}.
     *
     * <p>It never fails: a comparison, or any other part between {@code &&}, {@code ||}, {@code !} and {@code ? :},
     * that names a metric that is not there, or cannot be worked out with the values that are, is not met. So
     * {@code metrics.x != 5} is not met without x, and {@code !(metrics.x > 5)} is.
     */
    final class Condition implements Requirement {
        private final String expression;
        private final ConditionProgram program;

        /**
         * Checks and compiles an expression.
         *
         * @throws dev.laurel.error.LaurelException CONDITION_SYNTAX, CONDITION_TYPE or CONDITION_TOO_LARGE
         */
        public Condition(String expression) {
            this.expression = expression;
            program = ConditionProgram.compile(expression);
        }

        /** The expression as the catalog has it. */
        public String expression() {
            return expression;
        }

        /** The metrics that it names; a change of another one cannot change it, unless it {@link #readsAll}. */
        public Set<String> metrics() {
            return program.metrics();
        }

        /** Whether it looks at all metrics, as {@code size(metrics) > 3} does. */
        public boolean readsAll() {
            return program.readsAll();
        }

        /** Whether it is met. */
        public boolean isMet(CurrentValues values) {
            return program.holds(values);
        }

        /** What it asks for all of, and which of that is met; one part if it is no conjunction. */
        public List<ConditionPart> parts(CurrentValues values) {
            return program.parts(values);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Condition condition && condition.expression.equals(expression);
        }

        @Override
        public int hashCode() {
            return expression.hashCode();
        }

        @Override
        public String toString() {
            return "Condition[" + expression + "]";
        }
    }

    /** What a catalog's key without a condition asks for (the reference's rule, by JavaScript's parseFloat). */
    static Requirement ofKey(String key) {
        var threshold = JsonNumber.parseFloat(key);
        if (!Double.isNaN(threshold)) {
            return new AtLeast(threshold);
        }
        return switch (key) {
            case "true" -> new IsBoolean(true);
            case "false" -> new IsBoolean(false);
            default -> new IsText(key);
        };
    }

    /**
     * Whether it is met.
     *
     * @param metric the metric that the achievement belongs to
     */
    default boolean isMet(String metric, CurrentValues values) {
        return switch (this) {
            case AtLeast(var threshold) ->
                values.current(metric) instanceof MetricValue.Numeric(var number) && number >= threshold;
            case IsBoolean(var wanted) -> values.current(metric) instanceof MetricValue.Bool(var is) && is == wanted;
            case IsText(var wanted) -> values.current(metric) instanceof MetricValue.Text(var text)
                    && text.equals(wanted);
            case Condition condition -> condition.isMet(values);
        };
    }
}
