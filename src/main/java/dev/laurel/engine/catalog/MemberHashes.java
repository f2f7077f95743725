package dev.laurel.engine.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.stream.IntStream;

import dev.laurel.json.JsonKeys;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object by their hashes, on the way to the object's own: in JavaScript's order, a repeated name at
 * its first place with its last value. Confined to one reading.
 */
final class MemberHashes {
    /** So many names are looked through one by one. */
    private static final int FEW = 8;
    /** No piece of text has this hash: the power in its lower half is odd. */
    private static final long DROPPED = 0;

    private String[] names = new String[FEW];
    private long[] quoted = new long[FEW];
    private long[] values = new long[FEW];
    private int size;
    private boolean indices;
    private @Nullable HashMap<String, Integer> places;

    /** Sets a member. */
    void put(String name, long quotedName, long value) {
        var place = find(name);
        if (place >= 0) {
            values[place] = value;
            return;
        }
        if (size == names.length) {
            grow();
        }
        names[size] = name;
        quoted[size] = quotedName;
        values[size] = value;
        indices |= JsonKeys.arrayIndex(name) >= 0;
        if (places != null) {
            places.put(name, size);
        }
        size++;
    }

    /** Sets a member that is not written. */
    void drop(String name) {
        put(name, TextHash.EMPTY, DROPPED);
    }

    /** Begins anew. */
    void clear() {
        size = 0;
        indices = false;
        places = null;
    }

    /** The object. */
    long object() {
        var result = TextHash.of("{");
        var open = result;
        if (!indices) {
            for (var i = 0; i < size; i++) {
                result = member(result, open, i);
            }
            return TextHash.append(result, '}');
        }
        var sorted = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> rank(names[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        for (var i : sorted) {
            result = member(result, open, i);
        }
        return TextHash.append(result, '}');
    }

    private static long rank(String name) {
        var index = JsonKeys.arrayIndex(name);
        return index < 0 ? Long.MAX_VALUE : index;
    }

    private long member(long before, long open, int i) {
        if (values[i] == DROPPED) {
            return before;
        }
        var start = before == open ? before : TextHash.append(before, ',');
        return TextHash.join(TextHash.append(TextHash.join(start, quoted[i]), ':'), values[i]);
    }

    private int find(String name) {
        if (places != null) {
            return places.getOrDefault(name, -1);
        }
        for (var i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void grow() {
        names = Arrays.copyOf(names, size * 2);
        quoted = Arrays.copyOf(quoted, size * 2);
        values = Arrays.copyOf(values, size * 2);
        if (places == null) {
            places = new HashMap<>();
            for (var i = 0; i < size; i++) {
                places.put(names[i], i);
            }
        }
    }
}
