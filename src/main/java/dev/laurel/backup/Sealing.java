package dev.laurel.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.portability.ReadLimits;
import dev.laurel.portability.envelope.EnvelopeException;
import dev.laurel.portability.envelope.EnvelopeKind;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.portability.envelope.Secrets;

/** How a new backup is encrypted. */
public sealed interface Sealing {
    /** Not at all. */
    record None() implements Sealing {}

    /**
     * In an age envelope that the holders of these keys open; making one needs no secret.
     *
     * @param keys public keys, {@code age1…}; at least one
     */
    record Recipients(List<String> keys) implements Sealing {
        public Recipients {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("Nobody could open it");
            }
        }
    }

    /** In an age envelope under a passphrase. */
    final class Passphrase implements Sealing {
        private final char[] text;

        private Passphrase(char[] text) {
            this.text = text;
        }

        /** Whether this opens the envelope that a stream begins with. */
        boolean opens(InputStream in) throws IOException {
            try {
                var memory = ReadLimits.ofHeap(Runtime.getRuntime().maxMemory()).memory();
                return Envelopes.open(in, Secrets.once(text), memory).kind() == EnvelopeKind.AGE;
            } catch (EnvelopeException _) {
                return false;
            }
        }
    }

    /** Under a passphrase, which stays the caller's to clear once the backup is made. */
    static Sealing passphrase(char[] text) {
        return new Passphrase(text);
    }

    /** What the content is then. */
    default Form form() {
        return this instanceof None ? Form.PLAIN : Form.AGE;
    }

    /** What else tells a backup from another one of the same state: who can open it, as far as that is known. */
    default String mark() {
        return this instanceof Recipients(var keys) ? " " + String.join(" ", keys) : "";
    }

    /** A stream that encrypts, or none. */
    default Optional<OutputStream> seal(OutputStream out, SecureRandom random) throws IOException {
        return switch (this) {
            case None() -> Optional.empty();
            case Recipients(var keys) -> Optional.of(Envelopes.sealToRecipients(out, keys));
            case Passphrase passphrase -> Optional.of(Envelopes.sealWithPassphrase(out, passphrase.text, random));
        };
    }
}
