package dev.laurel.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * One promise and what was measured.
 *
 * @param what is compared
 * @param peer median of the peer, in nanoseconds per operation
 * @param ours median of Laurel, in nanoseconds per operation
 * @param promised how many times as fast as the peer Laurel is at least; below 1 it may be slower
 */
record Comparison(String what, double peer, double ours, double promised) {
    /**
     * Measures both in turns, so that whatever else the machine does in the meantime falls on both.
     *
     * @param warmUp rounds of each that do not count
     * @param rounds that count
     * @param peer a round of the peer, in nanoseconds per operation
     * @param ours the same of Laurel
     */
    static Comparison measure(
            String what, double promised, int warmUp, int rounds, DoubleSupplier peer, DoubleSupplier ours) {
        for (int i = 0; i < warmUp; i++) {
            var _ = peer.getAsDouble();
            var _ = ours.getAsDouble();
        }
        var theirs = new double[rounds];
        var mine = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            theirs[i] = peer.getAsDouble();
            mine[i] = ours.getAsDouble();
        }
        return new Comparison(what, median(theirs), median(mine), promised);
    }

    /**
     * Measures several of Laurel's own in turns: the fastest stands in the peer's place, the slowest in Laurel's.
     *
     * @param rounds of each
     * @param all rounds, in nanoseconds per operation
     */
    static Comparison extremes(String what, double promised, int rounds, List<DoubleSupplier> all) {
        var times = new double[all.size()][rounds];
        for (int i = 0; i < rounds; i++) {
            for (int which = 0; which < times.length; which++) {
                times[which][i] = all.get(which).getAsDouble();
            }
        }
        var medians = Arrays.stream(times).mapToDouble(Comparison::median).summaryStatistics();
        return new Comparison(what, medians.getMin(), medians.getMax(), promised);
    }

    /** How many times as fast Laurel is. */
    double ratio() {
        return peer / ours;
    }

    boolean kept() {
        return ratio() >= promised;
    }

    /** As a row of a table in Markdown. */
    String line() {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(what, duration(peer), duration(ours), times(ratio()), times(promised),
                        kept() ? "kept" : "MISSED");
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }

    private static String duration(double nanos) {
        return nanos < 1e3 ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : nanos < 1e6 ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
