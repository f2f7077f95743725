package dev.laurel.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;

import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.OpenSample;
import dev.laurel.settings.DestinationSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the tray. */
class TrayViewModelTest {
    private final SimpleObjectProperty<List<Status>> runs = new SimpleObjectProperty<>(List.of());
    private OpenSample sample;
    private TrayViewModel model;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    TrayViewModelTest() {}

    @BeforeEach
    void open(@TempDir Path folder) {
        sample = new OpenSample(folder);
        sample.settings.update(it -> it.withDestinations(_ -> Stream.of("stick", "nas")
                .<DestinationSettings>map(name -> new DestinationSettings.Folder(name, Path.of("/" + name))).toList()));
        var automatic = new AutomaticViewModel(sample.current, runs, sample.settings::get, sample.settings::update,
                _ -> {}, (_, _) -> {}, sample.dialogs, sample.notifier, sample.i18n);
        Runnable nothing = () -> {};
        model = new TrayViewModel(automatic, runs, new SimpleStringProperty("Last backup: Just now"),
                new TrayViewModel.Actions(nothing, nothing, nothing, nothing, nothing), sample.tasks, sample.i18n);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private static Status status(String destination, @Nullable ErrorCode error) {
        return new Status(destination, Optional.empty(), null, false, null,
                error == null ? null : LaurelError.of(error, destination, ""), false, null);
    }

    private String text() {
        return model.item().get().text();
    }

    @Test
    void namesWhateverFails() {
        runs.set(List.of(status("stick", ErrorCode.DESTINATION_UNREACHABLE), status("nas", null)));
        assertThat(text()).isEqualTo("Last backup: Just now · The automatic backup to stick failed");
        assertThat(model.item().get().attention()).isTrue();
        runs.set(List.of(status("stick", ErrorCode.DESTINATION_UNREACHABLE),
                status("nas", ErrorCode.DESTINATION_UNREACHABLE)));
        assertThat(text()).isEqualTo("Last backup: Just now · The automatic backup to stick failed"
                + " · The automatic backup to nas failed");
        runs.set(List.of(status("stick", ErrorCode.DESTINATION_UNREACHABLE), status("nas", null)));
        assertThat(text()).isEqualTo("Last backup: Just now · The automatic backup to stick failed");
        runs.set(List.of(status("stick", null), status("nas", null)));
        assertThat(text()).isEqualTo("Last backup: Just now · Automatic backup on");
        assertThat(model.item().get().attention()).isFalse();
    }
}
