package dev.laurel.engine.metric;

import java.util.Arrays;

/**
 * A growing list of numbers that packs itself: every full page is kept in the narrowest form that gives back each
 * number bit for bit, so that a hundred million small numbers fit where their boxes would not.
 *
 * <p>Written by one thread; may be read by any once it has been published safely.
 */
final class NumberColumn {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;
    private static final double[] TENS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};

    /** Whole numbers over a power of ten, for pages such as 0.25, 1.5, 7.75. */
    private static final class Scaled {
        final int[] units;
        final double divisor;

        Scaled(int[] units, double divisor) {
            this.units = units;
            this.divisor = divisor;
        }
    }

    /** byte[], short[], int[], double[] or {@link Scaled}; the last one, while not full, is double[]. */
    private Object[] pages;
    private double[] tail;
    private int size;
    /** Full pages before this one may belong to a copy, too. */
    private int shared;
    private long footprint;

    NumberColumn() {
        pages = new Object[4];
        tail = new double[16];
        pages[0] = tail;
        footprint = 128;
    }

    private NumberColumn(NumberColumn other) {
        pages = other.pages.clone();
        tail = other.tail.clone();
        pages[other.size >>> PAGE_BITS] = tail;
        size = other.size;
        shared = size >>> PAGE_BITS;
        other.shared = shared;
        footprint = other.footprint;
    }

    /** A copy that can grow by itself; full pages are shared until one of them is changed. */
    NumberColumn copy() {
        return new NumberColumn(this);
    }

    int size() {
        return size;
    }

    /** About how many bytes it takes. */
    long footprint() {
        return footprint;
    }

    void append(double value) {
        int at = size & MASK;
        if (at == tail.length) {
            growTail();
        }
        tail[at] = value;
        size++;
        if (at == MASK) {
            seal();
        }
    }

    double get(int index) {
        Object page = pages[index >>> PAGE_BITS];
        int at = index & MASK;
        if (page instanceof int[] ints) {
            return ints[at];
        }
        if (page instanceof double[] doubles) {
            return doubles[at];
        }
        if (page instanceof short[] shorts) {
            return shorts[at];
        }
        if (page instanceof byte[] bytes) {
            return bytes[at];
        }
        Scaled scaled = (Scaled) page;
        return scaled.units[at] / scaled.divisor;
    }

    void set(int index, double value) {
        int number = index >>> PAGE_BITS;
        boolean ours = number >= shared && pages[number] instanceof double[];
        if (!ours) {
            // A full page that is packed, or shared with a copy, is unpacked into one of our own.
            var own = new double[PAGE];
            int from = number << PAGE_BITS;
            for (int i = 0; i < PAGE; i++) {
                own[i] = get(from + i);
            }
            pages[number] = own;
            footprint += 8L * PAGE;
        }
        ((double[]) pages[number])[index & MASK] = value;
    }

    private void growTail() {
        int length = tail.length;
        tail = Arrays.copyOf(tail, Math.min(PAGE, length * 4));
        pages[size >>> PAGE_BITS] = tail;
        footprint += 8L * (tail.length - length);
    }

    private void seal() {
        int number = (size - 1) >>> PAGE_BITS;
        Object packed = pack(tail);
        pages[number] = packed;
        footprint += width(packed) * PAGE;
        if (number + 1 == pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        // A packed page leaves its array free to be the next tail.
        tail = packed instanceof double[] ? new double[PAGE] : tail;
        pages[number + 1] = tail;
    }

    private static long width(Object page) {
        return page instanceof byte[] ? 1 : page instanceof short[] ? 2 : page instanceof double[] ? 8 : 4;
    }

    private static Object pack(double[] values) {
        double least = 0;
        double most = 0;
        boolean whole = true;
        for (double value : values) {
            whole &= (int) value == value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (!whole) {
            return packScaled(values, Math.max(most, -least));
        }
        if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
            var bytes = new byte[PAGE];
            for (int i = 0; i < PAGE; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
        if (least >= Short.MIN_VALUE && most <= Short.MAX_VALUE) {
            var shorts = new short[PAGE];
            for (int i = 0; i < PAGE; i++) {
                shorts[i] = (short) values[i];
            }
            return shorts;
        }
        var ints = new int[PAGE];
        for (int i = 0; i < PAGE; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }

    private static Object packScaled(double[] values, double magnitude) {
        int digits = 1;
        for (double value : values) {
            while (unscaled(value, digits) != value) {
                digits++;
                if (digits == TENS.length || magnitude * TENS[digits] > Integer.MAX_VALUE) {
                    return values;
                }
            }
        }
        if (magnitude * TENS[digits] > Integer.MAX_VALUE) {
            return values;
        }
        var units = new int[PAGE];
        for (int i = 0; i < PAGE; i++) {
            units[i] = (int) Math.rint(values[i] * TENS[digits]);
            if (units[i] / TENS[digits] != values[i]) {
                return values;
            }
        }
        return new Scaled(units, TENS[digits]);
    }

    private static double unscaled(double value, int digits) {
        return Math.rint(value * TENS[digits]) / TENS[digits];
    }
}
