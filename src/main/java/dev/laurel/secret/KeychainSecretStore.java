package dev.laurel.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.platform.ProcessLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets in the keychain of the system: the Secret Service or KWallet on Linux, Keychain on macOS, Credential
 * Manager on Windows. Nothing is touched before the first call, which takes about a second.
 *
 * <p>A locked keychain asks the person to unlock it, for up to two minutes, and only when a secret is read or written;
 * {@link #status()} asks nobody. The library behind it takes and gives secrets as strings, which stay in memory until
 * they are collected; it passes them to the system by D-Bus (encrypted for the session) or a call, never by a command.
 */
public final class KeychainSecretStore implements SecretStore {
    private static final Log LOG = Log.of(KeychainSecretStore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROMPT = Duration.ofMinutes(2);
    /** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows: 2,560 bytes of UTF-16. */
    private static final int LONGEST_ON_WINDOWS = 1280;
    /** How the library tells that there is no such secret, apart from failures: the beginnings of its messages. */
    private static final List<String> MISSING = List.of(
            "No stored credentials match", "No password to delete", "Password is not in wallet",
            "Password cannot be deleted, it is not in wallet", "Error code 1168");

    private final String service;
    private final Path lock;
    private @Nullable Keyring keyring;
    private @Nullable SecretPlace place;

    /**
     * The keychain's secrets for one data folder; those of others are apart from them.
     *
     * @param dataFolder an existing folder
     */
    public KeychainSecretStore(Path dataFolder) {
        service = ascii("Laurel " + dataFolder.toAbsolutePath().normalize());
        lock = dataFolder.resolve("secrets.lock");
    }

    /** One use of the keychain. */
    @FunctionalInterface
    private interface Use<T> {
        T apply(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public SecretStatus status() {
        var system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            return new SecretStatus.Available(SecretPlace.WINDOWS_CREDENTIALS);
        }
        return system.startsWith("Mac")
                ? new SecretStatus.Available(SecretPlace.MAC_KEYCHAIN)
                : SessionBus.status();
    }

    @Override
    public Optional<char[]> find(SecretId id) {
        return use(keychain -> Optional.of(keychain.getPassword(service, account(id)).toCharArray()), Optional.empty());
    }

    @Override
    public void put(SecretId id, char[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException("An empty secret");
        }
        try (var _ = lock()) {
            use(keychain -> {
                if (place == SecretPlace.WINDOWS_CREDENTIALS && secret.length > LONGEST_ON_WINDOWS) {
                    throw new LaurelException(LaurelError.of(ErrorCode.SECRET_TOO_LONG, LONGEST_ON_WINDOWS));
                }
                keychain.setPassword(service, account(id), new String(secret));
                return true;
            }, false);
            // The library says nothing when a keychain that was not unlocked has refused it.
            var kept = find(id).orElse(new char[0]);
            var isKept = Arrays.equals(kept, secret);
            Arrays.fill(kept, '\0');
            if (!isKept) {
                throw failure(null);
            }
        }
    }

    @Override
    public void remove(SecretId id) {
        try (var _ = lock()) {
            use(keychain -> {
                keychain.deletePassword(service, account(id));
                return true;
            }, false);
        }
    }

    /**
     * Two processes that add one secret at once would leave two of it, which the library can neither read nor remove.
     */
    private ProcessLock lock() {
        try {
            return ProcessLock.acquire(lock, PATIENCE)
                    .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.SECRET_BUSY)));
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.SECRET_FAILED), e);
        }
    }

    private synchronized <T> T use(Use<T> use, T missing) {
        try {
            return once(use, missing);
        } catch (LaurelException e) {
            throw e;
        } catch (RuntimeException e) {
            // The daemon may have been started anew since; what was agreed with the old one is void then.
            close();
        }
        try {
            return once(use, missing);
        } catch (LaurelException e) {
            throw e;
        } catch (RuntimeException e) {
            close();
            throw failure(e);
        }
    }

    private <T> T once(Use<T> use, T missing) {
        if (status() instanceof SecretStatus.Locked) {
            SessionBus.unlock(PROMPT);
            if (status() instanceof SecretStatus.Locked) {
                throw new LaurelException(LaurelError.of(ErrorCode.SECRET_LOCKED));
            }
        }
        try {
            return use.apply(keychain());
        } catch (PasswordAccessException e) {
            var text = String.valueOf(e.getMessage());
            if (MISSING.stream().anyMatch(text::startsWith)) {
                return missing;
            }
            throw failure(e);
        }
    }

    private Keyring keychain() {
        if (keyring == null) {
            var at = switch (status()) {
                case SecretStatus.Available(var found) -> found;
                case SecretStatus.Locked(var found) -> found;
                case SecretStatus.Absent(var reason) -> throw new LaurelException(reason);
            };
            try {
                keyring = switch (at) {
                    case SECRET_SERVICE -> Keyring.create(KeyringStorageType.GNOME_KEYRING);
                    case KWALLET -> Keyring.create(KeyringStorageType.KWALLET);
                    case WINDOWS_CREDENTIALS -> Keyring.create(KeyringStorageType.WINDOWS_CREDENTIAL_STORE);
                    case MAC_KEYCHAIN -> Keyring.create();
                    case FILE, SESSION -> throw new IllegalStateException(at.name());
                };
                place = at;
            } catch (BackendNotSupportedException | LinkageError e) {
                throw new LaurelException(LaurelError.of(ErrorCode.SECRET_NO_KEYCHAIN), e);
            }
        }
        return keyring;
    }

    /** What has gone wrong, by what the keychain says of itself now. */
    private LaurelException failure(@Nullable Throwable cause) {
        return new LaurelException(switch (status()) {
            case SecretStatus.Available _ -> LaurelError.of(ErrorCode.SECRET_FAILED);
            case SecretStatus.Locked _ -> LaurelError.of(ErrorCode.SECRET_LOCKED);
            case SecretStatus.Absent(var reason) -> reason;
        }, cause);
    }

    private static String account(SecretId id) {
        return ascii(id.text());
    }

    /** Windows knows such names in the code page of the system only, in which two may become one. */
    private static String ascii(String text) {
        var out = new StringBuilder();
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each >= ' ' && each < 0x7f && each != '%' && each != '|') {
                out.append((char) each);
            } else {
                out.append('%').append(Character.forDigit(each >> 4 & 0xf, 16))
                        .append(Character.forDigit(each & 0xf, 16));
            }
        }
        return out.toString();
    }

    /** Lets go of the keychain; the next use takes it again. */
    @Override
    public synchronized void close() {
        var open = keyring;
        keyring = null;
        place = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.warn("Closing the keychain failed", e);
            }
        }
    }
}
