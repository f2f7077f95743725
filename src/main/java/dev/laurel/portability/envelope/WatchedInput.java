package dev.laurel.portability.envelope;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/** Remembers whether it was the file that could not be read, or what it holds that made no sense. */
final class WatchedInput extends FilterInputStream {
    private @Nullable Exception failure;

    WatchedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            return super.read(to, offset, length);
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** What to throw for a failure of somebody who reads from here; throws what is no IOException itself. */
    IOException told(Exception e) {
        if (failure instanceof RuntimeException own) {
            throw own; // A destination that went wrong, or somebody who has cancelled.
        }
        return failure instanceof IOException own
                ? own
                : new EnvelopeException(LaurelError.of(ErrorCode.ENVELOPE_DAMAGED), e);
    }
}
