package dev.laurel.backup.destination;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object as they come in. Ends at once when it is cancelled, fails in a destination's words, and is
 * held to the length and the SHA-256 that the object was stored with. Not thread-safe.
 */
public final class ObjectStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Runnable abort;
    private final long size;
    private final @Nullable String sha256;
    private final Function<RuntimeException, LaurelException> errors;
    private final CancelToken cancel;
    private final MessageDigest digest = Digests.newSha256();
    private long count;
    private boolean over;

    private ObjectStream(
            InputStream in, Runnable abort, long size, @Nullable String sha256,
            Function<RuntimeException, LaurelException> errors, CancelToken cancel) {
        this.in = in;
        this.abort = abort;
        this.size = size;
        this.sha256 = sha256;
        this.errors = errors;
        this.cancel = cancel;
    }

    /**
     * Reads what a service sends.
     *
     * @param in what it sends; fails with IOExceptions or the SDK's exceptions
     * @param abort ends the connection without waiting for the rest
     * @param size how many bytes there have to be
     * @param sha256 what they have to add up to, in hexadecimal digits, or null if nobody has said
     * @param errors what an exception means; an IOException comes wrapped in an UncheckedIOException
     */
    public static InputStream of(
            InputStream in, Runnable abort, long size, @Nullable String sha256,
            Function<RuntimeException, LaurelException> errors, CancelToken cancel) {
        return new BufferedInputStream(new ObjectStream(in, abort, size, sha256, errors, cancel), BUFFER);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        cancel.check();
        var n = Cancellable.call(cancel, () -> readSome(bytes, from, length));
        if (n > 0) {
            digest.update(bytes, from, n);
            count += n;
        } else if (!over) {
            over = true;
            check();
        }
        return n;
    }

    private int readSome(byte[] bytes, int from, int length) {
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw failure(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private RuntimeException failure(RuntimeException e) {
        return cancel.isCancelled() ? new CancellationException() : errors.apply(e);
    }

    private void check() {
        if (count != size) {
            throw errors.apply(new UncheckedIOException(new IOException(count + " bytes of " + size)));
        }
        if (sha256 != null && !sha256.equals(Digests.hex(digest))) {
            throw errors.apply(new Altered());
        }
    }

    /** The bytes are not those that were stored; means {@link ErrorCode#DESTINATION_INTEGRITY}. */
    public static final class Altered extends RuntimeException {
        private Altered() {
            super("Other bytes than were stored");
        }
    }

    @Override
    public void close() throws IOException {
        if (over) {
            in.close();
        } else {
            abort.run();
        }
    }
}
