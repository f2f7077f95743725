package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import dev.laurel.fakes.OpenSample;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Recipient;
import dev.laurel.settings.SealedWith;
import dev.laurel.ui.settings.BackupKeysViewModel.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupKeysViewModelTest {
    private static final String KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @TempDir
    Path folder;

    private OpenSample sample;
    private SecretVault vault;
    private SettingsViewModel settings;
    private BackupKeysViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    BackupKeysViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        vault = SecretVault.of(folder.resolve("data"), new SecureRandom());
        settings = SettingsViewModelTest.model(sample, vault, folder);
        model = settings.security().backupKeys();
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
    void aPassphraseIsKeptReplacedAndForgotten() throws IOException, InterruptedException {
        try (var keyring = PrivateKeyring.unlocked()) {
            settings.sectionProperty().set(SettingsSection.SECURITY);
            assertThat(model.keptProperty().get()).isEqualTo(Kept.NO);
            type("lantern", "lanter");
            assertThat(model.passphrase().problem()).isPresent();
            model.keep();
            assertThat(vault.has(BackupSecrets.PASSPHRASE)).isFalse();
            type("lantern", "lantern");
            model.keep();
            assertThat(vault.find(BackupSecrets.PASSPHRASE)).contains("lantern".toCharArray());
            assertThat(model.keptProperty().get()).isEqualTo(Kept.YES);
            assertThat(model.passphrase().isEmpty()).as("nothing of it").isTrue();
            type("lighthouse", "lighthouse");
            model.keep();
            assertThat(vault.find(BackupSecrets.PASSPHRASE)).contains("lighthouse".toCharArray());

            model.remove();
            assertThat(sample.dialogs.questions()).singleElement()
                    .satisfies(question -> assertThat(question.destructive()).isTrue());
            assertThat(vault.has(BackupSecrets.PASSPHRASE)).isFalse();
            assertThat(model.keptProperty().get()).isEqualTo(Kept.NO);

            type("lantern", "lantern");
            model.keep();
            keyring.lock();
            model.look();
            assertThat(model.keptProperty().get()).as("nobody is asked to unlock it").isEqualTo(Kept.UNKNOWN);
        }
    }

    @Test
    void withoutAKeychainItLastsForThisRunAndSaysSo() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            type("lantern", "lantern");
            model.keep();
            assertThat(model.keptProperty().get()).isEqualTo(Kept.FOR_THIS_RUN);
            assertThat(model.keptText()).contains("until Laurel is closed");
            assertThat(vault.find(BackupSecrets.PASSPHRASE)).contains("lantern".toCharArray());
        }
    }

    @Test
    void recipientsAreCheckedAsTheyAreTyped() {
        model.newKeyProperty().set(KEY.substring(0, KEY.length() - 1) + "q");
        assertThat(model.recipientProblem()).as("its check sum").isPresent();
        model.add();
        assertThat(sample.settings.get().recipients()).isEmpty();
        model.newKeyProperty().set(" " + KEY + "\n");
        model.newNameProperty().set("Mira");
        model.add();
        assertThat(sample.settings.get().recipients()).containsExactly(new Recipient(KEY, "Mira"));
        assertThat(model.recipients()).containsExactly(new BackupKeysViewModel.Holder(KEY, "Mira"));
        assertThat(model.newKeyProperty().get()).isEmpty();
        model.newKeyProperty().set(KEY);
        assertThat(model.recipientProblem()).get().asString().contains("already");
        model.remove(model.recipients().getFirst());
        assertThat(model.recipients()).isEmpty();
        assertThat(model.canAdd()).isTrue();
    }

    @Test
    void aChoiceSaysWhatItLacks() throws IOException {
        try (var _ = PrivateKeyring.none()) {
            sample.settings.update(it -> it.withDestinations(all -> List.of(
                    new DestinationSettings.Folder("a", folder, SealedWith.RECIPIENTS),
                    new DestinationSettings.Folder("b", folder))));
            settings.sectionProperty().set(SettingsSection.DESTINATIONS);
            var sealing = new SealingViewModel(settings, sample.i18n);
            assertThat(sealing.choice().indexProperty().get()).isEqualTo(2);
            assertThat(sealing.lackProperty().get()).contains("no recipients");
            sealing.openSecurity();
            model.newKeyProperty().set(KEY);
            model.add();
            assertThat(sealing.lackProperty().get()).isEmpty();
            assertThat(sealing.hintProperty().get()).contains("to one recipient");
            sealing.choice().indexProperty().set(1);
            assertThat(sealing.lackProperty().get()).contains("No passphrase is kept");
            assertThat(settings.changedProperty().get()).isTrue();
            settings.destinations().selectedProperty().set(settings.destinations().drafts().get(1));
            assertThat(sealing.choice().indexProperty().get()).isZero();
            assertThat(sealing.lackProperty().get()).isEmpty();
            settings.save();
            assertThat(sample.settings.get().destinations()).extracting(DestinationSettings::sealedWith)
                    .containsExactly(SealedWith.PASSPHRASE, SealedWith.NOTHING);
        }
    }

    @Test
    void recipientsOfAnotherProcessAreTakenOver() {
        sample.settings.update(it -> it.withRecipient(new Recipient(KEY, "")));
        assertThat(model.recipients()).hasSize(1);
    }
}
