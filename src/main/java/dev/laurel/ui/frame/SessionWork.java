package dev.laurel.ui.frame;

import dev.laurel.profile.ProfileSession;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/**
 * Something to do with the open profile, off the FX thread.
 *
 * @param <T> what it results in
 */
@FunctionalInterface
public interface SessionWork<T> {
    /**
     * Does it.
     *
     * @throws Exception if it fails
     */
    T run(ProfileSession session, Progress progress, CancelToken cancel) throws Exception;
}
