package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import javafx.geometry.BoundingBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** What went wrong, with its code, its place and the way out. */
class ErrorFlowTest extends WindowTest {
    @Test
    void aBrokenFileIsToldWithItsLineAndTheWayOutLeadsToTheBackups() throws IOException {
        openSample();
        var before = state().snapshot();
        picker.answer(Files.writeString(folder.resolve("broken.json"),
                "{\n  \"version\": \"3.3.0\",\n  \"metrics\": {\n    \"score\": [48.],\n    \"level\": [42]\n  }\n}\n"));
        click("#importButton");
        waitFor("JSON-NUMBER");
        assertThat(shows("    \"score\": [48.],")).as("the line where it went wrong").isTrue();
        assertThat(shows("4")).as("its number").isTrue();
        assertThat(shows("Nothing was changed.")).isTrue();
        assertThat(state().snapshot()).isEqualTo(before);
        click("#remedy");
        waitForNoDialog();
        assertThat(FxThread.ask(() -> application().root().navigation().feature().get()))
                .isEqualTo(FeatureId.BACKUPS);
    }

    @Test
    void anErrorIsShownWithItsPlaceAndCanBeCopied() {
        var error = LaurelError.at(new Location(2, 14, "/metrics/score"), ErrorCode.USAGE, "No digit after the point");
        FxThread.run(() -> application().root().dialogs().error(ErrorReport.of(error)
                .titled("This backup could not be imported")
                .in("backup.json", new ErrorReport.Excerpt(1, List.of("{", "  \"score\": [48.],", "}")))));
        assertThat(shows("This backup could not be imported")).isTrue();
        assertThat(shows("USAGE")).isTrue();
        assertThat(shows("  \"score\": [48.],")).isTrue();
        click("#copy");
        assertThat(FxThread.ask(() -> Clipboard.getSystemClipboard().getString()))
                .contains("USAGE", "line 2, column 14");
        press(KeyCode.ESCAPE);
        waitForNoDialog();
    }

    @Test
    void whatFailsUnexpectedlyIsTold() {
        application().failed(new IllegalStateException("disk on fire"));
        waitFor("UNEXPECTED");
    }

    @Test
    void whatMayLoseSomethingIsNotWhatHasTheFocus() {
        var done = new boolean[1];
        FxThread.run(() -> application().root().dialogs().confirm(
                new Confirmation("Remove it?", "All of it.", "Remove", true), () -> done[0] = true));
        assertThat(FxThread.ask(() -> application().scene().getFocusOwner().toString())).contains("Cancel");
        press(KeyCode.ESCAPE);
        waitForNoDialog();
        assertThat(done[0]).isFalse();
    }

    @Test
    void aDialogFitsTheSmallestWindow() {
        FxThread.run(() -> {
            stage().setWidth(900);
            stage().setHeight(600);
            application().root().dialogs().error(LaurelError.of(ErrorCode.UNEXPECTED, "x ".repeat(3000)));
        });
        FxThread.until(() -> {
            var box = node(".dialog-box");
            var bounds = box.localToScene(box.getBoundsInLocal());
            return new BoundingBox(0, 0, 900, 600).contains(
                    bounds.getMinX() + 40, bounds.getMinY() + 40, bounds.getWidth() - 80, bounds.getHeight() - 80)
                    && bounds.getHeight() < 700;
        });
        assertThat(shows("Close")).isTrue();
    }
}
