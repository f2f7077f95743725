package dev.laurel.portability.envelope;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of an age file; what the library throws for a damaged one becomes an {@link EnvelopeException}. */
final class AgeInput extends FilterInputStream {
    private final WatchedInput watched;

    AgeInput(InputStream in, WatchedInput watched) {
        super(in);
        this.watched = watched;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | RuntimeException e) {
            throw watched.told(e);
        }
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            return super.read(to, offset, length);
        } catch (IOException | RuntimeException e) {
            throw watched.told(e);
        }
    }
}
