package dev.laurel.ui.settings;

import java.util.Arrays;

import dev.laurel.secret.SecretId;

/** What saving does to a secret. */
sealed interface SecretChange {
    /** A new one. */
    final class Keep implements SecretChange {
        private final SecretId id;
        private final char[] secret;

        Keep(SecretId id, String typed) {
            this.id = id;
            secret = typed.toCharArray();
        }

        /** Keeps it, once: nothing of it is left here. */
        void keep(SecretWork work) {
            try {
                work.keepSecret(id, secret);
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
    }

    /** It belongs to a destination that is called otherwise now. */
    record Copy(SecretId from, SecretId to) implements SecretChange {}

    /** Nobody needs it any more. */
    record Remove(SecretId id) implements SecretChange {}
}
