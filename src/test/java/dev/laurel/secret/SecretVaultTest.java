package dev.laurel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.PrivateKeyring;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVaultTest {
    private static final SecretId ID = SecretId.ofDestination("Home", SecretId.What.S3_SECRET_KEY);
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    private static final int LITTLE_WORK = 10;

    @TempDir
    Path folder;

    private SecretVault vault() {
        return new SecretVault(
                new KeychainSecretStore(folder), new FileSecretStore(folder, new SecureRandom(), LITTLE_WORK));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                LaurelException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    @Test
    void keepsSecretsInTheKeychainWhereThereIsOne() throws IOException {
        try (var _ = PrivateKeyring.unlocked(); var vault = vault()) {
            assertThat(vault.status()).isEqualTo(new SecretStatus.Available(SecretPlace.SECRET_SERVICE));
            vault.put(ID, "key".toCharArray());
            assertThat(vault.has(ID)).isTrue();
            vault.file().create(PASSPHRASE);
            assertThat(vault.file().find(ID)).isEmpty();
            vault.remove(ID);
            assertThat(vault.has(ID)).isFalse();
        }
    }

    @Test
    void withoutOneItAsksWhereInsteadOfChoosing() throws IOException {
        try (var _ = PrivateKeyring.none(); var vault = vault()) {
            assertThat(vault.status()).isInstanceOf(SecretStatus.Absent.class);
            assertRefused(ErrorCode.SECRET_NO_KEYCHAIN, () -> vault.put(ID, "key".toCharArray()));
            assertThat(vault.has(ID)).isFalse();

            vault.putForThisRun(ID, "key".toCharArray());
            assertThat(vault.find(ID)).contains("key".toCharArray());
            try (var later = vault()) {
                assertThat(later.find(ID)).isEmpty();
            }
        }
    }

    @Test
    void withoutOneItUsesTheFileThatWasSetUp() throws IOException {
        try (var _ = PrivateKeyring.none(); var vault = vault()) {
            vault.file().create(PASSPHRASE);
            assertThat(vault.status()).isEqualTo(new SecretStatus.Available(SecretPlace.FILE));
            vault.put(ID, "key".toCharArray());
            try (var later = vault()) {
                assertThat(later.status()).isEqualTo(new SecretStatus.Locked(SecretPlace.FILE));
                assertRefused(ErrorCode.SECRET_FILE_LOCKED, () -> later.find(ID));
                assertRefused(ErrorCode.SECRET_FILE_LOCKED, () -> later.put(ID, "other".toCharArray()));
                later.file().unlock(PASSPHRASE);
                assertThat(later.find(ID)).contains("key".toCharArray());
            }
        }
    }

    @Test
    void aSecretForThisRunGoesFirstUntilOneIsKept() throws IOException {
        try (var _ = PrivateKeyring.unlocked(); var vault = vault()) {
            vault.put(ID, "kept".toCharArray());
            vault.putForThisRun(ID, "for now".toCharArray());
            assertThat(vault.find(ID)).contains("for now".toCharArray());
            vault.put(ID, "new".toCharArray());
            assertThat(vault.find(ID)).contains("new".toCharArray());
        }
    }

    @Test
    void findsWhatWasFiledBeforeThereWasAKeychain() throws IOException {
        try (var _ = PrivateKeyring.unlocked(); var vault = vault()) {
            vault.file().create(PASSPHRASE);
            vault.file().put(ID, "filed".toCharArray());
            assertThat(vault.find(ID)).contains("filed".toCharArray());
            vault.remove(ID);
            assertThat(vault.file().find(ID)).isEmpty();
        }
    }

    @Test
    void aLockedKeychainIsNotPassedOver() throws IOException, InterruptedException {
        try (var keyring = PrivateKeyring.unlocked(); var vault = vault()) {
            vault.file().create(PASSPHRASE);
            keyring.lock();
            assertThat(vault.status()).isEqualTo(new SecretStatus.Locked(SecretPlace.SECRET_SERVICE));
            assertRefused(ErrorCode.SECRET_LOCKED, () -> vault.put(ID, "key".toCharArray()));
            assertThat(vault.file().find(ID)).isEmpty();
        }
    }

    @Test
    void nobodyIsAskedToUnlockAKeychainForWhatHappensByItself() throws IOException {
        var file = new FileSecretStore(folder, new SecureRandom(), LITTLE_WORK);
        try (var vault = new SecretVault(new AskingStore(), file)) {
            assertRefused(ErrorCode.SECRET_LOCKED, () -> vault.unasked().find(ID));
            vault.putForThisRun(ID, "for now".toCharArray());
            assertThat(vault.unasked().find(ID)).contains("for now".toCharArray());
        }
    }

    @Test
    void whereNothingIsLockedEverythingIsFoundUnasked() throws IOException {
        try (var _ = PrivateKeyring.unlocked(); var vault = vault()) {
            vault.put(ID, "kept".toCharArray());
            assertThat(vault.unasked().find(ID)).contains("kept".toCharArray());
        }
    }

    /** A locked keychain that asks whoever looks something up. */
    private static final class AskingStore implements SecretStore {
        @Override
        public SecretStatus status() {
            return new SecretStatus.Locked(SecretPlace.SECRET_SERVICE);
        }

        @Override
        public Optional<char[]> find(SecretId id) {
            throw new AssertionError("Somebody was asked");
        }

        @Override
        public void put(SecretId id, char[] secret) {
            throw new AssertionError("Somebody was asked");
        }

        @Override
        public void remove(SecretId id) {
            throw new AssertionError("Somebody was asked");
        }
    }
}
