package dev.laurel.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import dev.laurel.engine.metric.NameBytes;
import dev.laurel.json.JsonString;
import dev.laurel.json.NumberWriter;

/**
 * JSON text on its way into a stream, through a buffer of its own. Strings and numbers get JavaScript's forms.
 *
 * <p>For one thread. Neither flushes nor closes the stream.
 */
final class JsonOut {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int SIZE = 1 << 16;
    /** Room that any number or piece of punctuation fits into. */
    private static final int SLACK = 256;

    private final OutputStream out;
    private final NumberWriter numbers = new NumberWriter();
    private byte[] buffer = new byte[SIZE + SLACK];
    private int at;

    JsonOut(OutputStream out) {
        this.out = out;
    }

    /** Writes ASCII of at most 256 bytes as it is. */
    void raw(byte[] ascii) throws IOException {
        room();
        System.arraycopy(ascii, 0, buffer, at, ascii.length);
        at += ascii.length;
    }

    void raw(String ascii) throws IOException {
        raw(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    void raw(char ascii) throws IOException {
        room();
        buffer[at++] = (byte) ascii;
    }

    /** Writes text that is JSON already. */
    void json(String text, int from, int end) throws IOException {
        byte[] bytes = text.substring(from, end).getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }

    void number(double value) throws IOException {
        room();
        at = numbers.write(value, buffer, at);
    }

    void number(long value) throws IOException {
        room();
        at = NumberWriter.writeLong(value, buffer, at);
    }

    void string(String text) throws IOException {
        reserve(JsonString.maxBytes(text));
        at = JsonString.write(text, buffer, at);
    }

    /** Writes a name that is there as bytes of {@link NameBytes}. */
    void string(byte[] bytes, int from, int length) throws IOException {
        reserve(length + 2);
        byte[] to = buffer;
        int start = at;
        int target = start;
        to[target++] = '"';
        int i = from;
        int end = from + length;
        for (; i + 8 <= end; i += 8) {
            long eight = (long) LONG.get(bytes, i);
            if (special(eight) != 0) {
                string(NameBytes.decode(bytes, from, length));
                return;
            }
            LONG.set(to, target, eight);
            target += 8;
        }
        for (; i < end; i++) {
            byte c = bytes[i];
            if (c < ' ' || c == '"' || c == '\\') {
                string(NameBytes.decode(bytes, from, length));
                return;
            }
            to[target++] = c;
        }
        to[target++] = '"';
        at = target;
    }

    /** Hands everything on to the stream. */
    void finish() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }

    /** Not zero if any of eight bytes is not ASCII, a control character, a quote or a backslash. */
    private static long special(long eight) {
        long quote = eight ^ ONES * '"';
        long backslash = eight ^ ONES * '\\';
        return (eight | (eight - ONES * ' ') | (quote - ONES) | (backslash - ONES)) & HIGHS;
    }

    private void room() throws IOException {
        if (at > SIZE) {
            finish();
        }
    }

    private void reserve(int bytes) throws IOException {
        if (at + (long) bytes > SIZE) {
            finish();
            if (bytes > buffer.length) {
                buffer = new byte[bytes + SLACK];
            }
        }
    }
}
