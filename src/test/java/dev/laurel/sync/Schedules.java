package dev.laurel.sync;

import dev.laurel.trust.Rounds;

/** Which random schedules a run takes. */
final class Schedules {
    private static final String ONE = "laurel.sync.seed";

    private Schedules() {}

    /** New seeds for each run, or the one that the property names. */
    static long[] seeds(Class<?> test, int many) {
        var one = Long.getLong(ONE);
        return one == null ? Rounds.random(test).longs(many).toArray() : new long[] {one};
    }

    /** That a schedule has failed, and how to see it again. */
    static AssertionError failed(long seed, Throwable failure) {
        return new AssertionError("Seed " + seed + ": -D" + ONE + "=" + seed, failure);
    }
}
