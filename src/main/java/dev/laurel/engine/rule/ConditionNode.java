package dev.laurel.engine.rule;

import java.util.List;
import java.util.Set;

import dev.laurel.engine.metric.MetricValue;

/** A condition as a tree: connectives over parts, each of which is either met or not. */
sealed interface ConditionNode permits ConditionNode.Connective, ConditionNode.Leaf {
    /** Whether it holds. */
    boolean holds(CurrentValues values);

    /** Adds the metrics that it names. */
    void collect(Set<String> names);

    /** Whether it looks at all metrics. */
    boolean readsAll();

    /** Joins other nodes. */
    sealed interface Connective extends ConditionNode {
        /** What it joins. */
        List<ConditionNode> nodes();

        @Override
        default void collect(Set<String> names) {
            nodes().forEach(node -> node.collect(names));
        }

        @Override
        default boolean readsAll() {
            return nodes().stream().anyMatch(ConditionNode::readsAll);
        }
    }

    /** All of them. */
    record All(List<ConditionNode> nodes) implements Connective {
        @Override
        public boolean holds(CurrentValues values) {
            for (var node : nodes) {
                if (!node.holds(values)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one of them. */
    record Any(List<ConditionNode> nodes) implements Connective {
        @Override
        public boolean holds(CurrentValues values) {
            for (var node : nodes) {
                if (node.holds(values)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Not this one. */
    record Not(ConditionNode node) implements Connective {
        @Override
        public List<ConditionNode> nodes() {
            return List.of(node);
        }

        @Override
        public boolean holds(CurrentValues values) {
            return !node.holds(values);
        }
    }

    /** One of two, by a third. */
    record Choice(ConditionNode test, ConditionNode yes, ConditionNode no) implements Connective {
        @Override
        public List<ConditionNode> nodes() {
            return List.of(test, yes, no);
        }

        @Override
        public boolean holds(CurrentValues values) {
            return test.holds(values) ? yes.holds(values) : no.holds(values);
        }
    }

    /** Something that is met or not. */
    non-sealed interface Leaf extends ConditionNode {
        @Override
        default boolean readsAll() {
            return false;
        }
    }

    /** A metric that is true by itself. */
    record Flag(String metric) implements Leaf {
        @Override
        public boolean holds(CurrentValues values) {
            return values.current(metric) instanceof MetricValue.Bool(var is) && is;
        }

        @Override
        public void collect(Set<String> names) {
            names.add(metric);
        }
    }

    /** How two values are compared. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        /** The same with its sides exchanged. */
        Operator mirrored() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> MORE;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case AT_LEAST -> AT_MOST;
            };
        }

        /** Whether it holds where comparing gave less than zero, zero or more. */
        boolean fits(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case NOT_EQUAL -> compared != 0;
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
                case MORE -> compared > 0;
                case AT_LEAST -> compared >= 0;
            };
        }
    }

    /** A metric compared with a value: values of different kinds are unequal and have no order, as in CEL. */
    record Comparison(String metric, Operator operator, MetricValue value) implements Leaf {
        @Override
        public boolean holds(CurrentValues values) {
            var current = values.current(metric);
            if (current == null || current instanceof MetricValue.Opaque) {
                return false;
            }
            if (current instanceof MetricValue.Numeric(var left) && value instanceof MetricValue.Numeric(var right)) {
                return operator.fits(Double.compare(left, right));
            }
            if (current instanceof MetricValue.Text(var left) && value instanceof MetricValue.Text(var right)) {
                return operator.fits(left.compareTo(right));
            }
            if (current instanceof MetricValue.Bool(var left) && value instanceof MetricValue.Bool(var right)) {
                return operator.fits(Boolean.compare(left, right));
            }
            return switch (operator) {
                case EQUAL -> current.equals(value);
                case NOT_EQUAL -> !current.equals(value);
                case LESS, AT_MOST, MORE, AT_LEAST -> false;
            };
        }

        @Override
        public void collect(Set<String> names) {
            names.add(metric);
        }
    }
}
