package dev.laurel.json;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The order of an object's members in JavaScript (ECMA-262, OrdinaryOwnPropertyKeys): array indices first, ascending,
 * then the others in order of appearance. A repeated key keeps its first place and its last value, which is what
 * putting into a {@link LinkedHashMap} does.
 *
 * <p>Pure functions, safe on any thread.
 */
public final class JsonKeys {
    private static final long MAX_INDEX = 4_294_967_294L;

    private JsonKeys() {}

    /** The index that a key is, from 0 to 4294967294, or -1 if it is none, such as "01", "+1" or "4294967295". */
    public static long arrayIndex(String key) {
        var length = key.length();
        if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
            return -1;
        }
        var index = 0L;
        for (var i = 0; i < length; i++) {
            var digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index <= MAX_INDEX ? index : -1;
    }

    /**
     * Members in JavaScript's order.
     *
     * @param members in order of appearance
     * @return the same map if it is in order already, otherwise a new one
     */
    public static <V> Map<String, V> ordered(Map<String, V> members) {
        if (inOrder(members)) {
            return members;
        }
        var result = LinkedHashMap.<String, V>newLinkedHashMap(members.size());
        members.entrySet().stream()
                .filter(member -> arrayIndex(member.getKey()) >= 0)
                .sorted(Comparator.comparingLong(member -> arrayIndex(member.getKey())))
                .forEachOrdered(member -> result.put(member.getKey(), member.getValue()));
        // The indices are there already and keep their places.
        result.putAll(members);
        return result;
    }

    private static boolean inOrder(Map<String, ?> members) {
        var last = -1L;
        var named = false;
        for (var key : members.keySet()) {
            var index = arrayIndex(key);
            if (index < 0) {
                named = true;
            } else if (named || index < last) {
                return false;
            } else {
                last = index;
            }
        }
        return true;
    }
}
