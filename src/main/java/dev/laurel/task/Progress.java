package dev.laurel.task;

/** Where running work says how far it is. Safe to call from any thread, as often as convenient. */
@FunctionalInterface
public interface Progress {
    /** Progress that nobody watches. */
    Progress NONE = (done, total) -> {};

    /**
     * Says how far the work is.
     *
     * @param done units done, 0 or more
     * @param total units in all, or a negative number while that is not known
     */
    void report(long done, long total);
}
