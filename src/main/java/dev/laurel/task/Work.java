package dev.laurel.task;

/**
 * Something to do off the caller's thread.
 *
 * @param <T> what it results in
 */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does the work.
     *
     * @throws Exception if it fails; a {@link dev.laurel.error.LaurelException} is told to people as it is,
     *     anything else as {@link dev.laurel.error.ErrorCode#UNEXPECTED}
     */
    T run(Progress progress, CancelToken cancel) throws Exception;
}
