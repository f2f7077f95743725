package dev.laurel.portability.envelope;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/** Where the secrets come from that open envelopes: a prompt, the environment, a dialog. */
@FunctionalInterface
public interface Secrets {
    /** What kind of secret opens an envelope. */
    enum Need {
        /** A passphrase. */
        PASSPHRASE,
        /** An age identity, {@code AGE-SECRET-KEY-1…}, alone or in the file that age-keygen writes. */
        IDENTITY
    }

    /** Has no secrets. */
    Secrets NONE = (need, kind, attempt) -> null;

    /**
     * Asks for a secret.
     *
     * @param attempt 0 at first, one more each time that the last one was wrong
     * @return cleared after use; null if there is none, or no other
     */
    char @Nullable [] ask(Need need, EnvelopeKind kind, int attempt);

    /** Gives one secret, once; the caller's array stays the caller's to clear. */
    static Secrets once(char[] secret) {
        var given = new AtomicBoolean();
        return (need, kind, attempt) -> given.getAndSet(true) ? null : Arrays.copyOf(secret, secret.length);
    }
}
