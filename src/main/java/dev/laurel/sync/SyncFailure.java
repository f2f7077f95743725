package dev.laurel.sync;

import java.time.Duration;

import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * The other side can't be reached, does not want to, or makes no sense. Nothing is lost: what is here is tried again.
 */
public final class SyncFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LaurelError error;
    private final @Nullable Duration wait;

    /**
     * A failure.
     *
     * @param wait for how long the other side asks to be left alone, or null if it says nothing
     * @param cause for the log, or null
     */
    SyncFailure(LaurelError error, @Nullable Duration wait, @Nullable Throwable cause) {
        super(error.code().text() + " " + error.arguments(), cause);
        this.error = error;
        this.wait = wait;
    }

    /** What went wrong. */
    public LaurelError error() {
        return error;
    }

    /** For how long the other side asks to be left alone, or null. */
    public @Nullable Duration waitFor() {
        return wait;
    }
}
