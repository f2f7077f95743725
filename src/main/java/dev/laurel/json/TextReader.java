package dev.laurel.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8, or UTF-16 as its byte-order mark or its first zero byte tells. Everything before a broken sequence
 * is handed out first, so that whoever reads knows the place when the failure comes.
 */
final class TextReader extends Reader {
    /** The bytes are no text in the encoding that they begin with. */
    static final class BrokenEncoding extends IOException {
        private static final long serialVersionUID = 1L;
        private final String charset;

        BrokenEncoding(Charset charset) {
            super(charset.name());
            this.charset = charset.name();
        }

        String charset() {
            return charset;
        }
    }

    /** The text is longer than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final InputStream in;
    private final long maxBytes;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
    private final CharsetDecoder decoder;
    private long total;
    private boolean ended;
    private boolean broken;

    TextReader(InputStream in, long maxBytes) throws IOException {
        this.in = in;
        this.maxBytes = maxBytes;
        bytes.limit(0);
        while (!ended && bytes.remaining() < 4) {
            fill();
        }
        decoder = detect()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Bytes taken from the stream so far. */
    long total() {
        return total;
    }

    private Charset detect() {
        var first = at(0);
        var second = at(1);
        if (first == 0xEF && second == 0xBB && at(2) == 0xBF) {
            bytes.position(3);
            return StandardCharsets.UTF_8;
        }
        var mark = (first << 8) | second;
        if (mark == 0xFFFE || mark == 0xFEFF) {
            bytes.position(2);
            return mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        // A JSON text begins with two ASCII characters (RFC 4627, section 3).
        if (first == 0 && second > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return second == 0 && first > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private int at(int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : -1;
    }

    private void fill() throws IOException {
        bytes.compact();
        var room = (int) Math.min(bytes.remaining(), maxBytes - total + 1);
        var count = in.read(bytes.array(), bytes.position(), room);
        if (count < 0) {
            ended = true;
        } else {
            total += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        if (total > maxBytes) {
            throw new TooLarge();
        }
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        var chars = CharBuffer.wrap(to, offset, length);
        while (!broken) {
            var result = decoder.decode(bytes, chars, ended);
            broken = result.isError();
            if (chars.position() > offset) {
                return chars.position() - offset;
            }
            if (result.isOverflow()) {
                // Room for one unit, but a pair is next: cannot happen with a parser's buffers.
                throw new IOException("A buffer of one character");
            }
            if (!broken && ended) {
                return -1;
            }
            if (!broken) {
                fill();
            }
        }
        throw new BrokenEncoding(decoder.charset());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
