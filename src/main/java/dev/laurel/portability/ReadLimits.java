package dev.laurel.portability;

import dev.laurel.json.JsonLimits;

/**
 * How much of an export is taken before it is refused.
 *
 * @param json limits of the text
 * @param memory bytes that what is read may take, before reading stops with IMPORT_TOO_LARGE
 */
public record ReadLimits(JsonLimits json, long memory) {
    /** What a heap needs besides what is read: the program itself, and the state that is there already. */
    private static final long REST = 56L << 20;

    public ReadLimits {
        if (memory < 1) {
            throw new IllegalArgumentException("At least one byte of memory, not " + memory);
        }
    }

    /**
     * Limits for a Java of this size.
     *
     * @param maxHeap bytes that the heap may have, as {@link Runtime#maxMemory} tells
     */
    public static ReadLimits ofHeap(long maxHeap) {
        return new ReadLimits(JsonLimits.FILE, Math.max(1 << 20, (maxHeap - REST) / 10 * 9));
    }
}
