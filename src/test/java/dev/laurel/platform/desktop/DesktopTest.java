package dev.laurel.platform.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.laurel.fakes.DesktopPeer;
import dev.laurel.fakes.PrivateBus;
import dev.laurel.platform.desktop.TrayItem.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tray and the notices, against a desktop in Python on a real bus of its own. */
class DesktopTest {
    private static final List<Picture> ICON = List.of(picture(16, 0x80FF0102), picture(64, 0xFF112233));

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> inTray = new LinkedBlockingQueue<>();
    private PrivateBus bus;
    private DesktopPeer peer;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    DesktopTest() {}

    private static Picture picture(int size, int colour) {
        var pixels = new int[size * size];
        Arrays.fill(pixels, colour);
        return new Picture(size, size, pixels);
    }

    @BeforeEach
    void start() throws IOException {
        bus = new PrivateBus();
        peer = new DesktopPeer(bus);
    }

    @AfterEach
    void stop() throws IOException {
        bus.close();
    }

    private Desktop connect() {
        return Desktop.connect("Linux", Map.of(), ICON, inTray::add).orElseThrow();
    }

    private final Entry show = new Entry.Choice("Show Laurel", true, () -> happened.add("show"));
    private final Entry backUp = new Entry.Choice("Back_up now", true, () -> happened.add("back up"));
    private final Entry off = new Entry.Choice("Not now", false, () -> happened.add("not allowed"));

    private TrayItem item(String text, boolean attention, Entry... entries) {
        return new TrayItem("Laurel", text, attention, () -> happened.add("activated"), List.of(entries));
    }

    @Test
    void standsInTheTrayWithItsMenu() throws Exception {
        peer.ask("tray on", "owned");
        try (var desktop = connect()) {
            desktop.show(item("No backup yet", false, show, new Entry.Separator(), backUp, off));
            assertThat(peer.await("registered")).isEqualTo("registered True");
            assertThat(inTray.take()).isTrue();
            peer.tell("read");
            assertThat(peer.awaitAll("end")).containsExactly(
                    "property AttentionIconName ''",
                    "property AttentionIconPixmap a(iiay) [(16, 16, 1024), (64, 64, 16384)]",
                    "property Category 'ApplicationStatus'",
                    "property IconName ''",
                    "property IconPixmap a(iiay) [(16, 16, 1024), (64, 64, 16384)]",
                    "first pixel [128, 255, 1, 2]",
                    "property Id 'laurel'",
                    "property ItemIsMenu false",
                    "property Menu objectpath '/StatusNotifierItem/Menu'",
                    "property Status 'Active'",
                    "property Title 'Laurel'",
                    "property ToolTip ('', @a(iiay) [], 'Laurel', 'No backup yet')",
                    "property WindowId 0",
                    "menu path <objectpath '/StatusNotifierItem/Menu'>",
                    "layout (u(ia{sv}av)) {'children-display': 'submenu'}",
                    "entry 1 [('enabled', True), ('label', 'Show Laurel')] []",
                    "entry 2 [('type', 'separator')] []",
                    "entry 3 [('enabled', True), ('label', 'Back__up now')] []",
                    "entry 4 [('enabled', False), ('label', 'Not now')] []",
                    "group ([(1, {'label': <'Show Laurel'>})],)",
                    "about to show (false,) (@ai [], [99])",
                    "end");
            peer.ask("click Back__up now", "clicked");
            assertThat(happened.take()).isEqualTo("back up");
            peer.ask("click Not now", "clicked");
            assertThat(peer.ask("click-group Show Laurel", "clicked")).isEqualTo("clicked [99]");
            assertThat(happened.take()).isEqualTo("show");
            peer.ask("activate", "activated");
            assertThat(happened.take()).isEqualTo("activated");
        }
    }

