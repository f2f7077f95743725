package dev.laurel.trust;

import java.util.Random;

/** How much a test of a promise does: little in every build, all of it with {@code -Ptrust}. */
public final class Rounds {
    private static final boolean ALL = Boolean.getBoolean("laurel.trust");

    private Rounds() {}

    /** How many rounds this run takes. */
    public static int of(int few, int all) {
        return ALL ? all : few;
    }

    /** Whether this run is at full length. */
    public static boolean isAll() {
        return ALL;
    }

    /** A new source of chance whose seed is printed; {@code -Dlaurel.seed} repeats a run. */
    public static Random random(Class<?> test) {
        var seed = Long.getLong("laurel.seed", System.nanoTime());
        System.out.println(test.getSimpleName() + " seed " + seed);
        return new Random(seed);
    }
}
