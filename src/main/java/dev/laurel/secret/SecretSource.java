package dev.laurel.secret;

import java.util.Optional;

/** Where secrets are looked up; as {@link SecretStore} says of threads and failures. */
@FunctionalInterface
public interface SecretSource {
    /**
     * Looks a secret up.
     *
     * @return a copy that is the caller's to clear; empty if none is kept
     */
    Optional<char[]> find(SecretId id);
}