    @Test
    void tellsWhatChangesAndNothingElse() throws Exception {
        peer.ask("tray on", "owned");
        try (var desktop = connect()) {
            desktop.show(item("one", false, show));
            peer.await("registered");
            desktop.show(item("one", false, show));
            desktop.show(item("two", false, show));
            assertThat(peer.await("signal")).isEqualTo("signal NewToolTip ()");
            desktop.show(item("two", true, show));
            assertThat(peer.await("signal")).isEqualTo("signal NewStatus ('NeedsAttention',)");
            desktop.show(item("two", true, show, backUp));
            assertThat(peer.await("signal")).isEqualTo("signal LayoutUpdated (uint32 2, 0)");
            peer.tell("read");
            assertThat(peer.awaitAll("end")).contains("property Status 'NeedsAttention'",
                    "property ToolTip ('', @a(iiay) [], 'Laurel', 'two')",
                    "entry 2 [('enabled', True), ('label', 'Back__up now')] []");
        }
    }

    @Test
    void waitsForATrayThatComesLater() throws Exception {
        try (var desktop = connect()) {
            desktop.show(item("", false, show));
            assertThat(inTray.take()).isFalse();
            peer.tell("tray on");
            assertThat(peer.awaitAll("registered")).contains("registered True");
            assertThat(inTray.take()).isTrue();
            peer.ask("tray off", "given up");
            assertThat(inTray.take()).as("the tray is gone, as when it crashes").isFalse();
            peer.tell("tray on");
            peer.await("registered");
            assertThat(inTray.take()).isTrue();
        }
    }

    @Test
    void knowsATrayThatNobodyDraws() throws Exception {
        peer.ask("nobody", "ok");
        peer.ask("tray on", "owned");
        try (var desktop = connect()) {
            desktop.show(item("", false, show));
            assertThat(inTray.take()).isFalse();
            peer.tell("drawn");
            assertThat(inTray.take()).isTrue();
        }
    }

    @Test
    void noTrayOutlivesTheBus() throws Exception {
        peer.ask("tray on", "owned");
        try (var desktop = connect()) {
            desktop.show(item("", false, show));
            assertThat(inTray.take()).isTrue();
            bus.breakDown();
            assertThat(inTray.take()).isFalse();
            desktop.show(item("changed", true, backUp));
            assertThat(desktop.tell(new Notice("title", "", Notice.Urgency.LOW), () -> {})).isFalse();
        }
    }

    @Test
    void tellsInTheCornerOfTheScreen() throws Exception {
        peer.ask("notices on", "owned");
        try (var desktop = connect()) {
            assertThat(desktop.tell(new Notice("5 < 6", "<b> & so on", Notice.Urgency.CRITICAL),
                    () -> happened.add("chosen"))).isTrue();
            assertThat(peer.await("notice")).isEqualTo("notice Laurel | 5 < 6 | &lt;b&gt; &amp; so on"
                    + " | ['default', ''] | urgency 2 | image ((64, 64, 256, True, 8, 4), 16384)");
            peer.ask("choose 1", "chosen");
            assertThat(happened.take()).isEqualTo("chosen");
            desktop.tell(new Notice("title", "", Notice.Urgency.LOW), () -> {});
            assertThat(peer.await("notice")).contains("| urgency 0 |");
        }
    }

    @Test
    void saysWhereNobodyTellsAnything() {
        try (var desktop = connect()) {
            assertThat(desktop.tell(new Notice("title", "", Notice.Urgency.LOW), () -> {})).isFalse();
        }
    }

    @Test
    void isThereWhereThereIsABusOnly() {
        var none = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.home().resolve("no-bus"));
        System.clearProperty("DBUS_SESSION_BUS_ADDRESS");
        assertThat(Desktop.connect("Linux", Map.of(), ICON, inTray::add)).isEmpty();
        assertThat(Desktop.connect("Linux", none, ICON, inTray::add)).isEmpty();
        assertThat(Desktop.connect("Windows 11", bus.environment(), ICON, inTray::add)).isEmpty();
        assertThat(Desktop.connect("Mac OS X", bus.environment(), ICON, inTray::add)).isEmpty();
        assertThat(Desktop.connect("FreeBSD", bus.environment(), ICON, inTray::add)).get()
                .satisfies(Desktop::close);
    }
}
