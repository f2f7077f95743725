package dev.laurel.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A user id as one segment of a key that is safe everywhere: percent-encoded, so that it can't leave its place and no
 * file system objects to it.
 *
 * <p>A tilde never stands in an encoded id. {@code ~} alone is the empty id; an id too long for a key is cut and ends
 * with a tilde and its hash, so that two long ids still have two places. What such a segment decodes to is encoded to
 * it again, so that who was found in a listing can be asked for.
 */
final class UserSegment {
    /** Leaves room in a key for {@code users/}, a version and the longest file name. */
    static final int LONGEST = 800;

    private static final String EMPTY = "~";
    private static final int HASH_DIGITS = 32;
    /** Cutting between characters gives up eleven places at most: all but one of a character of four bytes. */
    private static final int MOST_GIVEN_UP = 11;
    private static final Pattern HASH = Pattern.compile("~[0-9a-f]{32}");
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private UserSegment() {}

    /** The segment of an id. */
    static String encode(String id) {
        if (id.isEmpty()) {
            return EMPTY;
        }
        var known = ofShortened(id);
        if (known.isPresent()) {
            return known.get();
        }
        var encoded = escaped(id);
        // Windows drops dots at the end; "." and ".." are folders everywhere.
        if (encoded.endsWith(".")) {
            encoded = encoded.substring(0, encoded.length() - 1) + Percent.escape((byte) '.');
        }
        // The beginning is there for people to read.
        return encoded.length() <= LONGEST
                ? encoded
                : Percent.cut(encoded, LONGEST - HASH_DIGITS - 1) + "~" + hash(Percent.utf8(id));
    }

    /** Windows takes con.txt for the console. */
    private static String escaped(String id) {
        var encoded = Percent.encode(id);
        return DEVICES.contains(id.split("\\.", -1)[0].toLowerCase(Locale.ROOT))
                ? Percent.escape((byte) encoded.charAt(0)) + encoded.substring(1)
                : encoded;
    }

    /** The segment that this was decoded from, if that was one of an id that is too long; nobody is called so. */
    private static Optional<String> ofShortened(String id) {
        var end = id.lastIndexOf('~');
        if (end < 0 || !HASH.matcher(id.substring(end)).matches()) {
            return Optional.empty();
        }
        var beginning = escaped(id.substring(0, end));
        var given = LONGEST - HASH_DIGITS - 1 - beginning.length();
        return given >= 0 && given <= MOST_GIVEN_UP ? Optional.of(beginning + id.substring(end)) : Optional.empty();
    }

    private static String hash(byte[] id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** The id of a segment; what is no escape stands for itself, as in keys that others wrote. */
    static String decode(String segment) {
        return segment.equals(EMPTY) ? "" : Percent.decode(segment);
    }
}
