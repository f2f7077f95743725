package dev.laurel.portability.envelope;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import org.bouncycastle.crypto.generators.SCrypt;

/** A file key under a passphrase (age-encryption.org/v1, "The scrypt recipient type"). */
record ScryptStanza(String salt, int workFactor, EncryptedFileKey body) implements RecipientStanza {
    static final String TYPE = "scrypt";
    static final int SALT = 16;
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK_SIZE = 8;
    private static final int KEY = 32;
    /** What age itself takes at most: about a minute and 4 GB. */
    private static final int MOST_WORK = 22;

    /**
     * Checks a stanza that was read.
     *
     * @throws GeneralSecurityException if it breaks the format's rules
     */
    static ScryptStanza of(RecipientStanza stanza) throws GeneralSecurityException {
        List<String> arguments = stanza.getArguments();
        if (arguments.size() != 2 || !arguments.get(1).matches("[1-9][0-9]?")) {
            throw new GeneralSecurityException("scrypt stanza with other arguments than salt and work factor");
        }
        int work = Integer.parseInt(arguments.get(1));
        if (work > MOST_WORK || bytes(arguments.getFirst()).length != SALT) {
            throw new GeneralSecurityException("scrypt stanza out of range");
        }
        return new ScryptStanza(arguments.getFirst(), work, new EncryptedFileKey(stanza.getBody()));
    }

    /** Wraps a file key. */
    static ScryptStanza wrap(FileKey key, byte[] passphrase, byte[] salt, int workFactor)
            throws GeneralSecurityException {
        var encrypted = new FileKeyEncryptorFactory()
                .newFileKeyEncryptor()
                .getEncryptedFileKey(key, derive(passphrase, salt, workFactor));
        return new ScryptStanza(CanonicalBase64.getEncoder().encodeToString(salt), workFactor, encrypted);
    }

    /**
     * Unwraps the file key.
     *
     * @throws javax.crypto.AEADBadTagException if the passphrase is another one
     */
    FileKey unwrap(byte[] passphrase) throws GeneralSecurityException {
        return new FileKeyDecryptorFactory()
                .newFileKeyDecryptor()
                .getFileKey(body, derive(passphrase, bytes(salt), workFactor));
    }

    /** How many bytes of memory the work takes. */
    long memory() {
        return memory(workFactor);
    }

    static long memory(int workFactor) {
        return (128L * BLOCK_SIZE) << workFactor;
    }

    private static CipherKey derive(byte[] passphrase, byte[] salt, int workFactor) {
        byte[] labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
        return new CipherKey(SCrypt.generate(passphrase, labelled, 1 << workFactor, BLOCK_SIZE, 1, KEY));
    }

    private static byte[] bytes(String base64) throws GeneralSecurityException {
        try {
            return CanonicalBase64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("scrypt salt that is not base64", e);
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public List<String> getArguments() {
        return List.of(salt, Integer.toString(workFactor));
    }

    @Override
    public byte[] getBody() {
        return body.getEncoded();
    }
}
