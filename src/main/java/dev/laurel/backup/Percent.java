package dev.laurel.backup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text as it can stand in a key: percent-encoded UTF-8 but for letters, digits, {@code - _ .}, which no store and no
 * file system objects to. A lone surrogate has three bytes, as UTF-8 would have it if it had one.
 */
final class Percent {
    private Percent() {}

    static String encode(String text) {
        var bytes = utf8(text);
        var out = new StringBuilder(bytes.length);
        for (var b : bytes) {
            if (isPlain(b & 0xff)) {
                out.append((char) b);
            } else {
                out.append(escape(b));
            }
        }
        return out.toString();
    }

    /** A byte as three characters. */
    static String escape(byte b) {
        return "%" + HexFormat.of().withUpperCase().toHexDigits(b);
    }

    private static boolean isPlain(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
                || b == '-' || b == '_' || b == '.';
    }

    /** The longest beginning of an encoded text that is at most so long and ends between two characters. */
    static String cut(String encoded, int most) {
        if (encoded.length() <= most) {
            return encoded;
        }
        var end = Math.max(most, 0);
        while (end > 0 && (isInEscape(encoded, end) || isContinuation(encoded, end))) {
            end--;
        }
        return encoded.substring(0, end);
    }

    private static boolean isInEscape(String encoded, int at) {
        return encoded.charAt(at - 1) == '%' || (at > 1 && encoded.charAt(at - 2) == '%');
    }

    private static boolean isContinuation(String encoded, int at) {
        return encoded.charAt(at) == '%' && "89AB".indexOf(encoded.charAt(at + 1)) >= 0;
    }

    /** The text again; what is no escape stands for itself, as in keys that others wrote. */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        var out = new ByteArrayOutputStream();
        var i = 0;
        while (i < encoded.length()) {
            if (isEscape(encoded, i)) {
                out.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 3;
            } else {
                var next = encoded.offsetByCodePoints(i, 1);
                out.writeBytes(utf8(encoded.substring(i, next)));
                i = next;
            }
        }
        return text(out.toByteArray());
    }

    private static boolean isEscape(String encoded, int at) {
        return encoded.charAt(at) == '%' && at + 2 < encoded.length()
                && HexFormat.isHexDigit(encoded.charAt(at + 1)) && HexFormat.isHexDigit(encoded.charAt(at + 2));
    }

    /** UTF-8, with three bytes for a lone surrogate, so that no two texts are encoded alike. */
    static byte[] utf8(String text) {
        var out = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if (c >= 0xd800 && c <= 0xdfff) {
                out.write(0xe0 | (c >> 12));
                out.write(0x80 | ((c >> 6) & 0x3f));
                out.write(0x80 | (c & 0x3f));
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        var out = new StringBuilder();
        var from = 0;
        for (var i = 0; i + 2 < bytes.length; i++) {
            if ((bytes[i] & 0xff) == 0xed && (bytes[i + 1] & 0xe0) == 0xa0) {
                out.append(new String(bytes, from, i - from, StandardCharsets.UTF_8));
                out.append((char) (0xd000 | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f)));
                i += 2;
                from = i + 1;
            }
        }
        return out.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)).toString();
    }
}
