package dev.laurel.backup.destination;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import dev.laurel.task.CancelToken;

/**
 * What a content's bytes add up to, found before they are sent, so that both ends can be held to it.
 *
 * @param sha256 their SHA-256, in hexadecimal digits
 * @param md5 their MD5, in hexadecimal digits, which is what Azure checks on its side
 */
public record Digests(String sha256, String md5) {
    /** The name under which an object's metadata has its SHA-256 in hexadecimal digits. */
    public static final String METADATA = "contentsha256";

    private static final int CHUNK = 1 << 16;

    /** Reads all of a content once. */
    public static Digests of(Content content, CancelToken cancel) throws IOException {
        var sha256 = newSha256();
        var md5 = newDigest("MD5");
        try (var in = content.open(cancel)) {
            var buffer = new byte[CHUNK];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                sha256.update(buffer, 0, n);
                md5.update(buffer, 0, n);
            }
        }
        return new Digests(hex(sha256), hex(md5));
    }

    /** Metadata as somebody put them, without what adapters add. */
    public static Map<String, String> without(Map<String, String> metadata) {
        var own = new HashMap<>(metadata);
        own.remove(METADATA);
        return own;
    }

    /** What has been added up, in hexadecimal digits. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds up a SHA-256. */
    public static MessageDigest newSha256() {
        return newDigest("SHA-256");
    }

    private static MessageDigest newDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has " + algorithm, e);
        }
    }
}
