package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.secret.SecretId;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** A bucket is added in the window; its key goes to a real keychain and nowhere else. */
class DestinationFlowTest extends WindowTest {
    private static final String SECRET = "planted-secret-4711";

    private void type(String field, String text) {
        FxThread.run(() -> ((TextField) node(field)).setText(text));
    }

    private void choose(String button) {
        FxThread.run(() -> node(".settings").lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                .filter(it -> it.getText().equals(button)).findFirst().orElseThrow().fire());
    }

    @Test
    void aBucketIsAddedItsKeyKeptReplacedAndRemoved() throws IOException {
        try (var _ = PrivateKeyring.unlocked()) {
            openSample();
            show(FeatureId.SETTINGS);
            choose("Destinations");
            FxThread.run(() -> ((MenuButton) node("#cards").lookup(".destination-add")).getItems().get(1).fire());
            assertThat(shows("Give the name of a bucket")).isTrue();
            assertThat(node("#testButton").isDisabled()).isTrue();
            type("#name", "Saves");
            type("#place", "laurel-saves-eu");
            type("#region", "eu-central-1");
            type("#account", "AKIA7Q2M");
            type("#secret", SECRET);
            waitFor("The keychain is unlocked.");
            click("#saveButton");
            waitFor("Replace…");

            var id = SecretId.ofDestination("Saves", SecretId.What.S3_SECRET_KEY);
            assertThat(services().secrets().find(id)).contains(SECRET.toCharArray());
            assertThat(services().settings().get().destination("Saves"))
                    .containsInstanceOf(DestinationSettings.S3.class);
            assertThat(find("#secret")).as("what is kept is not shown").isNull();
            FxThread.run(() -> assertThat(application().scene().getRoot().lookupAll(".text-input").stream()
                    .map(TextInputControl.class::cast).map(TextInputControl::getText)).doesNotContain(SECRET));

            click("#keptBox .hyperlink");
            type("#secret", "another");
            click("#saveButton");
            FxThread.until(() -> find("#secret") == null);
            assertThat(services().secrets().find(id)).contains("another".toCharArray());
            click("#removeSecret");
            FxThread.until(() -> find("#secret") != null);
            assertThat(services().secrets().find(id)).isEmpty();
            assertNothingIsWritten();
        }
    }

    private void assertNothingIsWritten() throws IOException {
        try (var files = Files.walk(folder.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(
                    file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET));
        }
    }
}
