package dev.laurel.fakes;

import java.security.GeneralSecurityException;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;

/**
 * A new key pair of age, for files that no passphrase has to be worked out for.
 *
 * @param recipient its public key, {@code age1…}
 * @param identity its secret key
 */
public record AgeKey(String recipient, String identity) {
    /** Makes one. */
    public static AgeKey make() {
        try {
            var pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeKey(pair.getPublic().toString(), pair.getPrivate().toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
