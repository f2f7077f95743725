package dev.laurel.error;

/**
 * Every way in which Laurel can fail, each with a stable code that people can search for and quote.
 *
 * <p>The texts stand in the message bundle under {@code error.<code>.what}, {@code error.<code>.safe} and
 * {@code error.<code>.next}: what happened, what stayed safe and what to do next.
 */
public enum ErrorCode {
    /** A defect in Laurel itself; the log has the cause. */
    UNEXPECTED(false),
    /** The command line was used wrongly. */
    USAGE(false);

    private final boolean retryHelps;

    ErrorCode(boolean retryHelps) {
        this.retryHelps = retryHelps;
    }

    /** The code as people see it, for example {@code IMPORT-JSON-NUMBER}. */
    public String text() {
        return name().replace('_', '-');
    }

    /** Whether the same attempt may succeed later without anything being changed by hand. */
    public boolean retryHelps() {
        return retryHelps;
    }
}
