package dev.laurel.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.error.ErrorCode;
import dev.laurel.fakes.RecordingDialogs;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.platform.Autostart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch for starting with the desktop, against real files. */
class AutostartViewModelTest {
    @TempDir
    private Path home;

    private final SimpleObjectProperty<Boolean> inTray = new SimpleObjectProperty<>(false);
    private final RecordingDialogs dialogs = new RecordingDialogs();

    private AutostartViewModel model() {
        var autostart = Autostart.of("Linux", Map.of(), home, Optional.of(Path.of("/opt/laurel/bin/laurel")));
        var model = new AutostartViewModel(autostart, inTray, new SameThreadTaskRunner(), dialogs);
        model.look();
        return model;
    }

    @Test
    void whatIsSwitchedHoldsAtOnce() {
        var entry = home.resolve(".config/autostart/laurel.desktop");
        var model = model();
        assertThat(model.isOffered()).isTrue();
        assertThat(model.onProperty().get()).isFalse();
        model.onProperty().set(true);
        assertThat(entry).content().contains("Exec=\"/opt/laurel/bin/laurel\" --background");
        assertThat(model().onProperty().get()).isTrue();
        model.onProperty().set(false);
        assertThat(entry).doesNotExist();
    }

    @Test
    void saysWhereLaurelIsSeenOnThisDesktop() {
        var model = model();
        assertThat(model.aboutKey().getValue()).isEqualTo("settings.general.autostart.noTray");
        inTray.set(true);
        assertThat(model.aboutKey().getValue()).isEqualTo("settings.general.autostart.tray");
    }

    @Test
    void whatTheDesktopSwitchedOffIsShownSo() throws IOException {
        var model = model();
        model.onProperty().set(true);
        var entry = home.resolve(".config/autostart/laurel.desktop");
        Files.writeString(entry, Files.readString(entry) + "Hidden=true\n");
        model.look();
        assertThat(model.onProperty().get()).isFalse();
    }

    @Test
    void whatTheSystemRefusesGoesBackAndIsTold() throws IOException {
        Files.writeString(home.resolve(".config"), "a file where a folder should be");
        var model = model();
        model.onProperty().set(true);
        assertThat(model.onProperty().get()).isFalse();
        assertThat(dialogs.codes()).containsExactly(ErrorCode.AUTOSTART_FAILED);
    }

    @Test
    void whereThereIsNoSuchThingItIsNotOffered() {
        var model = new AutostartViewModel(Optional.empty(), inTray, new SameThreadTaskRunner(), dialogs);
        model.look();
        assertThat(model.isOffered()).isFalse();
        assertThat(model.aboutKey().getValue()).isEqualTo("settings.general.autostart.none");
    }
}
