package dev.laurel.portability.envelope;

import java.io.IOException;

import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/** An envelope that can't be opened or read any further, and why. */
public final class EnvelopeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient LaurelError error;

    EnvelopeException(LaurelError error, @Nullable Throwable cause) {
        super(error.code().text(), cause);
        this.error = error;
    }

    /** What to tell people. */
    public LaurelError error() {
        return error;
    }
}
