package dev.laurel.ui.settings;

import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretStatus;

/** What the settings do with secrets. Every call does I/O and fails with a LaurelException. */
public interface SecretWork {
    /** Whether secrets can be kept now; asks nobody to unlock anything. */
    SecretStatus secrets();

    /** Whether a secret is kept; false where finding out would ask somebody to unlock something. */
    boolean hasSecret(SecretId id);

    /** Keeps a secret: beyond this run where that can be done, else until the program ends. */
    void keepSecret(SecretId id, char[] secret);

    /** Lets a secret be used until {@link #forgetForNow}, without keeping it. */
    void useForNow(SecretId id, char[] secret);

    /** Ends {@link #useForNow}. */
    void forgetForNow(SecretId id);

    /** Keeps a secret, if there is one, under another name too. */
    void copySecret(SecretId from, SecretId to);

    /** Forgets a secret. */
    void removeSecret(SecretId id);
}
