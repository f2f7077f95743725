package dev.laurel.secret;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/**
 * Where Laurel keeps secrets: in the keychain; where there is none, in the encrypted file if a person has set it up;
 * for one run only if a person says so. Never decides by itself to keep a secret in a weaker place than it was asked
 * to.
 */
public final class SecretVault implements SecretStore {
    private final SecretStore keychain;
    private final FileSecretStore file;
    private final SessionSecretStore session = new SessionSecretStore();

    /** A vault over a keychain and a file. */
    public SecretVault(SecretStore keychain, FileSecretStore file) {
        this.keychain = keychain;
        this.file = file;
    }

    /**
     * The vault of a data folder. Touches nothing yet.
     *
     * @param dataFolder an existing folder
     */
    public static SecretVault of(Path dataFolder, SecureRandom random) {
        return new SecretVault(new KeychainSecretStore(dataFolder), new FileSecretStore(dataFolder, random));
    }

    /** The encrypted file, to be set up and unlocked. */
    public FileSecretStore file() {
        return file;
    }

    /** That of the place where {@link #put} keeps secrets; absent for the reason that there is no keychain. */
    @Override
    public SecretStatus status() {
        var ofKeychain = keychain.status();
        if (!(ofKeychain instanceof SecretStatus.Absent)) {
            return ofKeychain;
        }
        var ofFile = file.status();
        return ofFile instanceof SecretStatus.Absent ? ofKeychain : ofFile;
    }

    @Override
    public Optional<char[]> find(SecretId id) {
        var found = session.find(id);
        if (found.isEmpty() && isThere(keychain)) {
            found = keychain.find(id);
        }
        return found.isEmpty() && isThere(file) ? file.find(id) : found;
    }

    /**
     * The same secrets for those who look them up by themselves: where the keychain would ask a person to unlock it,
     * nothing is found and {@link ErrorCode#SECRET_LOCKED} says why.
     */
    public SecretSource unasked() {
        return id -> {
            var found = session.find(id);
            if (found.isEmpty() && keychain.status() instanceof SecretStatus.Locked) {
                throw new LaurelException(LaurelError.of(ErrorCode.SECRET_LOCKED));
            }
            return found.isEmpty() ? find(id) : found;
        };
    }

    /** Whether a secret is kept anywhere. */
    public boolean has(SecretId id) {
        var found = find(id);
        found.ifPresent(secret -> Arrays.fill(secret, '\0'));
        return found.isPresent();
    }

    /**
     * Keeps a secret beyond this run.
     *
     * @throws LaurelException the reason of {@link SecretStatus.Absent} if there is no place for that; a person may
     *     then choose {@link #putForThisRun} or set up {@link #file()}
     */
    @Override
    public void put(SecretId id, char[] secret) {
        switch (status()) {
            case SecretStatus.Available(var place) -> storeAt(place).put(id, secret);
            case SecretStatus.Locked(var place) -> storeAt(place).put(id, secret);
            case SecretStatus.Absent(var reason) -> throw new LaurelException(reason);
        }
        session.remove(id);
    }

    /** Keeps a secret until the program ends; it goes before one that is kept elsewhere. */
    public void putForThisRun(SecretId id, char[] secret) {
        session.put(id, secret);
    }

    /** Ends {@link #putForThisRun}; one that is kept elsewhere stays. */
    public void forgetForThisRun(SecretId id) {
        session.remove(id);
    }

    @Override
    public void remove(SecretId id) {
        session.remove(id);
        if (isThere(keychain)) {
            keychain.remove(id);
        }
        if (isThere(file)) {
            file.remove(id);
        }
    }

    private SecretStore storeAt(SecretPlace place) {
        return place == SecretPlace.FILE ? file : keychain;
    }

    private static boolean isThere(SecretStore store) {
        return !(store.status() instanceof SecretStatus.Absent);
    }

    @Override
    public void close() {
        session.close();
        file.close();
        keychain.close();
    }
}
