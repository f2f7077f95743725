package dev.laurel.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.Triggers;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.OpenSample;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.shell.AutomaticViewModel.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the status bar says of the automatic backups. */
class AutomaticViewModelTest {
    private static final LaurelError ERROR = LaurelError.of(ErrorCode.DESTINATION_UNREACHABLE, "stick", "");

    private final SimpleObjectProperty<List<Status>> runs = new SimpleObjectProperty<>(List.of());
    private final List<String> tried = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private OpenSample sample;
    private AutomaticViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    AutomaticViewModelTest() {}

    @BeforeEach
    void open(@TempDir Path folder) {
        sample = new OpenSample(folder);
        model = new AutomaticViewModel(sample.current, runs, sample.settings::get, sample.settings::update, tried::add,
                (feature, detail) -> shown.add(feature + " " + detail), sample.dialogs, sample.notifier, sample.i18n);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private void add(String... names) {
        sample.settings.update(it -> it.withDestinations(_ -> Arrays.stream(names)
                .<DestinationSettings>map(name -> new DestinationSettings.Folder(name, Path.of("/" + name))).toList()));
    }

    private static Status status(String destination, @Nullable Instant next, @Nullable LaurelError error) {
        return new Status(destination, Optional.ofNullable(next), null, false, null, error, false, null);
    }

    private BackupRules rules(String destination) {
        return sample.settings.get().backupRules(sample.state().profile().id(), destination);
    }

    @Test
    void withoutADestinationThereIsNothingToSay() {
        assertThat(model.state().get()).isEqualTo(State.NONE);
        assertThat(model.text().get()).isEmpty();
    }

    @Test
    void saysWhenTheNextRunIs() {
        add("stick", "nas");
        runs.set(List.of(status("stick", null, null), status("nas", null, null)));
        assertThat(model.text().get()).isEqualTo("Automatic backup on");
        runs.set(List.of(
                status("stick", OpenSample.NOW.plusSeconds(600), null),
                status("nas", OpenSample.NOW.plusSeconds(300), null)));
        assertThat(model.text().get()).isEqualTo("Next run 14:37");
        assertThat(model.state().get()).isEqualTo(State.ON);
    }

    @Test
    void pausesEveryDestinationAndLetsThemGoOn() {
        add("stick", "nas");
        model.pause(true);
        assertThat(List.of(rules("stick"), rules("nas"))).allMatch(BackupRules::paused);
        runs.set(List.of(new Status("stick", Optional.empty(), null, true, null, ERROR, false, null)));
        assertThat(model.state().get()).isEqualTo(State.PAUSED);
        model.pause(false);
        assertThat(List.of(rules("stick"), rules("nas"))).noneMatch(BackupRules::paused);
    }

    @Test
    void saysWhenNothingHappensByItself() {
        add("stick");
        sample.settings.update(it -> it.withBackupRules(rules("stick").withTriggers(Triggers.NONE)));
        runs.set(List.of(status("stick", null, null)));
        assertThat(model.state().get()).isEqualTo(State.OFF);
        assertThat(model.text().get()).isEqualTo("Automatic backup off");
    }

    @Test
    void explainsAFailureAndTriesAgain() {
        add("stick", "nas");
        runs.set(List.of(status("nas", null, null), status("stick", OpenSample.NOW, ERROR)));
        assertThat(model.text().get()).isEqualTo("Waiting for stick");
        model.failed("stick", ERROR);
        assertThat(sample.notifier.toasts().getLast().title()).isEqualTo("The automatic backup to stick failed");
        model.explain();
        var report = sample.dialogs.reports().getLast();
        assertThat(report.error()).isEqualTo(ERROR);
        Objects.requireNonNull(report.remedy()).action().run();
        assertThat(tried).containsExactly("stick");
        model.openSettings();
        assertThat(shown).containsExactly("SETTINGS automatic");
    }
}
