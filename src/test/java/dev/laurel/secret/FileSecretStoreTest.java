package dev.laurel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

import dev.laurel.contract.SecretStoreContract;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretStoreTest extends SecretStoreContract {
    private static final SecretId ID = SecretId.ofDestination("Home", SecretId.What.AZURE_SAS);
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    private static final int LITTLE_WORK = 10;

    @TempDir
    Path folder;

    private FileSecretStore store;

    @BeforeEach
    void setUp() {
        store = another();
        store.create(PASSPHRASE);
    }

    private FileSecretStore another() {
        return new FileSecretStore(folder, new SecureRandom(), LITTLE_WORK);
    }

    @Override
    protected SecretStore store() {
        return store;
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                LaurelException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    @Test
    @Promise(area = Area.SECRETS, value = "The file of secrets is encrypted, and for its owner alone")
    void isForThisUsersEyesAloneAndNothingInItCanBeRead() throws IOException {
        store.put(ID, "planted-secret".toCharArray());
        assertThat(Files.getPosixFilePermissions(store.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(store.file(), StandardCharsets.ISO_8859_1))
                .startsWith("age-encryption.org/v1")
                .doesNotContain("planted-secret", "Home");
    }

    @Test
    void isLockedUntilItsPassphraseIsGiven() {
        store.put(ID, "sas".toCharArray());
        var later = another();
        assertThat(later.status()).isEqualTo(new SecretStatus.Locked(SecretPlace.FILE));
        assertRefused(ErrorCode.SECRET_FILE_LOCKED, () -> later.find(ID));
        assertRefused(ErrorCode.SECRET_FILE_LOCKED, () -> later.put(ID, "x".toCharArray()));
        assertRefused(ErrorCode.SECRET_FILE_PASSPHRASE, () -> later.unlock("Correct horse".toCharArray()));
        assertThat(later.status()).isInstanceOf(SecretStatus.Locked.class);
        later.unlock(PASSPHRASE.clone());
        assertThat(later.find(ID)).contains("sas".toCharArray());
    }

    @Test
    void lockedAgainItKnowsNothing() {
        store.put(ID, "sas".toCharArray());
        store.lock();
        assertRefused(ErrorCode.SECRET_FILE_LOCKED, () -> store.find(ID));
    }

    @Test
    void twoThatUseItAtOnceLoseNothing() {
        var second = another();
        second.unlock(PASSPHRASE);
        store.put(ID, "one".toCharArray());
        var token = SecretId.ofLaurel(SecretId.What.SYNC_TOKEN);
        second.put(token, "two".toCharArray());
        assertThat(store.find(token)).contains("two".toCharArray());
        assertThat(second.find(ID)).contains("one".toCharArray());
        assertThat(another().status()).isInstanceOf(SecretStatus.Locked.class);
    }

    @Test
    void anotherPassphraseShutsOutTheOldOne() {
        store.put(ID, "sas".toCharArray());
        var second = another();
        second.unlock(PASSPHRASE);
        store.changePassphrase("battery staple".toCharArray());
        assertThat(store.find(ID)).contains("sas".toCharArray());
        assertRefused(ErrorCode.SECRET_FILE_PASSPHRASE, () -> second.find(ID));
        assertRefused(ErrorCode.SECRET_FILE_PASSPHRASE, () -> second.put(ID, "x".toCharArray()));
        second.unlock("battery staple".toCharArray());
        assertThat(second.find(ID)).contains("sas".toCharArray());
    }

    @Test
    void aDamagedFileIsLeftAsItIs() throws IOException {
        store.put(ID, "sas".toCharArray());
        var bytes = Files.readAllBytes(store.file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(store.file(), bytes);
        assertRefused(ErrorCode.SECRET_FILE_DAMAGED, () -> another().unlock(PASSPHRASE));
        assertRefused(ErrorCode.SECRET_FILE_DAMAGED, () -> store.put(ID, "x".toCharArray()));
        assertRefused(ErrorCode.SECRET_FILE_EXISTS, () -> another().create(PASSPHRASE));
        assertThat(store.file()).hasBinaryContent(bytes);
    }

    @Test
    void aFileOfAnotherKindIsLeftAsItIs() throws IOException {
        Files.writeString(store.file(), "laurel secrets 1\nplain\tsecret\n");
        assertRefused(ErrorCode.SECRET_FILE_DAMAGED, () -> another().unlock(PASSPHRASE));
        assertThat(store.file()).hasContent("laurel secrets 1\nplain\tsecret\n");
    }

    @Test
    void oneWithALostPassphraseIsPutAside() {
        var aside = store.setAside(InstantSource.fixed(Instant.ofEpochMilli(42)));
        assertThat(aside).exists().hasFileName("secrets.age.kept-42");
        assertThat(store.status()).isInstanceOfSatisfying(SecretStatus.Absent.class,
                it -> assertThat(it.reason().code()).isEqualTo(ErrorCode.SECRET_FILE_NONE));
        assertRefused(ErrorCode.SECRET_FILE_NONE, () -> store.unlock(PASSPHRASE));
        store.create("new".toCharArray());
        assertThat(store.find(ID)).isEmpty();
    }

    @Test
    void ageOpensItToo() throws IOException, InterruptedException {
        store.put(ID, "two\nlines\\".toCharArray());
        // age asks for passphrases on a terminal only, which script gives it.
        var age = new ProcessBuilder("script", "--quiet", "--return", "--command", "age -d secrets.age", "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = age.outputWriter(); var out = age.inputReader()) {
            in.write("correct horse\n");
            in.flush();
            assertThat(out.readAllAsString().replace("\r", ""))
                    .contains("laurel secrets 1\ndestination Home: azure-sas\ttwo\\nlines\\\\\n");
        }
        assertThat(age.waitFor()).isZero();
    }
}
