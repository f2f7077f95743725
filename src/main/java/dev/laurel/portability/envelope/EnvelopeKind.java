package dev.laurel.portability.envelope;

import java.nio.charset.StandardCharsets;

/** What a file is in. */
public enum EnvelopeKind {
    /** Not encrypted, as far as one can tell. */
    PLAIN,
    /** The age format, version 1, binary or armored (age-encryption.org/v1). */
    AGE,
    /**
     * What {@code CryptoJS.AES.encrypt(text, passphrase).toString()} gives: AES-256-CBC under a key that one round of
     * MD5 makes from the passphrase. Weak: a short passphrase is soon guessed, and changes are not always noticed.
     */
    CRYPTOJS;

    /** As many first bytes as are needed to tell. */
    public static final int PREFIX = 35;

    static final String AGE_BINARY = "age-encryption.org/v1\n";
    static final String AGE_ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
    /** Base64 of {@code Salted__}, as far as the salt has no part in it. */
    static final String SALTED = "U2FsdGVkX1";

    /** Tells from a file's first bytes, of which {@link #PREFIX} are enough. */
    public static EnvelopeKind of(byte[] first) {
        var start = new String(first, StandardCharsets.ISO_8859_1);
        if (start.startsWith(AGE_BINARY) || start.startsWith(AGE_ARMOR)) {
            return AGE;
        }
        return start.startsWith(SALTED) ? CRYPTOJS : PLAIN;
    }
}
