package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.OpenSample;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.secret.SecretVault;
import dev.laurel.ui.settings.SecurityViewModel.FileState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityViewModelTest {
    @TempDir
    Path folder;

    private OpenSample sample;
    private SecretVault vault;
    private SettingsViewModel settings;
    private SecurityViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    SecurityViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        openVault();
    }

    private void openVault() {
        vault = SecretVault.of(folder.resolve("data"), new SecureRandom());
        settings = SettingsViewModelTest.model(sample, vault, folder);
        model = settings.security();
    }

    @AfterEach
    void close() {
        vault.close();
        sample.close();
    }

    private void type(String passphrase, String again) {
        model.passphrase().textProperty().set(passphrase);
        model.passphrase().againProperty().set(again);
    }

    @Test
    void saysHowTheKeychainStands() throws IOException, InterruptedException {
        try (var keyring = PrivateKeyring.unlocked()) {
            settings.sectionProperty().set(SettingsSection.SECURITY);
            assertThat(model.keychainText()).isEqualTo("The keychain is unlocked.");
            assertThat(model.isOpen()).isTrue();
            keyring.lock();
            model.look();
            assertThat(model.keychainText()).isEqualTo("The keychain is locked.");
            assertThat(model.isOpen()).isFalse();
        }
    }

    @Test
    void aFileIsSetUpUnlockedAndGivenAnotherPassphrase() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            model.look();
            assertThat(model.keychainText()).isEqualTo("This session has no keychain.");
            type("correct horse", "correct");
            assertThat(model.problem()).isPresent();
            model.apply();
            assertThat(vault.file().file()).as("two passphrases").doesNotExist();
            type("correct horse", "correct horse");
            model.apply();
            assertThat(model.fileProperty().get()).isEqualTo(FileState.OPEN);
            assertThat(model.keychainText()).isEqualTo("The encrypted file is unlocked.");
            assertThat(model.passphrase().textProperty().get()).isEmpty();
            assertThat(model.passphrase().againProperty().get()).isEmpty();
            type("battery staple", "battery staple");
            model.apply();

            vault.close();
            openVault();
            model.look();
            assertThat(model.fileProperty().get()).isEqualTo(FileState.LOCKED);
            type("correct horse", "");
            model.apply();
            assertThat(sample.dialogs.codes()).containsExactly(ErrorCode.SECRET_FILE_PASSPHRASE);
            type("battery staple", "");
            model.apply();
            assertThat(model.fileProperty().get()).isEqualTo(FileState.OPEN);
        }
    }

    @Test
    void aFileWhosePassphraseIsLostIsPutAside() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            vault.file().create("lost".toCharArray());
            vault.file().lock();
            model.look();
            model.startOver();
            assertThat(model.fileProperty().get()).isEqualTo(FileState.NONE);
            try (var files = Files.list(folder.resolve("data"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .anyMatch(name -> name.startsWith("secrets.age.kept-"));
            }
        }
    }
}
