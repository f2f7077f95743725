package dev.laurel.engine.metric;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** JavaScript's order of an object's keys: array indices first, ascending, the others as they came. */
final class KeyOrder {
    /** The largest array index is 2^32 - 2 (ECMA-262, "array index"). */
    private static final long MOST = 4_294_967_294L;

    private KeyOrder() {}

    /** The rows in JavaScript's order, or null where that is the order in which they came. */
    static int @Nullable [] of(NameTable names, int size) {
        int indices = 0;
        boolean sorted = true;
        long before = -1;
        for (int row = 0; row < size; row++) {
            long index = index(names.page(row), names.start(row), names.length(row));
            if (index >= 0) {
                sorted &= indices == row && index > before;
                before = index;
                indices++;
            }
        }
        if (sorted) {
            return null;
        }
        var keys = new long[indices];
        var rowOf = new int[indices];
        var order = new int[size];
        int at = 0;
        int rest = indices;
        for (int row = 0; row < size; row++) {
            long index = index(names.page(row), names.start(row), names.length(row));
            if (index >= 0) {
                // An index takes 32 bits; its place among the indices takes the other 31.
                keys[at] = index << 31 | at;
                rowOf[at++] = row;
            } else {
                order[rest++] = row;
            }
        }
        Arrays.sort(keys);
        for (int i = 0; i < indices; i++) {
            order[i] = rowOf[(int) (keys[i] & 0x7fffffff)];
        }
        return order;
    }

    private static long index(byte[] name, int from, int length) {
        if (length == 0 || length > 10 || (name[from] == '0' && length > 1)) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = name[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= MOST ? value : -1;
    }
}
