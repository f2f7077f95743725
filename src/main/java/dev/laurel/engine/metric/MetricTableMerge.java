package dev.laurel.engine.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

import dev.laurel.engine.metric.MetricTable.Kind;

/**
 * Joins two tables column by column. The result has the current metrics in their order and then the new ones, as
 * JavaScript's {@code Object.assign} gives it.
 */
public final class MetricTableMerge {
    /** What becomes of a metric that both tables have. */
    public enum Mode {
        /** The values of both, those of the side with the higher number first; the current side at a tie. */
        UNION,
        /** Those of the side with the higher number; the current side at a tie. */
        HIGHEST,
        /** The current ones. */
        CURRENT,
        /** The incoming ones. */
        INCOMING
    }

    private final MetricTable current;
    private final MetricTable incoming;
    private final Mode mode;
    private final BinaryOperator<MetricValue> join;

    private MetricTableMerge(MetricTable current, MetricTable incoming, Mode mode, BinaryOperator<MetricValue> join) {
        this.current = current;
        this.incoming = incoming;
        this.mode = mode;
        this.join = join;
    }

    /**
     * Joins two tables.
     *
     * @param join joins the current and the incoming value of one metric in the sense of {@code mode}, where they are
     *     not both one number
     */
    public static MetricTable merge(
            MetricTable current, MetricTable incoming, Mode mode, BinaryOperator<MetricValue> join) {
        if (current.isEmpty()) {
            return incoming;
        }
        return incoming.isEmpty() ? current : new MetricTableMerge(current, incoming, mode, join).merged();
    }

    private MetricTable merged() {
        var names = current.names;
        var sources = new int[current.size() + 16];
        Arrays.fill(sources, -1);
        int expected = 0;
        for (int i = 0; i < incoming.size(); i++) {
            // Two exports of one game have the same names in the same order, nearly always.
            int row = expected < current.size() && names.same(expected, incoming.names, i)
                    ? expected
                    : names.find(incoming.names, i);
            if (row < 0) {
                names = names == current.names ? names.copy() : names;
                row = names.add(incoming.nameBytes(i), incoming.nameStart(i), incoming.nameLength(i));
                if (row >= sources.length) {
                    sources = Arrays.copyOf(sources, row * 2);
                }
            }
            sources[row] = i;
            expected = row + 1;
        }
        return joined(names, sources);
    }

    private MetricTable joined(NameTable names, int[] sources) {
        boolean poolOfCurrent = current.pool.size() >= incoming.pool.size();
        var pool = (poolOfCurrent ? current : incoming).pool.copy();
        List<MetricValue> others = new ArrayList<>();
        var builder = new MetricTableBuilder(names, pool, others, names.size());
        for (int row = 0; row < names.size(); row++) {
            int source = sources[row];
            if (row >= current.size() || (source >= 0 && mode == Mode.INCOMING)) {
                copy(builder, row, incoming, source, !poolOfCurrent);
            } else if (source < 0 || mode == Mode.CURRENT) {
                copy(builder, row, current, row, poolOfCurrent);
            } else if (current.kinds[row] == Kind.NUMBER.code && incoming.kinds[source] == Kind.NUMBER.code) {
                joinNumbers(builder, row, current.number(row), incoming.number(source));
            } else {
                builder.set(row, join.apply(current.value(row), incoming.value(source)));
            }
        }
        return builder.build();
    }

    private void joinNumbers(MetricTableBuilder builder, int row, double here, double there) {
        double first = Math.max(here, there);
        if (mode == Mode.HIGHEST || here == there) {
            builder.setNumber(row, first);
        } else {
            builder.addNumber(first);
            builder.addNumber(Math.min(here, there));
            builder.setNumbers(row);
        }
    }

    private static void copy(MetricTableBuilder builder, int row, MetricTable from, int source, boolean samePool) {
        var kind = from.kind(source);
        if (kind == Kind.OTHER || (kind == Kind.NUMBERS && !samePool)) {
            builder.set(row, from.value(source));
        } else {
            // The pool of the result begins with that of one side, so positions in that one stay what they are.
            builder.put(row, kind, from.values.get(source));
        }
    }
}
