package dev.laurel.ui.settings;

import java.util.function.Consumer;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.secret.SecretId;
import dev.laurel.secret.SecretStatus;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;

/** What the settings do with destinations. Every call does I/O and fails with a LaurelException. */
public interface DestinationWork {
    /** Makes a new destination ready for its first backup. */
    void setUp(DestinationSettings destination);

    /**
     * Tries everything that a backup needs.
     *
     * @param passed told of each step that has passed, on the calling thread
     */
    void test(DestinationSettings destination, Consumer<? super TestStep> passed, CancelToken cancel);

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
