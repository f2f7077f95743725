package dev.laurel.portability;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import dev.laurel.engine.metric.NameBytes;

/** UTF-16 as UTF-8. */
final class Utf16Input extends InputStream {
    /** The bytes are no UTF-16: half of a pair alone, or half a unit at the end. */
    static final class BrokenPair extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int UNITS = 8192;

    private final InputStream in;
    private final boolean littleEndian;
    private final byte[] read = new byte[UNITS * 2];
    private final byte[] ready = new byte[UNITS * 4 + 4];
    private int from;
    private int end;
    private int high;
    /** What is ready is good, what comes after it is not. */
    private boolean broken;

    Utf16Input(InputStream in, boolean littleEndian) {
        this.in = in;
        this.littleEndian = littleEndian;
    }

    @Override
    public int read() throws IOException {
        return from < end || fill() ? ready[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (from == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - from);
        System.arraycopy(ready, from, to, offset, count);
        from += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (broken) {
            throw new BrokenPair();
        }
        from = 0;
        end = 0;
        while (end == 0) {
            int count = in.readNBytes(read, 0, read.length);
            if (count == 0 && high == 0) {
                return false;
            }
            for (int i = 0; i + 1 < count && !broken; i += 2) {
                int first = read[i] & 0xff;
                int second = read[i + 1] & 0xff;
                put((char) (littleEndian ? second << 8 | first : first << 8 | second));
            }
            broken |= count % 2 != 0 || count == 0;
            if (broken && end == 0) {
                throw new BrokenPair();
            }
        }
        return true;
    }

    private void put(char unit) {
        if (Character.isLowSurrogate(unit) != (high != 0)) {
            broken = true;
            return;
        }
        if (Character.isHighSurrogate(unit)) {
            high = unit;
        } else if (high != 0) {
            end = NameBytes.put(Character.toCodePoint((char) high, unit), ready, end);
            high = 0;
        } else {
            end = NameBytes.put(unit, ready, end);
        }
    }
}
