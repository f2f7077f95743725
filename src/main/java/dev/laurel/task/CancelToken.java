package dev.laurel.task;

import java.util.concurrent.CancellationException;

/** Tells running work that nobody wants its result any more. Safe to ask from any thread. */
public interface CancelToken {
    /** A token that is never cancelled. */
    CancelToken NEVER = () -> false;

    /** Whether the work was cancelled. */
    boolean isCancelled();

    /**
     * Stops the work here if it was cancelled.
     *
     * @throws CancellationException if so; being cancelled is no error
     */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
