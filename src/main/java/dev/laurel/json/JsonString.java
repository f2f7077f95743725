package dev.laurel.json;

/**
 * Strings as JSON.stringify quotes them (ECMA-262, QuoteJSONString): the short escapes where there are some, other
 * control characters and lone surrogates as four hex digits in lower case, everything else as it is.
 *
 * <p>Pure functions, safe on any thread.
 */
public final class JsonString {
    private static final String HEX = "0123456789abcdef";

    private JsonString() {}

    /** The quoted string. */
    public static String quote(String text) {
        if (isPlain(text)) {
            return "\"" + text + "\"";
        }
        var out = new StringBuilder(text.length() + 16);
        append(text, out);
        return out.toString();
    }

    /** Whether quoting is nothing but putting quotes around. */
    public static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || (Character.isSurrogate(c) && isLone(text, i))) {
                return false;
            }
        }
        return true;
    }

    /** Appends the quoted string. */
    public static void append(String text, StringBuilder out) {
        out.append('"');
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, from, i);
                from = i + 1;
                var shorter = shortEscape(c);
                if (shorter != 0) {
                    out.append('\\').append(shorter);
                } else {
                    appendHex(c, out);
                }
            } else if (Character.isSurrogate(c) && isLone(text, i)) {
                out.append(text, from, i);
                from = i + 1;
                appendHex(c, out);
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    /**
     * Writes the quoted string as UTF-8.
     *
     * @param to has room for {@link #maxBytes} from {@code at}
     * @return the position after it
     */
    public static int write(String text, byte[] to, int at) {
        var end = at;
        to[end++] = '"';
        var length = text.length();
        var i = 0;
        for (; i < length; i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x80) {
                break;
            }
            to[end++] = (byte) c;
        }
        if (i < length) {
            end = writeRest(text, i, to, end);
        }
        to[end++] = '"';
        return end;
    }

    private static int writeRest(String text, int from, byte[] to, int at) {
        var end = at;
        for (var i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                end = writeEscape(c, to, end);
            } else if (c < 0x80) {
                to[end++] = (byte) c;
            } else if (c < 0x800) {
                to[end++] = (byte) (0xC0 | (c >> 6));
                to[end++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                to[end++] = (byte) (0xE0 | (c >> 12));
                to[end++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                to[end++] = (byte) (0x80 | (c & 0x3F));
            } else if (isLone(text, i)) {
                end = writeHex(c, to, end);
            } else {
                var point = text.codePointAt(i++);
                to[end++] = (byte) (0xF0 | (point >> 18));
                to[end++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                to[end++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                to[end++] = (byte) (0x80 | (point & 0x3F));
            }
        }
        return end;
    }

    /** How many bytes {@link #write} may take at most. */
    public static int maxBytes(String text) {
        return Math.addExact(Math.multiplyExact(text.length(), 6), 2);
    }

    private static int writeEscape(char c, byte[] to, int at) {
        var shorter = shortEscape(c);
        if (shorter == 0) {
            return writeHex(c, to, at);
        }
        to[at] = '\\';
        to[at + 1] = (byte) shorter;
        return at + 2;
    }

    private static int writeHex(char c, byte[] to, int at) {
        to[at] = '\\';
        to[at + 1] = 'u';
        to[at + 2] = (byte) HEX.charAt(c >> 12);
        to[at + 3] = (byte) HEX.charAt((c >> 8) & 15);
        to[at + 4] = (byte) HEX.charAt((c >> 4) & 15);
        to[at + 5] = (byte) HEX.charAt(c & 15);
        return at + 6;
    }

    private static void appendHex(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt((c >> 8) & 15))
                .append(HEX.charAt((c >> 4) & 15))
                .append(HEX.charAt(c & 15));
    }

    private static char shortEscape(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }

    private static boolean isLone(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
