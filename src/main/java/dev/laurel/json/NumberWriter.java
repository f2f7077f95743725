package dev.laurel.json;

import java.nio.charset.StandardCharsets;

/**
 * Writes numbers in JavaScript's form (ECMA-262, Number::toString) without making garbage.
 *
 * <p>Holds scratch space: one per writer, not to be shared between threads.
 */
public final class NumberWriter {
    /** No number takes more bytes than this. */
    public static final int MAX_LENGTH = 25;

    private static final double MAX_SAFE = 0x1p53;
    /** Below this, one digit may do where Java's shortest form has two (ECMA-262 wants as few as possible). */
    private static final double ONE_DIGIT_MAY_DO = 1e-320;

    private static final double[] POWERS = {1, 10, 100, 1000};

    private final StringBuilder scratch = new StringBuilder(32);
    private final byte[] digits = new byte[20];
    private final byte[] text = new byte[MAX_LENGTH];

    /** Makes a writer with its own scratch space. */
    public NumberWriter() {}

    /** The number as a string. */
    public String toString(double value) {
        return new String(text, 0, write(value, text, 0), StandardCharsets.ISO_8859_1);
    }

    /** Appends the number. */
    public void append(double value, StringBuilder out) {
        var length = write(value, text, 0);
        for (var i = 0; i < length; i++) {
            out.append((char) text[i]);
        }
    }

    /**
     * Writes the number as ASCII.
     *
     * @param to has room for {@link #MAX_LENGTH} bytes from {@code at}
     * @return the position after it
     */
    public int write(double value, byte[] to, int at) {
        var whole = (long) value;
        if (whole == value && Math.abs(value) <= MAX_SAFE) {
            return writeLong(whole, to, at);
        }
        if (!Double.isFinite(value)) {
            return put(Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity", to, at);
        }
        var end = writeFewDecimals(value, to, at);
        return end > 0 ? end : writeShortest(value, to, at);
    }

    /**
     * Writes an integer as ASCII.
     *
     * @return the position after it
     */
    public static int writeLong(long value, byte[] to, int at) {
        if (value == Long.MIN_VALUE) {
            return put("-9223372036854775808", to, at);
        }
        var start = at;
        var rest = value;
        if (rest < 0) {
            to[start++] = '-';
            rest = -rest;
        }
        var end = start + length(rest);
        var i = end;
        while (rest > Integer.MAX_VALUE) {
            to[--i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        var small = (int) rest;
        do {
            to[--i] = (byte) ('0' + small % 10);
            small /= 10;
        } while (small != 0);
        return end;
    }

    private static int length(long value) {
        var length = 1;
        var bound = 10L;
        while (length < 19 && value >= bound) {
            length++;
            bound *= 10;
        }
        return length;
    }

    /**
     * The common case of one to three decimals. If a whole number divided by a power of ten gives exactly this double,
     * and has at most 15 digits, then it is the only such decimal, hence, without its last zeros, the shortest.
     *
     * @return 0 if it is not such a number
     */
    private static int writeFewDecimals(double value, byte[] to, int at) {
        var size = Math.abs(value);
        if (size < 1e-3 || size >= 1e11) {
            return 0;
        }
        for (var decimals = 1; decimals < POWERS.length; decimals++) {
            var scaled = size * POWERS[decimals];
            if (scaled == Math.rint(scaled) && scaled / POWERS[decimals] == size) {
                return writeDecimal((long) scaled, decimals, value < 0, to, at);
            }
        }
        return 0;
    }

    private static int writeDecimal(long scaled, int decimals, boolean negative, byte[] to, int at) {
        var power = (long) POWERS[decimals];
        var end = at;
        if (negative) {
            to[end++] = '-';
        }
        end = writeLong(scaled / power, to, end);
        to[end] = '.';
        var fraction = scaled % power;
        for (var i = decimals; i > 0; i--) {
            to[end + i] = (byte) ('0' + fraction % 10);
            fraction /= 10;
        }
        end += decimals;
        // 4.35 * 100 is not quite 435, but 4.35 * 1000 is 4350.
        while (to[end] == '0') {
            end--;
        }
        return end + 1;
    }

    private int writeShortest(double value, byte[] to, int at) {
        var size = Math.abs(value);
        scratch.setLength(0);
        scratch.append(size);
        var count = 0;
        // The value is 0.d1d2d3… times ten to the power of this.
        var point = 0;
        var afterPoint = false;
        var i = 0;
        for (; i < scratch.length() && scratch.charAt(i) != 'E'; i++) {
            var c = scratch.charAt(i);
            if (c == '.') {
                afterPoint = true;
            } else if (c == '0' && count == 0) {
                point -= afterPoint ? 1 : 0;
            } else {
                digits[count++] = (byte) c;
                point += afterPoint ? 0 : 1;
            }
        }
        if (i < scratch.length()) {
            point += Integer.parseInt(scratch, i + 1, scratch.length(), 10);
        }
        while (count > 1 && digits[count - 1] == '0') {
            count--;
        }
        if (count == 2 && size < ONE_DIGIT_MAY_DO) {
            var digit = digits[0] - '0' + (digits[1] >= '5' ? 1 : 0);
            if (Double.parseDouble(digit + "E" + (point - 1)) == size) {
                // 9.9e-324 is 1e-323 in fewer digits.
                point += digit / 10;
                digits[0] = (byte) (digit == 10 ? '1' : '0' + digit);
                count = 1;
            }
        }
        var start = at;
        if (value < 0) {
            to[start++] = '-';
        }
        return layOut(count, point, to, start);
    }

    /** ECMA-262, Number::toString, steps 6 to 12, with k = count and n = point. */
    private int layOut(int count, int point, byte[] to, int start) {
        var at = start;
        if (count <= point && point <= 21) {
            at = putDigits(0, count, to, at);
            return putZeros(point - count, to, at);
        }
        if (0 < point && point <= 21) {
            at = putDigits(0, point, to, at);
            to[at++] = '.';
            return putDigits(point, count, to, at);
        }
        if (-6 < point && point <= 0) {
            to[at++] = '0';
            to[at++] = '.';
            at = putZeros(-point, to, at);
            return putDigits(0, count, to, at);
        }
        to[at++] = digits[0];
        if (count > 1) {
            to[at++] = '.';
            at = putDigits(1, count, to, at);
        }
        to[at++] = 'e';
        to[at++] = (byte) (point > 0 ? '+' : '-');
        return writeLong(Math.abs(point - 1), to, at);
    }

    private int putDigits(int from, int end, byte[] to, int at) {
        System.arraycopy(digits, from, to, at, end - from);
        return at + end - from;
    }

    private static int putZeros(int count, byte[] to, int at) {
        for (var i = 0; i < count; i++) {
            to[at + i] = '0';
        }
        return at + count;
    }

    private static int put(String ascii, byte[] to, int at) {
        for (var i = 0; i < ascii.length(); i++) {
            to[at + i] = (byte) ascii.charAt(i);
        }
        return at + ascii.length();
    }
}
