package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

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

    @Test
    void aBackupInAFolderIsListedPreviewedRestoredAndThatIsUndone() throws IOException {
        openSample();
        var score = number("score");
        var place = Files.createDirectory(folder.resolve("stick"));
        show(FeatureId.BACKUPS);
        picker.answer(place);
        click(".empty-state .button");
        FxThread.until(() -> !node("#backUpButton").isDisabled());
        click("#backUpButton");
        waitFor("Backed up");
        FxThread.until(() -> table().getItems().size() == 1);
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
