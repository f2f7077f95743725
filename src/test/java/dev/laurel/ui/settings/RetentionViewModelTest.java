package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.fakes.OpenSample;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SyncSettings;
import dev.laurel.store.BackupMade;
import dev.laurel.store.BackupMark;
import dev.laurel.store.BackupProof;
import dev.laurel.store.BackupRecords;
import dev.laurel.store.Database;
import dev.laurel.store.SyncTable;
import dev.laurel.task.CancelToken;
import dev.laurel.ui.control.CalendarMark;
import dev.laurel.ui.control.CalendarMark.Look;
import dev.laurel.ui.settings.RetentionViewModel.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionViewModelTest {
    @TempDir
    Path folder;

    private OpenSample sample;
    private SecretVault vault;
    private SettingsViewModel settings;
    private RetentionViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    RetentionViewModelTest() {}

    @BeforeEach
    void open() throws Exception {
        sample = new OpenSample(folder.resolve("data"));
        vault = SecretVault.of(folder, new SecureRandom());
        var stick = Files.createDirectory(folder.resolve("stick"));
        FolderDestination.setUp("stick", stick);
        try (var destination = new FolderDestination("stick", stick)) {
            // One a day for ten days, and two more on the last one.
            for (var hours : new int[] {0, 2, 4, 24, 48, 72, 96, 120, 144, 168, 192, 216}) {
                var time = OpenSample.NOW.minus(Duration.ofHours(hours));
                var backups = new Backups(destination, "1.0.0", () -> time);
                sample.current.inLane("", (session, _, _) -> new BackupService(backups, new SecureRandom()).backup(
                        new BackupService.Source(session.profile().user(), "Mira", session.engine().exportData(),
                                session.catalogJson()), new Sealing.None(), false, CancelToken.NEVER), made -> {
                            if (hours == 144) {
                                backups.pin(made.backup().key(), "Before the boss", CancelToken.NEVER);
                            }
                        }, error -> assertThat(error).isNull());
            }
        }
        sample.settings.update(it -> it.withDestinations(_ -> List.of(
                new DestinationSettings.Folder("stick", stick),
                new DestinationSettings.Folder("gone", folder.resolve("gone")))));
        settings = SettingsViewModelTest.model(sample, vault, folder);
        model = settings.retention();
    }

    @AfterEach
    void close() {
        vault.close();
        sample.close();
    }

    private long profile() {
        return sample.state().profile().id();
    }

    private CalendarMark day(int daysAgo) {
        return model.mark(LocalDate.ofInstant(OpenSample.NOW, sample.i18n.zone()).minusDays(daysAgo));
    }

    @Test
    void nothingIsLookedForBeforeItIsShown() {
        assertThat(model.stateProperty().get()).isEqualTo(State.NONE);
        settings.sectionProperty().set(SettingsSection.DESTINATIONS);
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        assertThat(model.summary()).isEqualTo("10 of 12 stay");
    }

    @Test
    void theCalendarSaysWhyEachDayStays() {
        settings.sectionProperty().set(SettingsSection.DESTINATIONS);
        model.lastProperty().set(2);
        model.dailyProperty().set(3);
        model.weeklyProperty().set(1);
        assertThat(day(0).text()).isEqualTo("L+2");
        assertThat(day(0).words()).startsWith("14:32: newest of all, one of the last, newest of its day")
                .contains("12:32: one of the last", "10:32: goes");
        assertThat(day(1)).isEqualTo(new CalendarMark("D", Look.FULL, false, "14:32: newest of its day"));
        assertThat(day(3)).isEqualTo(new CalendarMark("–", Look.FADED, false, "14:32: goes"));
        assertThat(day(6)).as("pinned").isEqualTo(new CalendarMark("•", Look.FULL, true, "14:32: pinned"));
        assertThat(day(30)).isEqualTo(CalendarMark.NONE);
        var month = YearMonth.from(LocalDate.ofInstant(OpenSample.NOW, sample.i18n.zone()));
        assertThat(model.mark(month).text()).isEqualTo("5 of 12");
        assertThat(model.mark(month.minusMonths(1))).isEqualTo(CalendarMark.NONE);
    }

    @Test
    void whatSavingWouldMeanIsSaidAndSavedForThisProfileAlone() {
        settings.sectionProperty().set(SettingsSection.DESTINATIONS);
        assertThat(settings.changedProperty().get()).isFalse();
        model.lastProperty().set(8);
        assertThat(settings.changedProperty().get()).isTrue();
        assertThat(settings.saveText().get()).contains("3 backups go at the next prune");
        model.lastProperty().set(1);
        assertThat(settings.saveText().get()).contains("10 backups would go, more than half");
        settings.discard();
        assertThat(model.lastProperty().get()).isEqualTo(10);
        assertThat(settings.changedProperty().get()).isFalse();

        model.yearlyProperty().set(5);
        settings.destinations().selectedProperty().set(settings.destinations().drafts().get(1));
        assertThat(model.yearlyProperty().get()).as("another one's rules").isZero();
        settings.destinations().selectedProperty().set(settings.destinations().drafts().get(0));
        assertThat(model.yearlyProperty().get()).isEqualTo(5);
        settings.save();
        assertThat(sample.settings.get().backupRules(profile(), "stick").retention())
                .isEqualTo(new RetentionPolicy(10, 0, 0, 0, 5));
        assertThat(sample.settings.get().backupRules(profile() + 1, "stick").retention())
                .isEqualTo(RetentionPolicy.DEFAULT);
        assertThat(settings.changedProperty().get()).isFalse();
        assertThat(model.yearlyProperty().get()).isEqualTo(5);
    }

    @Test
    void whatCannotBeListedSaysWhyAndIsTriedAgain() throws Exception {
        settings.sectionProperty().set(SettingsSection.DESTINATIONS);
        settings.destinations().selectedProperty().set(settings.destinations().drafts().get(1));
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.failureProperty().get()).contains("gone");
        FolderDestination.setUp("gone", Files.createDirectory(folder.resolve("gone")));
        model.retry();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        assertThat(model.summary()).isEqualTo("0 of 0 stay");
    }

    @Test
    void rulesAndSyncGoAlongWhenADestinationIsRenamed() {
        var rules = BackupRules.usual(profile(), "stick").withPaused(true);
        sample.settings.update(it -> it.withBackupRules(rules)
                .withSync(profile(), new SyncSettings.Bucket(profile(), "stick", "ann")));
        settings.sectionProperty().set(SettingsSection.DESTINATIONS);
        model.weeklyProperty().set(7);
        settings.destinations().drafts().getFirst().nameProperty().set("Red stick");
        settings.save();
        assertThat(sample.settings.get().backupRules(profile(), "Red stick").paused()).isTrue();
        assertThat(sample.settings.get().backupRules(profile(), "Red stick").retention().weekly()).isEqualTo(7);
        assertThat(sample.settings.get().sync(profile()))
                .contains(new SyncSettings.Bucket(profile(), "Red stick", "ann"));
        assertThat(model.weeklyProperty().get()).isEqualTo(7);
    }

    @Test
    void whatIsKnownOfDestinationsGoesAlongAlsoWhenTwoChangeNames() {
        var records = sample.profiles.backupRecords();
        know("stick", "key of stick");
        know("gone", "key of gone");
        know("Red stick", "key of one that is not there any more");
        sample.settings.update(it -> it.withSync(profile(), new SyncSettings.Bucket(profile(), "stick", "ann")));
        remember("destination stick ann");
        settings.destinations().drafts().get(0).nameProperty().set("Red stick");
        settings.save();
        assertThat(records.lastProven("Red stick")).containsOnlyKeys("key of stick");
        assertThat(records.lastProven("stick")).isEmpty();
        assertThat(records.origins(profile(), "Red stick")).containsOnlyKeys("key of stick");
        assertThat(remembers("destination Red stick ann")).isTrue();
        assertThat(remembers("destination stick ann")).isFalse();

        settings.destinations().drafts().get(0).nameProperty().set("gone");
        settings.destinations().drafts().get(1).nameProperty().set("Red stick");
        settings.save();
        assertThat(sample.dialogs.codes()).isEmpty();
        assertThat(records.lastProven("gone")).containsOnlyKeys("key of stick");
        assertThat(records.lastProven("Red stick")).containsOnlyKeys("key of gone");
        assertThat(remembers("destination gone ann")).isTrue();
    }

    @Test
    void whatIsKnownStaysWhereTheOtherNameIsAnotherPlaceToo() throws Exception {
        know("stick", "key");
        var first = settings.destinations().drafts().getFirst();
        first.nameProperty().set("Blue stick");
        first.pathProperty().set(Files.createDirectory(folder.resolve("blue")).toString());
        settings.save();
        assertThat(sample.settings.get().destination("Blue stick")).isPresent();
        assertThat(sample.profiles.backupRecords().lastProven("Blue stick")).isEmpty();
    }

    private void know(String destination, String key) {
        var records = sample.profiles.backupRecords();
        records.made(profile(), destination, new BackupMark("hash", key, sample.clock.instant()),
                new BackupMade("manual", "hash", "sha"), List.of());
        records.proved(destination, List.of(
                new BackupRecords.Proved(key, key, new BackupProof(sample.clock.instant(), null))));
    }

    private void remember(String peer) {
        try (var database = Database.open(folder.resolve("data"), sample.clock).database()) {
            database.sync(profile()).save(peer, new SyncTable.Row("{}", "1", null), List.of(), sample.clock.instant());
        }
    }

    private boolean remembers(String peer) {
        try (var database = Database.open(folder.resolve("data"), sample.clock).database()) {
            return database.sync(profile()).find(peer).isPresent();
        }
    }
}
