package dev.laurel.error;

import org.jspecify.annotations.Nullable;

/** Carries a {@link LaurelError} to whoever can tell a person about it. */
public final class LaurelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LaurelError error;

    /** Wraps an error that has no further cause. */
    public LaurelException(LaurelError error) {
        this(error, null);
    }

    /** Wraps an error with its technical cause, which goes to the log and not to people. */
    public LaurelException(LaurelError error, @Nullable Throwable cause) {
        super(error.code().text() + " " + error.arguments(), cause);
        this.error = error;
    }

    /** What went wrong. */
    public LaurelError error() {
        return error;
    }
}
