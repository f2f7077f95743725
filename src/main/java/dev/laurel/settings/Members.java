package dev.laurel.settings;

import java.util.Map;

/**
 * Members of a JSON object that have to be there. One that is missing is an IllegalArgumentException, one of another
 * type a ClassCastException.
 */
final class Members {
    private Members() {}

    static String text(Map<?, ?> members, String name) {
        return (String) required(members, name);
    }

    static double number(Map<?, ?> members, String name) {
        return ((Number) required(members, name)).doubleValue();
    }

    static long whole(Map<?, ?> members, String name) {
        return (Long) required(members, name);
    }

    static Map<?, ?> object(Map<?, ?> members, String name) {
        return (Map<?, ?>) required(members, name);
    }

    static boolean truth(Map<?, ?> members, String name) {
        return (Boolean) required(members, name);
    }

    private static Object required(Map<?, ?> members, String name) {
        var value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }
}
