package dev.laurel.portability.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import com.exceptionfactory.jagged.DecryptingChannelFactory;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/**
 * Puts content into encryption envelopes and takes it out again, streaming. Safe on any thread.
 *
 * <p>The streams that seal do not close the one below them; closing them finishes the envelope.
 */
public final class Envelopes {
    /** Work that a passphrase costs, as a power of two: 128 MiB and about half a second. */
    public static final int WORK_FACTOR = 17;

    private Envelopes() {}

    /**
     * Content and what it was in.
     *
     * @param content reading it throws {@link EnvelopeException} where the envelope is damaged
     */
    public record Opened(EnvelopeKind kind, InputStream content) {}

    /**
     * Opens whatever envelope there is.
     *
     * @param in read from its beginning; not closed here
     * @param memory bytes that may be spent on deriving a key
     * @throws EnvelopeException if it can't be opened
     * @throws IOException if reading fails
     */
    public static Opened open(InputStream in, Secrets secrets, long memory) throws IOException {
        byte[] first = in.readNBytes(EnvelopeKind.PREFIX);
        var all = new SequenceInputStream(new ByteArrayInputStream(first), in);
        var kind = EnvelopeKind.of(first);
        return new Opened(
                kind,
                switch (kind) {
                    case PLAIN -> all;
                    case AGE -> age(all, first[0] == '-', secrets, memory);
                    case CRYPTOJS -> CryptoJs.open(all, secrets);
                });
    }

    /** A stream into an age file under a passphrase, which the caller clears. */
    public static OutputStream sealWithPassphrase(OutputStream out, char[] passphrase, SecureRandom random)
            throws IOException {
        return sealWithPassphrase(out, passphrase, random, WORK_FACTOR);
    }

    /** As {@link #sealWithPassphrase(OutputStream, char[], SecureRandom)} with other work than {@link #WORK_FACTOR}. */
    public static OutputStream sealWithPassphrase(
            OutputStream out, char[] passphrase, SecureRandom random, int workFactor)
            throws IOException {
        checkNotEmpty(passphrase);
        var salt = new byte[ScryptStanza.SALT];
        random.nextBytes(salt);
        byte[] bytes = Passphrase.utf8(passphrase);
        try {
            return age(out, List.of(key -> List.of(ScryptStanza.wrap(key, bytes, salt, workFactor))));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * A stream into an age file to recipients.
     *
     * @param recipients at least one, {@code age1…}
     * @throws LaurelException ENVELOPE_RECIPIENT_WRONG if one of them is none
     */
    public static OutputStream sealToRecipients(OutputStream out, List<String> recipients) throws IOException {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("No recipients");
        }
        var writers = new ArrayList<RecipientStanzaWriter>();
        for (String recipient : recipients) {
            try {
                writers.add(writer(recipient));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new LaurelException(LaurelError.of(ErrorCode.ENVELOPE_RECIPIENT_WRONG, recipient), e);
            }
        }
        return age(out, writers);
    }

    /** Whether this is a public key of age to which can be encrypted, its check sum included. */
    public static boolean isRecipient(String key) {
        try {
            writer(key);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static RecipientStanzaWriter writer(String recipient) throws GeneralSecurityException {
        return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    }

    /**
     * A stream into what CryptoJS decrypts; weak, see {@link EnvelopeKind#CRYPTOJS}. The caller clears the passphrase.
     */
    public static OutputStream sealForCryptoJs(OutputStream out, char[] passphrase, SecureRandom random)
            throws IOException {
        checkNotEmpty(passphrase);
        var salt = new byte[CryptoJs.SALT];
        random.nextBytes(salt);
        return CryptoJs.seal(out, passphrase, salt);
    }

    private static void checkNotEmpty(char[] passphrase) {
        if (passphrase.length == 0) {
            throw new LaurelException(LaurelError.of(ErrorCode.ENVELOPE_PASSPHRASE_EMPTY));
        }
    }

    private static OutputStream age(OutputStream out, List<RecipientStanzaWriter> recipients) throws IOException {
        try {
            return Channels.newOutputStream(new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(Channels.newChannel(new KeptOpen(out)), recipients));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has ChaCha20-Poly1305 and X25519", e);
        }
    }

    private static InputStream age(InputStream in, boolean armored, Secrets secrets, long memory) throws IOException {
        var watched = new WatchedInput(in);
        DecryptingChannelFactory factory =
                armored ? new ArmoredDecryptingChannelFactory() : new StandardDecryptingChannelFactory();
        try {
            var channel = factory.newDecryptingChannel(
                    Channels.newChannel(watched), List.of(new AgeKeys(secrets, memory)));
            return new AgeInput(Channels.newInputStream(channel), watched);
        } catch (LaurelException e) {
            throw new EnvelopeException(e.error(), e);
        } catch (CancellationException e) {
            throw e;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw watched.told(e); // The library meets some damage with what its arrays and buffers throw.
        }
    }
}
