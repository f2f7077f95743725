package dev.laurel.engine.metric;

import java.nio.charset.StandardCharsets;

/**
 * Strings as bytes: UTF-8, with a surrogate that has no partner written as the three bytes that UTF-8's scheme gives
 * it (WTF-8), so that every string of JavaScript survives the way there and back.
 */
public final class NameBytes {
    private NameBytes() {}

    /** The bytes of a string. */
    public static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!hasLoneSurrogate(text)) {
            return bytes;
        }
        var result = new byte[text.length() * 3];
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            size = put(point, result, size);
        }
        return java.util.Arrays.copyOf(result, size);
    }

    /**
     * Writes one code point, which may be a lone surrogate.
     *
     * @return the offset after it
     */
    public static int put(int point, byte[] bytes, int offset) {
        int at = offset;
        if (point < 0x80) {
            bytes[at++] = (byte) point;
        } else if (point < 0x800) {
            bytes[at++] = (byte) (0xc0 | point >>> 6);
            bytes[at++] = (byte) (0x80 | (point & 0x3f));
        } else if (point < 0x10000) {
            bytes[at++] = (byte) (0xe0 | point >>> 12);
            bytes[at++] = (byte) (0x80 | (point >>> 6 & 0x3f));
            bytes[at++] = (byte) (0x80 | (point & 0x3f));
        } else {
            bytes[at++] = (byte) (0xf0 | point >>> 18);
            bytes[at++] = (byte) (0x80 | (point >>> 12 & 0x3f));
            bytes[at++] = (byte) (0x80 | (point >>> 6 & 0x3f));
            bytes[at++] = (byte) (0x80 | (point & 0x3f));
        }
        return at;
    }

    /** The string of bytes that {@link #encode} gave. */
    public static String decode(byte[] bytes, int from, int length) {
        int end = from + length;
        boolean ascii = true;
        for (int i = from; i < end; i++) {
            ascii &= bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        for (int i = from; i + 1 < end; i++) {
            // Only a surrogate's bytes begin like this.
            if (bytes[i] == (byte) 0xed && (bytes[i + 1] & 0xff) >= 0xa0) {
                return decodeWithSurrogates(bytes, from, end);
            }
        }
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private static String decodeWithSurrogates(byte[] bytes, int from, int end) {
        var text = new StringBuilder(end - from);
        for (int i = from; i < end; ) {
            int first = bytes[i] & 0xff;
            if (first < 0x80) {
                text.append((char) first);
                i++;
            } else if (first < 0xe0) {
                text.append((char) ((first & 0x1f) << 6 | (bytes[i + 1] & 0x3f)));
                i += 2;
            } else if (first < 0xf0) {
                text.append((char) ((first & 0xf) << 12 | (bytes[i + 1] & 0x3f) << 6 | (bytes[i + 2] & 0x3f)));
                i += 3;
            } else {
                text.appendCodePoint((first & 7) << 18
                        | (bytes[i + 1] & 0x3f) << 12
                        | (bytes[i + 2] & 0x3f) << 6
                        | (bytes[i + 3] & 0x3f));
                i += 4;
            }
        }
        return text.toString();
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return true;
                }
            }
        }
        return false;
    }
}
