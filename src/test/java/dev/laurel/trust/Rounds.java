package dev.laurel.trust;

import java.util.Random;

/**
 * How much a test does: of a promise little in every build, all of it with {@code -Ptrust}; of chance as much as its
 * code says, and a fiftieth with {@code -Pmutation}, which runs a test once for every change of the code.
 */
public final class Rounds {
    private static final boolean ALL = Boolean.getBoolean("laurel.trust");
    private static final boolean BRIEF = Boolean.getBoolean("laurel.brief");
    private static final int BRIEFLY = 50;

    private Rounds() {}

    /** How many rounds this run takes. */
    public static int of(int few, int all) {
        return ALL ? all : few;
    }

    /** As many, or at least one of fifty in a run that has to be brief. */
    public static int many(int rounds) {
        return BRIEF ? Math.max(1, rounds / BRIEFLY) : rounds;
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
