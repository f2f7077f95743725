package dev.laurel.portability.envelope;

import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** Gets the key of an age file from its stanzas, asking for secrets until one fits or there is none. */
final class AgeKeys implements RecipientStanzaReader {
    private static final String X25519 = "X25519";
    private static final String IDENTITY = "AGE-SECRET-KEY-1";

    private final Secrets secrets;
    private final long memory;

    /**
     * Keys from secrets.
     *
     * @param memory bytes that may be spent on a passphrase
     */
    AgeKeys(Secrets secrets, long memory) {
        this.secrets = secrets;
        this.memory = memory;
    }

    @Override
    public FileKey getFileKey(Iterable<RecipientStanza> all) throws GeneralSecurityException {
        var stanzas = new ArrayList<RecipientStanza>();
        all.forEach(stanzas::add);
        boolean passphrase = stanzas.stream().anyMatch(stanza -> stanza.getType().equals(ScryptStanza.TYPE));
        if (passphrase && stanzas.size() > 1) {
            throw new GeneralSecurityException("scrypt stanza beside others");
        }
        if (!passphrase && stanzas.stream().noneMatch(stanza -> stanza.getType().equals(X25519))) {
            throw failure(ErrorCode.ENVELOPE_RECIPIENTS);
        }
        var need = passphrase ? Secrets.Need.PASSPHRASE : Secrets.Need.IDENTITY;
        for (int attempt = 0; ; attempt++) {
            char[] secret = secrets.ask(need, EnvelopeKind.AGE, attempt);
            if (secret == null) {
                throw failure(attempt == 0 ? ErrorCode.ENVELOPE_LOCKED : ErrorCode.ENVELOPE_WRONG_SECRET);
            }
            try {
                return passphrase ? byPassphrase(stanzas.getFirst(), secret) : byIdentity(stanzas, secret);
            } catch (AEADBadTagException | UnsupportedRecipientStanzaException e) {
                // Not this one.
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
    }

    private FileKey byPassphrase(RecipientStanza read, char[] passphrase) throws GeneralSecurityException {
        var stanza = ScryptStanza.of(read);
        if (stanza.memory() > memory) {
            throw failure(ErrorCode.ENVELOPE_MEMORY, stanza.memory() >> 20);
        }
        byte[] bytes = Passphrase.utf8(passphrase);
        try {
            return stanza.unwrap(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Tries the identities of a text one after the other; lines that begin with # are remarks. */
    private static FileKey byIdentity(Iterable<RecipientStanza> stanzas, char[] secret)
            throws GeneralSecurityException {
        int end;
        for (int from = 0; from < secret.length; from = end + 1) {
            end = from;
            while (end < secret.length && secret[end] != '\n') {
                end++;
            }
            int begin = from;
            while (begin < end && secret[begin] <= ' ') {
                begin++;
            }
            int length = begin;
            while (length < end && secret[length] > ' ') {
                length++;
            }
            var line = CharBuffer.wrap(secret, begin, length - begin);
            if (line.length() > IDENTITY.length() && IDENTITY.contentEquals(line.subSequence(0, IDENTITY.length()))) {
                try {
                    return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line).getFileKey(stanzas);
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    // Broken, or not this one.
                }
            }
        }
        throw new AEADBadTagException("no identity that fits");
    }

    private static LaurelException failure(ErrorCode code, Object... arguments) {
        return new LaurelException(LaurelError.of(code, arguments));
    }
}
