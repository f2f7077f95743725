package dev.laurel.portability.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;

/** Base64 as bytes; line breaks and spaces are passed over, everything else that does not belong there is an error. */
final class Base64Input extends InputStream {
    private final InputStream in;
    private final byte[] read = new byte[1 << 13];
    private byte[] ready = {};
    private int at;
    /** Characters of a group that is not complete yet. */
    private byte[] rest = {};
    private boolean padded;

    Base64Input(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        while (at == ready.length) {
            if (!more()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, to, offset, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        int count = in.read(read);
        if (count < 0) {
            if (rest.length > 0) {
                throw damaged(null);
            }
            return false;
        }
        byte[] text = Arrays.copyOf(rest, rest.length + count);
        int size = rest.length;
        for (int i = 0; i < count; i++) {
            if (read[i] > ' ') {
                text[size++] = read[i];
            } else if (read[i] != ' ' && read[i] != '\n' && read[i] != '\r') {
                throw damaged(null);
            }
        }
        int whole = size & ~3;
        rest = Arrays.copyOfRange(text, whole, size);
        if (padded && size > 0) {
            throw damaged(null);
        }
        try {
            ready = Base64.getDecoder().decode(Arrays.copyOf(text, whole));
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
        padded = whole > 0 && text[whole - 1] == '=';
        at = 0;
        return true;
    }

    private static EnvelopeException damaged(@org.jspecify.annotations.Nullable Throwable cause) {
        return new EnvelopeException(LaurelError.of(ErrorCode.ENVELOPE_DAMAGED), cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
