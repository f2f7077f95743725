package dev.laurel.engine.metric;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Names numbered in the order in which they came, kept as bytes ({@link NameBytes}) in pages and found by an open
 * hash index: a million names cost a few objects instead of three million.
 *
 * <p>Written by one thread; may be read by any once it has been published safely.
 */
final class NameTable {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int LIST_BITS = 12;
    private static final int LIST = 1 << LIST_BITS;
    private static final int SLOT_BITS = 14;
    private static final int SLOTS = 1 << SLOT_BITS;
    /** Names up to this length have it in one byte in front of them, longer ones in four. */
    private static final int SHORT_NAME = 127;

    private byte[][] pages = {new byte[256]};
    private int page;
    private int fill;
    /** Where each name begins: number of the page in the upper half, offset in the lower one. */
    private int[][] positions = {new int[16]};
    private int size;
    /**
     * Row + 1 in the lower bits, as many as rows need, and in the others bits of the hash, so that another name is
     * hardly ever looked at; 0 where free.
     */
    private int[][] slots = {new int[32]};

    private int slotCount = 32;
    private int rowMask = 63;
    private long footprint = 1024;

    NameTable() {}

    private NameTable(NameTable other) {
        pages = other.pages.clone();
        page = other.page;
        pages[page] = pages[page].clone();
        fill = other.fill;
        positions = other.positions.clone();
        int last = Math.min(other.size >>> LIST_BITS, positions.length - 1);
        positions[last] = positions[last].clone();
        size = other.size;
        slots = new int[other.slots.length][];
        Arrays.setAll(slots, i -> other.slots[i].clone());
        slotCount = other.slotCount;
        rowMask = other.rowMask;
        footprint = other.footprint;
    }

    /** A copy that can grow by itself; full pages are shared. */
    NameTable copy() {
        return new NameTable(this);
    }

    int size() {
        return size;
    }

    /** About how many bytes it takes. */
    long footprint() {
        return footprint;
    }

    /** The row of a name, or -1. */
    int find(byte[] name, int from, int length) {
        return find(name, from, length, hash(name, from, length));
    }

    /** The row of a name of another table, or -1. */
    int find(NameTable other, int row) {
        return find(other.page(row), other.start(row), other.length(row));
    }

    /** Whether the name of a row is that of a row in another table. */
    boolean same(int row, NameTable other, int otherRow) {
        int length = length(row);
        int start = start(row);
        int otherStart = other.start(otherRow);
        return length == other.length(otherRow)
                && Arrays.equals(
                        page(row), start, start + length, other.page(otherRow), otherStart, otherStart + length);
    }

    /**
     * The row of a name, which is added if it is not there yet; it was there if the row is less than {@link #size} was.
     */
    int add(byte[] name, int from, int length) {
        long hash = hash(name, from, length);
        int slot = slotOf(hash);
        while (true) {
            int entry = slots[slot >>> SLOT_BITS][slot & (SLOTS - 1)];
            if (entry == 0) {
                break;
            }
            if (((entry ^ (int) hash) & ~rowMask) == 0 && is((entry & rowMask) - 1, name, from, length)) {
                return (entry & rowMask) - 1;
            }
            slot = slot + 1 == slotCount ? 0 : slot + 1;
        }
        int row = size;
        append(name, from, length);
        slots[slot >>> SLOT_BITS][slot & (SLOTS - 1)] = ((int) hash & ~rowMask) | (row + 1);
        if (size > slotCount / 8 * 5) {
            growIndex();
        }
        return row;
    }

    /** The page that holds the name of a row, from {@link #start} on. */
    byte[] page(int row) {
        return pages[position(row) >>> PAGE_BITS];
    }

    int start(int row) {
        int position = position(row);
        int offset = position & (PAGE - 1);
        return offset + (pages[position >>> PAGE_BITS][offset] >= 0 ? 1 : 4);
    }

    int length(int row) {
        int position = position(row);
        byte[] bytes = pages[position >>> PAGE_BITS];
        int offset = position & (PAGE - 1);
        int first = bytes[offset];
        return first >= 0
                ? first
                : (first & 0x7f) << 24
                        | (bytes[offset + 1] & 0xff) << 16
                        | (bytes[offset + 2] & 0xff) << 8
                        | (bytes[offset + 3] & 0xff);
    }

    String name(int row) {
        return NameBytes.decode(page(row), start(row), length(row));
    }

    private int position(int row) {
        return positions[row >>> LIST_BITS][row & (LIST - 1)];
    }

    private int find(byte[] name, int from, int length, long hash) {
        int slot = slotOf(hash);
        while (true) {
            int entry = slots[slot >>> SLOT_BITS][slot & (SLOTS - 1)];
            if (entry == 0) {
                return -1;
            }
            if (((entry ^ (int) hash) & ~rowMask) == 0 && is((entry & rowMask) - 1, name, from, length)) {
                return (entry & rowMask) - 1;
            }
            slot = slot + 1 == slotCount ? 0 : slot + 1;
        }
    }

