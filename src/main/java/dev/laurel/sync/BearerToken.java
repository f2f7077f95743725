package dev.laurel.sync;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** A bearer token (RFC 6750), until it is cleared. Safe from any thread. */
final class BearerToken implements AutoCloseable {
    private final char[] characters;
    private final boolean sendable;
    private boolean closed;

    /** Takes an array over, and clears it when this is closed. */
    BearerToken(char[] characters) {
        this.characters = characters;
        sendable = CharBuffer.wrap(characters).chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Whether a header carries it as it is: visible ASCII (RFC 6750, section 2.1, allows fewer; RFC 9110, 5.5). */
    boolean isSendable() {
        return sendable;
    }

    /**
     * The value of the header Authorization.
     *
     * @throws CancellationException once this is closed: nobody wants an answer any more
     */
    synchronized String authorization() {
        if (closed) {
            throw new CancellationException();
        }
        return "Bearer " + new String(characters);
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(characters, '\0');
    }
}
