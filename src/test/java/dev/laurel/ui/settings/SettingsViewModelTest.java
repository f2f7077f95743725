package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.OpenSample;
import dev.laurel.platform.AppFolders;
import dev.laurel.platform.OpenFiles;
import dev.laurel.platform.Program;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.SyncPeers;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Settings;
import dev.laurel.settings.Settings.Theme;
import dev.laurel.ui.settings.DestinationDraft.TestState;
import dev.laurel.ui.shell.SyncViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    @TempDir
    private Path folder;

    private OpenSample sample;
    private SettingsViewModel model;
    private SecretVault vault;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    SettingsViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        vault = SecretVault.of(folder, new SecureRandom());
        model = model(sample, vault, folder);
    }

    /** The settings over an open profile. */
    static SettingsViewModel model(OpenSample sample, SecretVault vault, Path folder) {
        var about = new AboutViewModel(AppFolders.in(folder), new OpenFiles() {
            @Override
            public void show(Path path) {
                throw new AssertionError(path);
            }

            @Override
            public void browse(URI address) {
                throw new AssertionError(address);
            }
        }, sample.tasks, sample.dialogs, sample.i18n);
        var catalog = new CatalogViewModel(sample.current, () -> {}, sample.i18n);
        var destinations = new Destinations(() -> vault, Map.of(), InstantSource.system());
        var work = new ProfileDestinationWork(
                destinations, new Destinations(vault::unasked, Map.of(), InstantSource.system()), vault, sample.profiles,
                sample.settings::get);
        var peers = new SyncPeers(
                sample.settings::get, destinations, SyncPeers.tokens(Map.of(), () -> vault), sample.clock);
        var syncing = new SyncViewModel(sample.current, new SyncViewModel.Peers(peers, peers), sample.settings::get,
                new SyncViewModel.Tools(sample.tasks, sample.clock, new Random(1)), sample.dialogs, sample.notifier,
                sample.i18n, _ -> {});
        sample.settings.listen(_ -> syncing.follow());
        var sync = new SyncSettingsViewModel(
                sample.current, sample.settings::get, peers, work, syncing, sample.tasks, sample.i18n);
        var backupKeys =
                new BackupKeysViewModel(sample.settings, work, sample.tasks, sample.dialogs, sample.i18n);
        var unattended = new UnattendedViewModel(
                Optional.of(new Program(Path.of("/opt/laurel/bin/laurel"), Path.of("/opt/laurel/bin/laurel"))), null,
                "Linux", sample.i18n);
        var automatic = new AutomaticSettingsViewModel(sample.current, new SimpleObjectProperty<>(List.of()),
                sample.settings::update, unattended, sample.i18n);
        var security = new SecurityViewModel(
                vault, backupKeys, sample.tasks, sample.dialogs, InstantSource.system(), sample.i18n);
        return new SettingsViewModel(sample.settings, sample.current, work, new SettingsViewModel.Parts(
                new AutostartViewModel(Optional.empty(), new SimpleObjectProperty<>(false), sample.tasks, sample.dialogs),
                automatic, sync, security,
                catalog, about), sample.tasks, sample.files, sample.dialogs, sample.i18n);
    }

    @AfterEach
    void close() {
        vault.close();
        sample.close();
    }

    @Test
    void bucketsAndContainersStayAsTheyAre() throws Exception {
        var bucket = new DestinationSettings.S3("Bucket", "bucket", "us-east-1", null, false, true,
                new DestinationSettings.S3Credentials.Environment());
        sample.settings.update(it -> it.withDestinations(_ -> List.of(bucket)));
        model.discard();
        assertThat(model.changedProperty().get()).isFalse();
        var draft = add();
        draft.nameProperty().set("bucket");
        assertThat(model.destinations().problem(draft, DestinationField.NAME)).isPresent();
        draft.nameProperty().set("Stick");
        model.save();
        assertThat(sample.settings.get().destinations()).hasSize(2).startsWith(bucket);
    }

    @Test
    void aLayoutChosenElsewhereIsNotUndoneByWhatIsEditedHere() {
        model.reducedMotionProperty().set(true);
        sample.settings.update(it -> it.withLayout(Settings.Layout.TABLE));
        model.save();
        assertThat(sample.settings.get().layout()).isEqualTo(Settings.Layout.TABLE);
        assertThat(sample.settings.get().reducedMotion()).isTrue();
    }

    private DestinationDraft add() throws Exception {
        sample.files.answer(Files.createDirectories(folder.resolve("stick")));
        model.destinations().addFolder();
        return model.destinations().drafts().getLast();
    }

    @Test
    void nothingHoldsBeforeItIsSaved() {
        assertThat(model.changedProperty().get()).isFalse();
        model.theme().indexProperty().set(2);
        assertThat(model.changedProperty().get()).isTrue();
        assertThat(sample.settings.get().theme()).isEqualTo(Theme.SYSTEM);
        model.discard();
        assertThat(model.changedProperty().get()).isFalse();
        model.theme().indexProperty().set(2);
        model.maskTitleProperty().set(false);
        model.save();
        assertThat(sample.settings.get().theme()).isEqualTo(Theme.DARK);
        assertThat(sample.settings.get().masking().title()).isFalse();
        assertThat(model.changedProperty().get()).isFalse();
    }

    @Test
    void aNewFolderIsTestedAtOnceAndStoredBySaving() throws Exception {
        var draft = add();
        assertThat(draft.testStateProperty().get()).isEqualTo(TestState.PASSED);
        assertThat(draft.passed()).containsExactly(TestStep.values());
        assertThat(model.destinations().steps(draft)).allMatch(step -> step.mark() == DestinationsViewModel.Mark.PASSED);
        assertThat(sample.settings.get().destinations()).isEmpty();
        model.save();
        assertThat(sample.settings.get().destinations())
                .containsExactly(new DestinationSettings.Folder("stick", folder.resolve("stick").toAbsolutePath()));
        assertThat(model.changedProperty().get()).isFalse();
        assertThat(model.destinations().drafts().getFirst().isNew()).isFalse();
    }

    @Test
    void namesAndFoldersAreCheckedAsTheyAreTyped() throws Exception {
        var first = add();
        var second = add();
        assertThat(second.nameProperty().get()).isEqualTo("stick 2");
        assertThat(model.destinations().validProperty().get()).isTrue();
        second.nameProperty().set(" STICK ");
        assertThat(model.destinations().problem(second, DestinationField.NAME)).isPresent();
        assertThat(model.destinations().validProperty().get()).isFalse();
        second.nameProperty().set("a:b");
        assertThat(model.destinations().problem(second, DestinationField.NAME)).isPresent();
        second.nameProperty().set("other");
        second.pathProperty().set("relative/path");
        assertThat(model.destinations().problem(second, DestinationField.PATH)).isPresent();
        model.save();
        assertThat(sample.settings.get().destinations()).as("what is wrong is not saved").isEmpty();
        model.destinations().remove(second);
        assertThat(model.destinations().selectedProperty().get()).isEqualTo(first);
        assertThat(model.destinations().validProperty().get()).isTrue();
    }

    @Test
    void aFolderThatIsGoneFailsItsTestAtTheFirstStep() throws Exception {
        add();
        model.save();
        var draft = model.destinations().drafts().getFirst();
        Files.move(folder.resolve("stick"), folder.resolve("elsewhere"));
        model.destinations().test(draft);
        assertThat(draft.testStateProperty().get()).isEqualTo(TestState.FAILED);
        assertThat(draft.testFailureProperty().get()).isNotNull()
                .satisfies(error -> assertThat(error.code()).isEqualTo(ErrorCode.DESTINATION_UNREACHABLE));
        assertThat(model.destinations().steps(draft).getFirst().mark()).isEqualTo(DestinationsViewModel.Mark.FAILED);
        draft.pathProperty().set(folder.toString());
        assertThat(draft.testStateProperty().get()).as("another folder was not tested").isEqualTo(TestState.UNTESTED);
    }

    @Test
    void theCatalogIsShownWithItsHashAndWithoutProblems() {
        var summary = model.catalog().summaryProperty().get();
        assertThat(summary).isNotNull().satisfies(it -> {
            assertThat(it.achievements()).isEqualTo(52);
            assertThat(it.configHash()).isEqualTo("55sy1h");
        });
        assertThat(model.catalog().checkedProperty().get()).isTrue();
        assertThat(model.catalog().problems()).isEmpty();
    }

    @Test
    void theLicencesOfWhatIsBundledCanBeRead() {
        assertThat(model.about().licences()).contains("Inter", "Noto Emoji");
        assertThat(model.about().details()).contains("Java");
    }
}
