package dev.laurel.secret;

/**
 * Keeps secrets. Safe from any thread; every call may wait for the system or for a person who is asked to unlock a
 * keychain, so none belongs on the FX thread.
 *
 * <p>Failures are {@link dev.laurel.error.LaurelException}s with a code of the {@code SECRET_} family; neither they nor
 * their causes say anything of a secret.
 */
public interface SecretStore extends SecretSource, AutoCloseable {
    /** Whether secrets can be kept here now. Never fails. */
    SecretStatus status();

    /**
     * Keeps a secret, in place of the one that was kept under this id.
     *
     * @param secret not empty; stays the caller's to clear
     */
    void put(SecretId id, char[] secret);

    /** Forgets a secret; does nothing if none is kept. */
    void remove(SecretId id);

    /** Lets go of what is held in memory or open; what is kept elsewhere stays there. */
    @Override
    default void close() {}
}
