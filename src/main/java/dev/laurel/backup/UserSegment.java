package dev.laurel.backup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * A user id as one segment of a key that is safe everywhere: percent-encoded but for letters, digits, {@code - _ .}, so
 * that it can't leave its place and no file system objects to it.
 *
 * <p>A tilde never stands in an encoded id. {@code ~} alone is the empty id; an id too long for a key is cut and ends
 * with a tilde and its hash, so that two long ids still have two places; such a segment decodes to itself.
 */
final class UserSegment {
    /** Leaves room in a key for {@code users/}, a version and the longest file name. */
    static final int LONGEST = 800;

    private static final String EMPTY = "~";
    private static final int HASH_DIGITS = 32;
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private UserSegment() {}

    /** The segment of an id. */
    static String encode(String id) {
        if (id.isEmpty()) {
            return EMPTY;
        }
        var bytes = utf8(id);
        var out = new StringBuilder(bytes.length);
        // Windows takes con.txt for the console and drops dots at the end; "." and ".." are folders everywhere.
        var firstEscaped = DEVICES.contains(id.split("\\.", -1)[0].toLowerCase(Locale.ROOT));
        for (var i = 0; i < bytes.length; i++) {
            var b = bytes[i] & 0xff;
            var last = i == bytes.length - 1;
            if (isPlain(b) && !(firstEscaped && i == 0) && !(last && b == '.')) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) b));
            }
        }
        return out.length() <= LONGEST ? out.toString() : shortened(out, bytes);
    }

    private static String shortened(StringBuilder encoded, byte[] id) {
        var end = LONGEST - HASH_DIGITS - 1;
        // Not in the middle of an escape, nor of a character's bytes: the beginning is there for people to read.
        while (end > 0 && (isInEscape(encoded, end) || isContinuation(encoded, end))) {
            end--;
        }
        return encoded.substring(0, end) + "~" + hash(id);
    }

    private static boolean isInEscape(StringBuilder encoded, int at) {
        return encoded.charAt(at - 1) == '%' || (at > 1 && encoded.charAt(at - 2) == '%');
    }

    private static boolean isContinuation(StringBuilder encoded, int at) {
        return encoded.charAt(at) == '%' && "89AB".indexOf(encoded.charAt(at + 1)) >= 0;
    }

    private static String hash(byte[] id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    private static boolean isPlain(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9')
                || b == '-' || b == '_' || b == '.';
    }

    /** The id of a segment; what is no escape stands for itself, as in keys that others wrote. */
    static String decode(String segment) {
        if (segment.equals(EMPTY)) {
            return "";
        }
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        var out = new ByteArrayOutputStream();
        var i = 0;
        while (i < segment.length()) {
            if (isEscape(segment, i)) {
                out.write(HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 3;
            } else {
                var next = segment.offsetByCodePoints(i, 1);
                out.writeBytes(utf8(segment.substring(i, next)));
                i = next;
            }
        }
        return text(out.toByteArray());
    }

    private static boolean isEscape(String segment, int at) {
        return segment.charAt(at) == '%' && at + 2 < segment.length()
                && HexFormat.isHexDigit(segment.charAt(at + 1)) && HexFormat.isHexDigit(segment.charAt(at + 2));
    }

    /** UTF-8, with three bytes for a lone surrogate, so that no two ids share a place. */
    private static byte[] utf8(String id) {
        var out = new ByteArrayOutputStream();
        id.codePoints().forEach(c -> {
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
