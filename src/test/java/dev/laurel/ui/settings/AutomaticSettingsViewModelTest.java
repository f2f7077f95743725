package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.backup.schedule.Triggers;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.OpenSample;
import dev.laurel.secret.SecretVault;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switches of automatic backup, within the settings that save them. */
class AutomaticSettingsViewModelTest {
    private OpenSample sample;
    private SecretVault vault;
    private SettingsViewModel settings;
    private AutomaticSettingsViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    AutomaticSettingsViewModelTest() {}

    @BeforeEach
    void open(@TempDir Path folder) {
        sample = new OpenSample(folder.resolve("data"));
        vault = SecretVault.of(folder, new SecureRandom());
        settings = SettingsViewModelTest.model(sample, vault, folder);
        model = settings.automatic();
    }

    @AfterEach
    void close() {
        vault.close();
        sample.close();
    }

    private void add(String... names) {
        sample.settings.update(it -> it.withDestinations(_ -> Arrays.stream(names)
                .<DestinationSettings>map(name -> new DestinationSettings.Folder(name, Path.of("/" + name))).toList()));
    }

    private BackupRules rules(String destination) {
        return sample.settings.get().backupRules(sample.state().profile().id(), destination);
    }

    private AutomaticDraft draft(String destination) {
        return model.drafts().stream().filter(it -> it.destination().equals(destination)).findFirst().orElseThrow();
    }

    @Test
    void switchesHoldOnceTheyAreSaved() {
        add("stick", "nas");
        draft("stick").onChangeProperty().set(true);
        draft("stick").minutesProperty().set(30);
        draft("nas").regularlyProperty().set(false);
        assertThat(settings.changedProperty().get()).isTrue();
        assertThat(rules("stick").triggers()).isEqualTo(Triggers.DEFAULT);
        settings.save();
        assertThat(rules("stick").triggers()).isEqualTo(new Triggers(true, true, true, Duration.ofMinutes(30)));
        assertThat(rules("nas").triggers()).isEqualTo(new Triggers(true, false, true, null));
        assertThat(settings.changedProperty().get()).isFalse();
    }

    @Test
    void whatIsDiscardedIsAsItWas() {
        add("stick");
        draft("stick").onQuitProperty().set(false);
        settings.discard();
        assertThat(draft("stick").onQuitProperty().get()).isTrue();
        assertThat(settings.changedProperty().get()).isFalse();
    }

    @Test
    void pausingHoldsAtOnceAndKeepsWhatIsBeingEdited() {
        add("stick");
        draft("stick").onChangeProperty().set(true);
        model.pause(draft("stick"), true);
        assertThat(rules("stick").paused()).isTrue();
        assertThat(draft("stick").onChangeProperty().get()).isTrue();
        settings.save();
        assertThat(rules("stick").paused()).isTrue();
        assertThat(rules("stick").triggers().onChange()).isTrue();
    }

    @Test
    void rulesThatWereRememberedElsewhereAreShownAndStay() {
        add("stick");
        draft("stick").onChangeProperty().set(true);
        assertThat(model.keptAt(draft("stick"))).contains("Last 10");
        sample.settings.update(it -> it.withBackupRules(
                rules("stick").withRetention(new RetentionPolicy(3, 7, 0, 0, 0))));
        assertThat(model.keptAt(draft("stick"))).contains("Last 3 · Daily 7");
        settings.save();
        assertThat(rules("stick").retention()).isEqualTo(new RetentionPolicy(3, 7, 0, 0, 0));
        assertThat(rules("stick").triggers().onChange()).isTrue();
        sample.settings.update(it -> it.withBackupRules(
                rules("stick").withRetention(new RetentionPolicy(0, 0, 0, 0, 0))));
        assertThat(model.keptAt(draft("stick"))).isEqualTo("Every backup is kept.");
    }

    @Test
    void saysHowEachDestinationStands() {
        var runs = new SimpleObjectProperty<List<Status>>(List.of());
        model = new AutomaticSettingsViewModel(
                sample.current, runs, sample.settings::update, model.unattended(), sample.i18n);
        add("stick");
        model.load(sample.settings.get());
        var state = model.stateOf(draft("stick"));
        assertThat(state.getValue()).isEmpty();
        runs.set(List.of(status(OpenSample.NOW.plusSeconds(300), null, null)));
        assertThat(state.getValue()).isEqualTo("Next run 14:37");
        runs.set(List.of(status(null, Trigger.UNLOCK, null)));
        assertThat(state.getValue()).isEqualTo("Running");
        runs.set(List.of(status(null, null, null)));
        assertThat(state.getValue()).isEqualTo("All is backed up");
        runs.set(List.of(status(OpenSample.NOW.plusSeconds(60), null,
                LaurelError.of(ErrorCode.DESTINATION_UNREACHABLE, "stick", ""))));
        assertThat(state.getValue()).isEqualTo("Failed, next try 14:33");
        sample.settings.update(it -> it.withBackupRules(rules("stick").withTriggers(Triggers.NONE)));
        model.load(sample.settings.get());
        assertThat(model.stateOf(draft("stick")).getValue()).isEqualTo("Off");
        sample.settings.update(it -> it.withBackupRules(
                rules("stick").withTriggers(Triggers.DEFAULT).withPaused(true)));
        model.load(sample.settings.get());
        assertThat(model.stateOf(draft("stick")).getValue()).isEqualTo("Paused");
    }

    private static Status status(@Nullable Instant next, @Nullable Trigger running, @Nullable LaurelError error) {
        return new Status("stick", Optional.ofNullable(next), running, false, null, error, false, null);
    }

    @Test
    void theSystemsOwnSchedulersAreToldTheExactCommand() {
        assertThat(model.unattended().text().getValue()).isEmpty();
        add("stick", "nas");
        var unattended = model.unattended();
        assertThat(unattended.text().getValue()).as("on Linux").contains("systemctl --user enable --now")
                .contains("ExecStart=\"/opt/laurel/bin/laurel\" \"backup\" \"Ember Vale\" \"--to\" \"stick\" \"--quiet\"");
        unattended.destinationProperty().set("nas");
        unattended.scheduler().indexProperty().set(0);
        assertThat(unattended.every().words()).startsWith("Every 5 minutes").contains("Every hour", "Every 6 hours");
        unattended.every().indexProperty().set(0);
        assertThat(unattended.text().getValue())
                .isEqualTo("*/5 * * * * /opt/laurel/bin/laurel backup 'Ember Vale' --to nas --quiet");
        unattended.scheduler().indexProperty().set(2);
        assertThat(unattended.text().getValue()).startsWith("schtasks /Create");
    }

    @Test
    void aDataFolderOfOnesOwnIsNamed() {
        var unattended = new UnattendedViewModel(Optional.empty(), Path.of("/data"), "Mac OS X", sample.i18n);
        unattended.load(sample.state().profile(), List.of("stick"));
        assertThat(unattended.text().getValue())
                .isEqualTo("0 * * * * laurel --data /data backup 'Ember Vale' --to stick --quiet");
    }
}
