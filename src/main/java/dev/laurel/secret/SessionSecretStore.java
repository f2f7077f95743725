package dev.laurel.secret;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Keeps secrets in memory until the program ends or it is closed, and nowhere else. */
public final class SessionSecretStore implements SecretStore {
    private final Map<SecretId, char[]> secrets = new HashMap<>();

    @Override
    public SecretStatus status() {
        return new SecretStatus.Available(SecretPlace.SESSION);
    }

    @Override
    public synchronized Optional<char[]> find(SecretId id) {
        return Optional.ofNullable(secrets.get(id)).map(char[]::clone);
    }

    @Override
    public synchronized void put(SecretId id, char[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("An empty secret");
        }
        clear(secrets.put(id, secret.clone()));
    }

    @Override
    public synchronized void remove(SecretId id) {
        clear(secrets.remove(id));
    }

    @Override
    public synchronized void close() {
        secrets.values().forEach(SessionSecretStore::clear);
        secrets.clear();
    }

    private static void clear(char @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }
}
