package dev.laurel.task;

/** Which work may run beside which. */
public sealed interface Lane {
    /** Runs beside everything else: reading, listing, computing. */
    Lane IO = new Parallel();

    /** Work that runs beside everything else. */
    record Parallel() implements Lane {}

    /**
     * Work of one key runs one after the other, in the order it was started: the writes of one profile.
     *
     * @param key what the work has in common
     */
    record Serial(String key) implements Lane {}
}