    private int slotOf(long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, slotCount);
    }

    private boolean is(int row, byte[] name, int from, int length) {
        int position = position(row);
        byte[] bytes = pages[position >>> PAGE_BITS];
        int offset = position & (PAGE - 1);
        if (length <= SHORT_NAME) {
            return bytes[offset] == length
                    && Arrays.equals(bytes, offset + 1, offset + 1 + length, name, from, from + length);
        }
        return length(row) == length
                && Arrays.equals(bytes, offset + 4, offset + 4 + length, name, from, from + length);
    }

    private void append(byte[] name, int from, int length) {
        int needed = length + (length <= SHORT_NAME ? 1 : 4);
        if (fill + needed > pages[page].length) {
            makeRoom(needed);
        }
        byte[] bytes = pages[page];
        addPosition(page << PAGE_BITS | fill);
        if (length <= SHORT_NAME) {
            bytes[fill] = (byte) length;
        } else {
            bytes[fill] = (byte) (length >>> 24 | 0x80);
            bytes[fill + 1] = (byte) (length >>> 16);
            bytes[fill + 2] = (byte) (length >>> 8);
            bytes[fill + 3] = (byte) length;
        }
        System.arraycopy(name, from, bytes, fill + needed - length, length);
        fill += needed;
    }

    private void makeRoom(int needed) {
        int had = pages[page].length;
        if (fill + needed <= PAGE) {
            int wanted = Math.min(PAGE, Math.max(had * 4, fill + needed));
            pages[page] = Arrays.copyOf(pages[page], wanted);
            footprint += wanted - had;
            return;
        }
        page++;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, pages.length * 2);
        }
        // A name longer than a page gets one of its own, which then is full.
        pages[page] = new byte[Math.max(PAGE, needed)];
        fill = 0;
        footprint += pages[page].length;
    }

    private void addPosition(int position) {
        int list = size >>> LIST_BITS;
        int at = size & (LIST - 1);
        if (list == positions.length) {
            positions = Arrays.copyOf(positions, positions.length * 2);
        }
        if (at == 0 && list > 0) {
            positions[list] = new int[LIST];
            footprint += 4L * LIST;
        } else if (at == positions[list].length) {
            positions[list] = Arrays.copyOf(positions[list], at * 4);
            footprint += 12L * at;
        }
        positions[list][at] = position;
        size++;
    }

    private void growIndex() {
        // A big index grows by half only: it is the part that can't be packed.
        slotCount = slotCount < 1 << 22 ? slotCount * 2 : slotCount / 2 * 3;
        rowMask = -1 >>> Integer.numberOfLeadingZeros(slotCount);
        int count = (slotCount + SLOTS - 1) >>> SLOT_BITS;
        footprint -= 4L * slots[0].length * slots.length;
        if (slotCount < SLOTS) {
            slots = new int[][] {new int[slotCount]};
        } else {
            // The old one is let go first, so that both are never needed at once.
            slots = new int[0][];
            var grown = new int[count][];
            Arrays.setAll(grown, i -> new int[SLOTS]);
            slots = grown;
        }
        footprint += 4L * slots[0].length * slots.length;
        for (int row = 0; row < size; row++) {
            long hash = hash(page(row), start(row), length(row));
            int slot = slotOf(hash);
            while (slots[slot >>> SLOT_BITS][slot & (SLOTS - 1)] != 0) {
                slot = slot + 1 == slotCount ? 0 : slot + 1;
            }
            slots[slot >>> SLOT_BITS][slot & (SLOTS - 1)] = ((int) hash & ~rowMask) | (row + 1);
        }
    }

    /** A hash that its length and every byte count in, with all 64 bits of it spread. */
    static long hash(byte[] bytes, int from, int length) {
        long hash = length * 0x9E3779B97F4A7C15L;
        int at = from;
        int end = from + length;
        for (; end - at > 8; at += 8) {
            hash = mix(hash ^ (long) LONG.get(bytes, at));
        }
        long last = 0;
        if (length >= 8) {
            last = (long) LONG.get(bytes, end - 8);
        } else if (length >= 4) {
            last = ((int) INT.get(bytes, from) & 0xffffffffL) | (long) (int) INT.get(bytes, end - 4) << 32;
        } else {
            for (; at < end; at++) {
                last = last << 8 | (bytes[at] & 0xff);
            }
        }
        return mix(mix(hash ^ last) ^ 0xD6E8FEB86659FD93L);
    }

    private static long mix(long value) {
        long factor = 0xA0761D6478BD642FL;
        return value * factor ^ Math.unsignedMultiplyHigh(value, factor);
    }
}
