package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.PrivateKeyring;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.RestServer;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The window of a profile that meets other devices at a server. */
class SyncFlowTest extends WindowTest {
    private static final String SECRET = "planted-secret-4711";
    private static final String METRICS = "users/mira/achievements/metrics";

    private final AchievementServer server = new AchievementServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private void meetAtServer() {
        var profile = state().profile().id();
        services().settings().update(it -> it.withSync(profile, new SyncSettings.Server(
                profile, new RestServer(server.address(), "mira", Map.of(), Duration.ofSeconds(20)))));
    }

    private Button status() {
        return FxThread.ask(() -> (Button) application().scene().lookup("#sync"));
    }

    private void untilStatus(String beginning) {
        FxThread.until(() -> status().isVisible() && status().getText().startsWith(beginning));
    }

    @Test
    void whatOthersDidComesByItselfAndWhatIsDoneHereGoesOut() {
        openSample();
        assertThat(FxThread.ask(() -> status().isVisible())).isFalse();
        server.plant(METRICS, "{\"metrics\":{\"from the web\":[7]}}");
        meetAtServer();
        untilStatus("Synced");
        assertThat(number("from the web")).isEqualTo(7);
        FxThread.run(() -> application().root().current().inLane("", (session, _, _) -> {
            session.engine().update("from here", MetricValue.of(8));
            return true;
        }, _ -> {}, _ -> {}));
        FxThread.until(() -> String.valueOf(server.text(METRICS)).contains("\"from here\":[8]"));
    }

    private void choose(String button) {
        FxThread.run(() -> node(".settings").lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                .filter(it -> it.getText().equals(button)).findFirst().orElseThrow().fire());
    }

    private void type(String field, String text) {
        FxThread.run(() -> ((TextInputControl) node(field)).setText(text));
    }

    @Test
    void aServerIsSetUpInTheSettingsItsTokenKeptAndReplaced() throws IOException {
        try (var _ = PrivateKeyring.unlocked()) {
            openSample();
            show(FeatureId.SETTINGS);
            choose("Sync");
            choose("At a server");
            assertThat(shows("An address such as https://sync.example.org/api, with no password in it")).isTrue();
            assertThat(node("#syncTest").isDisabled()).isTrue();
            type("#syncAddress", server.address().toString());
            type("#syncUser", "mira");
            type("#syncHeaders", "X-Game: ember");
            type("#syncToken", SECRET);
            waitFor("The keychain is unlocked.");
            click("#syncTest");
            waitFor("Reached. Nothing is there yet; the first sync brings what is here");
            assertThat(server.requests()).allSatisfy(it -> assertThat(it.headers())
                    .containsEntry("authorization", "Bearer " + SECRET).containsEntry("x-game", "ember"));
            click("#saveButton");
            untilStatus("Synced");
            waitFor("Sent what was new");
            waitFor("Replace…");
            assertThat(find("#syncToken")).as("what is kept is not shown").isNull();
            FxThread.run(() -> assertThat(application().scene().getRoot().lookupAll(".text-input").stream()
                    .map(TextInputControl.class::cast).map(TextInputControl::getText)).doesNotContain(SECRET));

            server.plant(METRICS, "{\"metrics\":{\"from the web\":[7]}}");
            click("#syncNow");
            FxThread.until(() -> number("from the web") == 7);
            click("#keptToken .hyperlink");
            type("#syncToken", "another");
            click("#saveButton");
            FxThread.until(() -> "Bearer another".equals(server.requests().getLast().headers().get("authorization")));
            try (var files = Files.walk(folder.resolve("data"))) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file ->
                        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET));
            }
        }
    }

    @Test
    void aStartSyncsTheProfileThatItBeginsWith() {
        openSample();
        meetAtServer();
        untilStatus("Synced");
        server.plant(METRICS, "{\"metrics\":{\"while it was closed\":[9]}}");
        restart();
        untilStatus("Synced");
        FxThread.until(() -> number("while it was closed") == 9);
    }

    @Test
    void aConflictLiesOverTheWindowOnce() {
        openSample();
        FxThread.run(() -> application().root().current().inLane("", (session, _, _) -> {
            session.engine().update("hero", MetricValue.of("Ann"));
            return true;
        }, _ -> {}, _ -> {}));
        server.plant(METRICS, "{\"metrics\":{\"hero\":[\"Bert\"]}}");
        meetAtServer();
        waitFor("Changed on two devices");
        click(".take-other");
        click(".dialog-footer .button");
        waitForNoDialog();
        FxThread.until(() -> String.valueOf(server.text(METRICS)).contains("\"hero\":[\"Bert\"]"));
        click("#sync");
        FxThread.until(() -> server.requests().stream().filter(it -> it.method().equals("GET")).count() >= 4);
        assertThat(FxThread.ask(() -> application().root().modals().depth())).isZero();
    }

    @Test
    void aFailureIsExplainedAndTriedAgain() {
        server.setFaults(_ -> new Fault.Status(403, null));
        openSample();
        meetAtServer();
        untilStatus("Not synced");
        click("#sync");
        waitForMention("SYNC-PERMISSION");
        server.release();
        click("#remedy");
        untilStatus("Synced");
    }
}
