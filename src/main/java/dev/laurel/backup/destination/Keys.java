package dev.laurel.backup.destination;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** What every destination asks of a key. */
public final class Keys {
    /** The longest key, in bytes of UTF-8: the limit of S3, which is the narrowest. */
    public static final int MOST_BYTES = 1024;

    /** The order of listings: that of the keys' UTF-8 bytes, as S3 and Azure have it. */
    public static final Comparator<String> ORDER = Keys::compare;

    private Keys() {}

    /** Whether a key can be used at every destination. */
    public static boolean isKey(String key) {
        if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return false;
        }
        for (var segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        // A lone surrogate has no UTF-8; a backslash is a separator on Windows.
        return key.codePoints().noneMatch(c -> c == '\\' || Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE);
    }

    /** Whether there can be keys that begin so. */
    public static boolean isPrefix(String prefix) {
        var folders = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        return folders.isEmpty() || isKey(folders.substring(0, folders.length() - 1));
    }

    /** UTF-16 has the characters beyond U+FFFF before U+E000 to U+FFFF, UTF-8 behind them. */
    private static int compare(String left, String right) {
        var length = Math.min(left.length(), right.length());
        for (var i = 0; i < length; i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                var aSurrogate = Character.isSurrogate(a);
                return aSurrogate == Character.isSurrogate(b) ? Character.compare(a, b) : aSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
