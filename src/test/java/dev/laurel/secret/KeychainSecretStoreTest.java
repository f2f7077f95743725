package dev.laurel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import dev.laurel.contract.SecretStoreContract;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keychain of this system, which in these tests is a real gnome-keyring on a bus of its own. */
class KeychainSecretStoreTest {
    private static final SecretId ID = SecretId.ofDestination("H\u00f6hle", SecretId.What.S3_SECRET_KEY);
    private static final String SECRET = "planted-secret-4711";

    @TempDir
    Path dataFolder;

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LaurelException.class, e -> {
            assertThat(e.error().code()).isEqualTo(code);
            var all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).doesNotContain(SECRET);
        });
    }

    private static void put(SecretStore store) {
        store.put(ID, SECRET.toCharArray());
    }

    @Nested
    class Unlocked extends SecretStoreContract {
        private PrivateKeyring keyring;
        private KeychainSecretStore store;

        @BeforeEach
        void open() throws IOException {
            keyring = PrivateKeyring.unlocked();
            store = new KeychainSecretStore(dataFolder);
        }

        @AfterEach
        void close() throws IOException {
            store.close();
            keyring.close();
        }

        @Override
        protected SecretStore store() {
            return store;
        }

        @Test
        void otherProgramsSeeItUnderANameThatSaysWhatItIs() throws IOException, InterruptedException {
            put(store);
            assertThat(keyring.lookUp("Laurel " + dataFolder, "destination H%c3%b6hle: s3-secret-key"))
                    .isEqualTo(SECRET);
        }

        @Test
        void keepsDataFoldersApart(@TempDir Path other) {
            put(store);
            try (var otherStore = new KeychainSecretStore(other)) {
                assertThat(otherStore.find(ID)).isEmpty();
            }
        }

        @Test
        void findsWhatAnEarlierRunHasKept() {
            put(store);
            store.close();
            try (var later = new KeychainSecretStore(dataFolder)) {
                assertThat(later.find(ID)).contains(SECRET.toCharArray());
            }
        }

        @Test
        void goesOnAfterTheDaemonWasStartedAnew() throws IOException, InterruptedException {
            put(store);
            keyring.restart();
            assertThat(store.find(ID)).contains(SECRET.toCharArray());
            store.put(ID, "next".toCharArray());
            assertThat(store.find(ID)).contains("next".toCharArray());
        }

        @Test
        void severalThatAddOneSecretAtOnceLeaveOne() {
            IntStream.range(0, 4).parallel().forEach(_ -> {
                try (var each = new KeychainSecretStore(dataFolder)) {
                    put(each);
                }
            });
            assertThat(store.find(ID)).contains(SECRET.toCharArray());
            store.remove(ID);
            assertThat(store.find(ID)).isEmpty();
        }

        @Test
        void lockedItIsNotTakenForEmpty() throws IOException, InterruptedException {
            put(store);
            keyring.lock();
            assertThat(store.status()).isEqualTo(new SecretStatus.Locked(SecretPlace.SECRET_SERVICE));
            assertRefused(ErrorCode.SECRET_LOCKED, () -> store.find(ID));
            assertRefused(ErrorCode.SECRET_LOCKED, () -> put(store));
            assertRefused(ErrorCode.SECRET_LOCKED, () -> store.remove(ID));
            assertRefused(ErrorCode.SECRET_LOCKED,
                    () -> put(new KeychainSecretStore(dataFolder))); // One that has not been used before.
        }

        @Test
        @Promise(area = Area.SECRETS, value = "A secret in the keychain is nowhere else")
        void keepsNothingInTheDataFolder() throws IOException {
            put(store);
            try (var files = Files.list(dataFolder)) {
                assertThat(files).allSatisfy(file -> assertThat(file).isEmptyFile());
            }
        }
    }

    @Test
    void saysSoWhereThereIsNone() throws IOException {
        try (var _ = PrivateKeyring.none(); var store = new KeychainSecretStore(dataFolder)) {
            assertAbsent(store, ErrorCode.SECRET_NO_KEYCHAIN);
        }
    }

    @Test
    void saysSoWhereNobodyHasMadeAKeyring() throws IOException {
        try (var _ = PrivateKeyring.neverSetUp(); var store = new KeychainSecretStore(dataFolder)) {
            while (assertAbsentCode(store) == ErrorCode.SECRET_NO_KEYCHAIN) {
                Thread.onSpinWait(); // The daemon is starting.
            }
            assertAbsent(store, ErrorCode.SECRET_NO_KEYRING);
        }
    }

    @Test
    void saysSoWhereThereIsNoBus() {
        var property = "DBUS_SESSION_BUS_ADDRESS";
        System.setProperty(property, "unix:path=" + dataFolder.resolve("no-bus"));
        try (var store = new KeychainSecretStore(dataFolder)) {
            assertAbsent(store, ErrorCode.SECRET_NO_KEYCHAIN);
        } finally {
            System.clearProperty(property);
        }
    }

    private static ErrorCode assertAbsentCode(SecretStore store) {
        assertThat(store.status()).isInstanceOf(SecretStatus.Absent.class);
        return ((SecretStatus.Absent) store.status()).reason().code();
    }

    private static void assertAbsent(SecretStore store, ErrorCode code) {
        assertThat(assertAbsentCode(store)).isEqualTo(code);
        assertRefused(code, () -> store.find(ID));
        assertRefused(code, () -> put(store));
        assertRefused(code, () -> store.remove(ID));
    }
}
