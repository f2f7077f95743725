package dev.laurel.portability;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import dev.laurel.engine.metric.MetricTableBuilder;

/**
 * Reads what nearly every entry of an export is: a name in plain ASCII with one short number, or a number among others.
 * Whatever is not exactly that, or not wholly in the window, is left where it is for {@link ExportParser}, which knows
 * every case and every error.
 */
final class FastEntries {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int FOUR_SPACES = 0x20202020;
    private static final int MOST_DIGITS = 18;
    /** Below this every decimal has a double of its own, so that no digit can get lost. */
    private static final long SAFE = 1L << 52;

    private final ByteText text;
    private int at;
    private int lines;
    private int lineStart;
    private double number;

    FastEntries(ByteText text) {
        this.text = text;
    }

    /**
     * Reads {@code "name": [number],} with the comma, for a name that is new.
     *
     * @return false if something else is next; nothing was read then
     */
    boolean entry(MetricTableBuilder builder) {
        byte[] bytes = text.bytes;
        begin();
        if (space(bytes) != '"') {
            return false;
        }
        int name = at + 1;
        int nameEnd = endOfPlain(bytes, name);
        int i = nameEnd;
        if (bytes[i] != '"' || bytes[i + 1] != ':') {
            return false;
        }
        i += bytes[i + 2] == ' ' ? 3 : 2;
        if (bytes[i] != '[') {
            return false;
        }
        at = i + 1;
        space(bytes);
        if (!number(bytes) || space(bytes) != ']') {
            return false;
        }
        at++;
        if (space(bytes) != ',') {
            return false;
        }
        int size = builder.size();
        int row = builder.row(bytes, name, nameEnd - name);
        if (row < size) {
            return false;
        }
        builder.setNumber(row, number);
        text.moveTo(at + 1, lines, lineStart);
        return true;
    }

    /**
     * Reads numbers that have a comma behind them, as many as come, and adds them.
     *
     * @return how many
     */
    int numbers(MetricTableBuilder builder) {
        byte[] bytes = text.bytes;
        int count = 0;
        while (true) {
            begin();
            space(bytes);
            if (!number(bytes) || space(bytes) != ',') {
                return count;
            }
            builder.addNumber(number);
            text.moveTo(at + 1, lines, lineStart);
            count++;
        }
    }

    private void begin() {
        at = text.at;
        lines = 0;
        lineStart = 0;
    }

    private int space(byte[] bytes) {
        int i = at;
        int c = bytes[i];
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            i++;
            if (c == '\n') {
                lines++;
                lineStart = i;
                i += (int) INT.get(bytes, i) == FOUR_SPACES ? 4 : 0;
            }
            c = bytes[i];
        }
        at = i;
        return c;
    }

    /** Reads a number. An exponent is not read: its e is not what either caller wants next. */
    private boolean number(byte[] bytes) {
        int i = at;
        boolean negative = bytes[i] == '-';
        i += negative ? 1 : 0;
        int start = i;
        long mantissa = 0;
        int digit;
        while ((digit = bytes[i] - '0') >= 0 && digit <= 9) {
            mantissa = mantissa * 10 + digit;
            i++;
        }
        int digits = i - start;
        if (digits == 0 || (digits > 1 && bytes[start] == '0')) {
            return false;
        }
        int scale = 0;
        if (bytes[i] == '.') {
            int fraction = ++i;
            while ((digit = bytes[i] - '0') >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                i++;
            }
            scale = i - fraction;
            if (scale == 0) {
                return false;
            }
        }
        if (digits + scale > MOST_DIGITS || mantissa >= SAFE) {
            return false;
        }
        at = i;
        number = Decimals.exact(negative ? -mantissa : mantissa, scale);
        return true;
    }

    /** The first byte from here on that is not ASCII, a control character, a quote or a backslash. */
    private static int endOfPlain(byte[] bytes, int from) {
        int i = from;
        while (true) {
            long eight = (long) LONG.get(bytes, i);
            long quote = eight ^ ONES * '"';
            long backslash = eight ^ ONES * '\\';
            // The lowest bit set is right; those above it may come from a borrow.
            long special = (eight | (eight - ONES * ' ') | (quote - ONES) | (backslash - ONES)) & HIGHS;
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            i += 8;
        }
    }
}
