package dev.laurel.secret;

import dev.laurel.error.LaurelError;

/** Whether a store of secrets can be used now. */
public sealed interface SecretStatus {
    /**
     * Secrets can be kept and found.
     *
     * @param place where they are
     */
    record Available(SecretPlace place) implements SecretStatus {}

    /**
     * There is a store, which a person has to unlock first.
     *
     * @param place where the secrets are
     */
    record Locked(SecretPlace place) implements SecretStatus {}

    /**
     * There is no store.
     *
     * @param reason what to tell people
     */
    record Absent(LaurelError reason) implements SecretStatus {}
}
