package dev.laurel.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.engine.MetricDelta;
import dev.laurel.engine.StateDiff;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.OpenSample;
import dev.laurel.platform.OpenFiles;
import dev.laurel.platform.OutgoingFiles;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.ui.frame.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsViewModelTest {
    @TempDir
    private Path folder;

    private final ArrayList<Restoring.Restorable> restored = new ArrayList<>();
    private final OutgoingFiles outgoing = new OutgoingFiles();
    private OpenSample sample;
    private BackupsViewModel model;
    private BackupActions actions;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    BackupsViewModelTest() {}

    @BeforeEach
    void open() {
        sample = new OpenSample(folder.resolve("data"));
        var destinations = new Destinations(SessionSecretStore::new, Map.of(), sample.clock);
        var desk = new ProfileBackupDesk(
                destinations, BackupSecrets.kept(sample.settings::get, SessionSecretStore::new), sample.profiles, "0.1.0",
                sample.clock, new SecureRandom());
        model = new BackupsViewModel(desk, sample.current, sample.settings, sample.tasks, sample.clock, sample.i18n);
        actions = new BackupActions(model, desk, restored::add, sample.current, sample.tasks, sample.files,
                outgoing, new NoFiles(), sample.dialogs, sample.notifier, sample.i18n);
    }

    @AfterEach
    void close() {
        outgoing.close();
        sample.close();
    }

    private Path addFolder() throws Exception {
        var place = Files.createDirectories(folder.resolve("stick"));
        sample.files.answer(place);
        actions.addFolder();
        return place;
    }

    private void update(String metric, double value) {
        sample.current.inLane("", (session, _, _) -> {
            session.engine().update(metric, MetricValue.of(value));
            return true;
        }, _ -> {}, error -> assertThat(error).isNull());
    }

    @Test
    void withoutADestinationItSaysSoAndOneFolderLater_itIsEmpty() throws Exception {
        assertThat(model.stateProperty().get()).isEqualTo(BackupsViewModel.State.NO_DESTINATION);
        addFolder();
        assertThat(sample.dialogs.codes()).isEmpty();
        assertThat(model.places().places()).extracting(Place::name).containsExactly("stick");
        assertThat(model.stateProperty().get()).isEqualTo(BackupsViewModel.State.EMPTY);
        assertThat(model.places().userProperty().get()).isEqualTo(sample.state().profile().user());
    }

    @Test
    void aBackupIsListedAndEqualToTheLiveState() throws Exception {
        addFolder();
        actions.backUpNow();
        assertThat(sample.dialogs.codes()).isEmpty();
        assertThat(model.rows()).hasSize(1);
        var row = model.rows().getFirst();
        assertThat(model.selectedProperty().get()).isEqualTo(row);
        assertThat(model.origin(row)).isEqualTo(Origin.MANUAL);
        assertThat(model.preview().stateProperty().get()).isEqualTo(PreviewViewModel.State.READY);
        assertThat(Objects.requireNonNull(model.preview().diffProperty().get()).isEmpty()).isTrue();
        actions.backUpNow();
        assertThat(sample.tasks.lanes()).as("one at a time with the automatic ones")
                .contains(AutomaticBackup.laneOf("stick"));
        assertThat(model.rows()).as("nothing has changed").hasSize(1);
        assertThat(sample.notifier.titles()).endsWith("Nothing has changed");
    }

    @Test
    void theDiffFollowsTheLiveState() throws Exception {
        addFolder();
        actions.backUpNow();
        update("score", 300_000);
        var diff = Objects.requireNonNull(model.preview().diffProperty().get());
        assertThat(diff.missing()).extracting(StateDiff.Unlock::id).contains("score_250000");
        assertThat(diff.gained()).isEmpty();
        assertThat(diff.metrics()).singleElement().satisfies(delta -> {
            assertThat(delta.metric()).isEqualTo("score");
            assertThat(delta.direction()).isEqualTo(MetricDelta.Direction.DOWN);
        });
    }

    @Test
    void theSelectedBackupIsHandedToTheRestore() throws Exception {
        addFolder();
        actions.backUpNow();
        actions.restore();
        assertThat(restored).singleElement().satisfies(what -> {
            assertThat(what.title()).isEqualTo("Restore the backup of Tue 24 Nov 2026, 14:32");
            assertThat(what.subtitle()).contains("stick");
            assertThat(what.file().catalogJson()).isNotNull();
        });
    }

    @Test
    void downloadingWritesTheBackupAsItLiesThere() throws Exception {
        var place = addFolder();
        actions.backUpNow();
        var target = folder.resolve("copy.json");
        sample.files.answer(target);
        actions.download();
        assertThat(target).hasSameBinaryContentAs(place.resolve(model.rows().getFirst().key()));
    }

    @Test
    void aRowIsReadyToBeDraggedOutAsAFile() throws Exception {
        var place = addFolder();
        actions.backUpNow();
        var row = model.rows().getFirst();
        assertThat(actions.preparedFile(row)).isEmpty();
        actions.prepareFile(row);
        var file = actions.preparedFile(row).orElseThrow();
        assertThat(file).hasFileName(row.fileName()).hasSameBinaryContentAs(place.resolve(row.key()));
        outgoing.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatIsGoneIsUnreachableAndWhatWasKnownStays() throws Exception {
        var place = addFolder();
        actions.backUpNow();
        Files.move(place, folder.resolve("elsewhere"));
        model.load();
        assertThat(model.stateProperty().get()).isEqualTo(BackupsViewModel.State.FAILED);
        assertThat(Objects.requireNonNull(model.failureProperty().get()).code())
                .isEqualTo(ErrorCode.DESTINATION_UNREACHABLE);
        assertThat(model.rows()).hasSize(1);
        Files.move(folder.resolve("elsewhere"), place);
        model.load();
        assertThat(model.stateProperty().get()).isEqualTo(BackupsViewModel.State.READY);
        assertThat(model.failureProperty().get()).isNull();
    }

    @Test
    void theFilterFindsAndForgets() throws Exception {
        addFolder();
        actions.backUpNow();
        model.filterProperty().set("24 nov");
        assertThat(model.rows()).hasSize(1);
        model.filterProperty().set("nothing like it");
        assertThat(model.stateProperty().get()).isEqualTo(BackupsViewModel.State.NO_MATCH);
        model.clearFilter();
        assertThat(model.stateProperty().get()).isEqualTo(BackupsViewModel.State.READY);
    }

    private static final class NoFiles implements OpenFiles {
        @Override
        public void show(Path path) {
            throw new AssertionError("Nobody asked to see " + path);
        }

        @Override
        public void browse(URI address) {
            throw new AssertionError("Nobody asked for " + address);
        }
    }
}
