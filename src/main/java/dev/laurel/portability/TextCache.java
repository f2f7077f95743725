package dev.laurel.portability;

import java.util.Arrays;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.NameBytes;
import org.jspecify.annotations.Nullable;

/** Short strings that come again and again, such as "hard", as one value. */
final class TextCache {
    private static final int SIZE = 256;
    private static final int LONGEST = 32;

    private static final class Entry {
        final byte[] key;
        final MetricValue value;

        Entry(byte[] key, MetricValue value) {
            this.key = key;
            this.value = value;
        }
    }

    private final @Nullable Entry[] entries = new Entry[SIZE];

    /**
     * The value of a string.
     *
     * @param onNew told if it was made anew
     */
    MetricValue of(byte[] bytes, int length, Runnable onNew) {
        if (length > LONGEST) {
            onNew.run();
            return new MetricValue.Text(NameBytes.decode(bytes, 0, length));
        }
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 8) & (SIZE - 1);
        var entry = entries[slot];
        if (entry == null || !Arrays.equals(entry.key, 0, entry.key.length, bytes, 0, length)) {
            onNew.run();
            entry = new Entry(
                    Arrays.copyOf(bytes, length), new MetricValue.Text(NameBytes.decode(bytes, 0, length)));
            entries[slot] = entry;
        }
        return entry.value;
    }
}
