package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** From a folder that nobody has chosen yet to a state that is back. */
class BackupFlowTest extends WindowTest {
    private TableView<?> table() {
        return (TableView<?>) node(".backups .table-view");
    }

    private ComboBox<?> user() {
        return (ComboBox<?>) node("#user");
    }

    @Test
    void aBackupInAFolderIsListedPreviewedRestoredAndThatIsUndone() throws IOException {
        openSample();
        var score = number("score");
        var place = Files.createDirectory(folder.resolve("stick"));
        var others = Files.createDirectories(place.resolve("users/ada/v1"));
        Files.writeString(others.resolve("achievements-1700000000000.json"), "{}");
        show(FeatureId.BACKUPS);
        picker.answer(place);
        click(".empty-state .button");
        FxThread.until(() -> !node("#backUpButton").isDisabled());
        click("#backUpButton");
        waitFor("Backed up");
        FxThread.until(() -> table().getItems().size() == 1);
        FxThread.until(() -> user().getItems().size() == 2);
        assertThat(user().getButtonCell().getText()).as("whose backups these are, though ada comes before")
                .isEqualTo(state().profile().user()).isEqualTo(user().getValue());
        try (var files = Files.walk(place)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("achievements-"));
        }

        play("score", 99_999);
        FxThread.run(() -> table().getSelectionModel().select(0));
        waitForMention("metric differs");
        assertThat(shows("99,999")).as("the live value beside the backup's").isTrue();

        click("#restoreButton");
        FxThread.until(() -> find("#applyButton") != null);
        FxThread.run(() -> node("#strategies").lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(it -> it.getText().equals("Replace")).findFirst().orElseThrow().fire());
        click("#applyButton");
        waitForNoDialog();
        waitFor("Restored");
        FxThread.until(() -> number("score") == score);

        press(KeyCode.CONTROL, KeyCode.Z);
        waitFor("Undone");
        FxThread.until(() -> number("score") == 99_999);
        show(FeatureId.ACTIVITY);
        FxThread.until(() -> mentions("Restore") && mentions("Backup"));
    }
}
