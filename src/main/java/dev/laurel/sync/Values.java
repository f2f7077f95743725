package dev.laurel.sync;

import java.util.List;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.MetricValue.Numeric;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.portability.MetricJson;
import org.jspecify.annotations.Nullable;

/** Comparing what two devices have: a value counts as what it is in JSON, whichever form it has in memory. */
final class Values {
    private Values() {}

    /** How much a value says, in the order in which one gives way to another. */
    enum Rank {
        /** Nothing: null or an empty array. */
        NOTHING,
        /** A string, a boolean, a date: of two nobody can say which is further. */
        WORD,
        NUMBER
    }

    static Rank rank(MetricValue value) {
        return switch (value.current()) {
            case Numeric _ -> Rank.NUMBER;
            case MetricValue.Null _ -> Rank.NOTHING;
            case MetricValue.Text _, MetricValue.Bool _, MetricValue.Opaque _, MetricValue.Array _ -> Rank.WORD;
        };
    }

    /** Whether two values are the same; null stands for none. */
    static boolean same(@Nullable MetricValue one, @Nullable MetricValue other) {
        if (MetricValue.sameState(one, other)) {
            return true;
        }
        // An array within an array is opaque where it was read from JSON, and only there.
        return one instanceof MetricValue.Array && other instanceof MetricValue.Array && text(one).equals(text(other));
    }

    /** Whether two states hold the same: the same values in whatever order, the same ids in the same order. */
    static boolean same(Snapshot one, Snapshot other) {
        return one.unlocked().equals(other.unlocked()) && same(one.metrics(), other.metrics());
    }

    static boolean same(Metrics one, Metrics other) {
        return one.size() == other.size()
                && one.asMap().entrySet().stream().allMatch(it -> same(it.getValue(), other.get(it.getKey())));
    }

    /**
     * Which of two values of one rank wins wherever they meet: more as a number, then more values, then the greater
     * text. A total order, so that devices which join in any order end with the same.
     *
     * @return positive if the first one wins, 0 if they are the same
     */
    static int compare(MetricValue one, MetricValue other) {
        if (one.current() instanceof Numeric(var here) && other.current() instanceof Numeric(var there)) {
            var byNumber = Double.compare(here, there);
            if (byNumber != 0) {
                return byNumber;
            }
        }
        var byCount = Integer.compare(one.all().size(), other.all().size());
        return byCount != 0 ? byCount : text(one).compareTo(text(other));
    }

    private static String text(MetricValue value) {
        var text = new StringBuilder();
        List<MetricValue> all = value.all();
        MetricJson.append(all, text);
        return text.toString();
    }
}
