package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import javafx.scene.control.Button;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.settings.SyncSettings;
import dev.laurel.sync.RestServer;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The window of a profile that meets other devices at a server. */
class SyncFlowTest extends WindowTest {
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
