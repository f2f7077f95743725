package dev.laurel.portability.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;

import javax.crypto.Cipher;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/** Decrypts a stream; unlike the JDK's it never passes over an end that is not right. */
final class CipherInput extends InputStream {
    private final InputStream in;
    private final Cipher cipher;
    private final byte[] read = new byte[1 << 13];
    private byte @Nullable [] ready;
    private int at;
    private boolean ended;

    /**
     * A decrypting stream.
     *
     * @param first what was read of the encrypted bytes already
     */
    CipherInput(InputStream in, Cipher cipher, byte[] first) {
        this.in = in;
        this.cipher = cipher;
        this.ready = cipher.update(first);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        while (ready == null || at == ready.length) {
            if (ended) {
                return -1;
            }
            at = 0;
            ready = more();
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, to, offset, count);
        at += count;
        return count;
    }

    private byte @Nullable [] more() throws IOException {
        int count = in.read(read);
        if (count >= 0) {
            return cipher.update(read, 0, count);
        }
        ended = true;
        try {
            return cipher.doFinal();
        } catch (GeneralSecurityException e) {
            throw new EnvelopeException(LaurelError.of(ErrorCode.ENVELOPE_DAMAGED), e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
