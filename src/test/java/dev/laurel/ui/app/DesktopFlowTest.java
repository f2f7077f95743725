package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javafx.stage.Stage;

import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.fakes.DesktopPeer;
import dev.laurel.fakes.PrivateBus;
import dev.laurel.platform.desktop.Desktop;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window and the desktop around it, which is one on a bus of its own. */
class DesktopFlowTest extends WindowTest {
    private final AtomicInteger ended = new AtomicInteger();
    private PrivateBus bus;
    private DesktopPeer peer;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    DesktopFlowTest() {}

    @BeforeEach
    void startDesktop() throws IOException {
        bus = new PrivateBus();
        peer = new DesktopPeer(bus);
    }

    @AfterEach
    void stopDesktop() throws IOException {
        bus.close();
    }

    private void connect() {
        FxThread.run(() -> application().connect(
                (icon, listener) -> Desktop.connect("Linux", Map.of(), icon, listener)));
    }

    private LaurelApplication startOutOfTheWay() {
        var beginning = services().begin();
        return FxThread.ask(() -> {
            var application = new LaurelApplication(services(), beginning, new Stage());
            application.onEnd(ended::incrementAndGet);
            application.show(List.of(), true);
            application.connect((icon, listener) -> Desktop.connect("Linux", Map.of(), icon, listener));
            return application;
        });
    }

    private Path addStick() {
        var place = folder.resolve("stick");
        FolderDestination.setUp("Stick", place);
        services().settings().update(it -> it.withDestinations(
                _ -> List.of(new DestinationSettings.Folder("Stick", place))));
        return place;
    }

    private List<String> read() throws IOException {
        peer.tell("read");
        return peer.awaitAll("end");
    }

    /** Every change is told by a signal, after which there is something else to be read. */
    private void untilTrayHas(String line) throws IOException {
        while (read().stream().noneMatch(it -> it.contains(line))) {
            peer.await("signal");
        }
    }

    @Test
    void everythingIsDoneFromTheTray() throws IOException {
        peer.ask("tray on", "owned");
        connect();
        peer.await("registered");
        FxThread.until(() -> application().root().tray().item().get().text().isEmpty());
        assertThat(read()).contains("property IconPixmap a(iiay) [(16, 16, 1024), (24, 24, 2304), (32, 32, 4096),"
                        + " (48, 48, 9216), (64, 64, 16384)]",
                "entry 3 [('enabled', False), ('label', 'Back up now')] []");
        openSample();
        var place = addStick();
        untilTrayHas("'Pause automatic backup'");
        FxThread.run(() -> stage().setIconified(true));
        peer.ask("click Back up now", "clicked");
        untilTrayHas("Last backup: Just now");
        try (var files = Files.walk(place)) {
            assertThat(files.filter(it -> it.getFileName().toString().startsWith("achievements-"))).hasSize(1);
        }
        peer.ask("click Pause automatic backup", "clicked");
        untilTrayHas("'Resume automatic backup'");
        untilTrayHas("Automatic backup paused");
        peer.ask("click Show Laurel", "clicked");
        FxThread.until(() -> !stage().isIconified());
        peer.ask("click Quit Laurel", "clicked");
        FxThread.until(() -> !stage().isShowing());
    }

    @Test
    void whatHasFailedStandsThere() throws IOException {
        peer.ask("tray on", "owned");
        connect();
        peer.await("registered");
        openSample();
        Files.createFile(folder.resolve("file"));
        services().settings().update(it -> it.withDestinations(
                _ -> List.of(new DestinationSettings.Folder("Stick", folder.resolve("file/stick")))));
        untilTrayHas("'Pause automatic backup'");
        peer.ask("click Back up now", "clicked");
        untilTrayHas("The automatic backup to Stick failed");
        assertThat(read()).contains("property Status 'NeedsAttention'");
    }

    @Test
    void aStartOutOfTheWayIsSeenInTheTrayAlone() throws IOException {
        peer.ask("tray on", "owned");
        var other = startOutOfTheWay();
        var window = (Stage) FxThread.ask(() -> other.scene().getWindow());
        FxThread.until(() -> !window.isShowing());
        peer.ask("tray off", "given up");
        FxThread.until(() -> window.isShowing() && window.isIconified());
        peer.tell("tray on");
        FxThread.until(() -> !window.isShowing());
        read();
        peer.ask("click Show Laurel", "clicked");
        FxThread.until(() -> window.isShowing() && !window.isIconified());
        peer.ask("tray off", "given up");
        peer.ask("tray on", "owned");
        peer.await("registered");
        FxThread.run(() -> window.setIconified(true));
        assertThat(FxThread.ask(window::isShowing)).as("whoever has wanted it makes it small as always").isTrue();
        assertThat(ended).hasValue(0);
        peer.ask("click Quit Laurel", "clicked");
        FxThread.until(() -> ended.get() == 1);
        FxThread.run(other::close);
    }

    @Test
    void whoeverQuitsFromTheTrayAloneQuits() throws IOException {
        peer.ask("tray on", "owned");
        var other = startOutOfTheWay();
        FxThread.until(() -> !other.scene().getWindow().isShowing());
        read();
        peer.ask("click Quit Laurel", "clicked");
        FxThread.until(() -> ended.get() == 1);
        FxThread.run(other::close);
    }

    @Test
    void aDesktopThatBreaksDownLeavesNoWindowOutOfReach() throws IOException {
        peer.ask("tray on", "owned");
        var other = startOutOfTheWay();
        var window = (Stage) FxThread.ask(() -> other.scene().getWindow());
        FxThread.until(() -> !window.isShowing());
        bus.breakDown();
        FxThread.until(() -> window.isShowing() && window.isIconified());
        FxThread.run(other::close);
    }

    @Test
    void aWindowThatHasEndedStaysAway() {
        var listeners = new ArrayList<Consumer<Boolean>>();
        var beginning = services().begin();
        var other = FxThread.ask(() -> {
            var application = new LaurelApplication(services(), beginning, new Stage());
            application.show(List.of(), true);
            application.connect((_, listener) -> {
                listeners.add(listener);
                listener.accept(true);
                return Optional.empty();
            });
            return application;
        });
        var window = (Stage) FxThread.ask(() -> other.scene().getWindow());
        FxThread.until(() -> !window.isShowing());
        FxThread.run(other::close);
        listeners.forEach(it -> it.accept(false));
        FxThread.run(() -> {}); // What was delivered before this is done.
        assertThat(FxThread.ask(window::isShowing)).as("the tray has gone in the same moment").isFalse();
    }

    @Test
    void whoeverDoesSomethingElseIsToldByTheDesktop() throws IOException {
        peer.ask("notices on", "owned");
        peer.ask("tray on", "owned");
        connect();
        peer.await("registered");
        openSample();
        FxThread.run(() -> stage().setIconified(true));
        FxThread.run(() -> application().root().toasts().warning("Not heard", "5 < 6"));
        assertThat(peer.await("notice")).startsWith("notice Laurel | Not heard | 5 &lt; 6 |").contains("| urgency 1 |");
        services().settings().update(it -> it.withDesktopNotices(false));
        FxThread.run(() -> application().root().toasts().warning("Not wanted", ""));
        services().settings().update(it -> it.withDesktopNotices(true));
        play("combo", 100);
        assertThat(peer.await("notice")).contains("| Achievement unlocked\\n", "| urgency 1 |");
        peer.ask("choose 2", "chosen");
        FxThread.until(() -> !stage().isIconified());
    }
}
