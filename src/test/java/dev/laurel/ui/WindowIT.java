package dev.laurel.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.laurel.settings.Settings;
import dev.laurel.settings.SettingsStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program's window on a real screen: what another program hands to it, and what it leaves behind. */
class WindowIT {
    private static final String PROGRAM =
            Path.of(System.getProperty("laurel.distribution", "target/laurel")).resolve("bin/laurel").toAbsolutePath()
                    .toString();
    /** The system's, which has the system's GTK. */
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    private XScreen screen;
    private Path data;
    private Path catalog;

    @BeforeEach
    void switchOn() throws IOException, InterruptedException {
        assumeThat(XScreen.isThere()).as(XScreen.PROGRAMS + " are installed").isTrue();
        screen = XScreen.open();
        data = Files.createDirectories(folder.resolve("data"));
        catalog = Files.writeString(folder.resolve("tower.json"), "{\"floor\":{\"3\":{\"title\":\"Third floor\"}}}");
        command("profile", "add", "Ann", "--catalog", "src/main/resources/dev/laurel/sample/catalog.json");
        var settings = SettingsStore.open(data, InstantSource.system()).store();
        settings.update(it -> it.withWindow(new Settings.WindowPlace(200, 60, 1000, 700, false)).withLanguage("en"));
    }

    @AfterEach
    void switchOff() {
        if (screen != null) {
            screen.close();
        }
    }

    private Process laurel(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()));
        builder.environment().put("LAUREL_DATA", data.toString());
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
        return screen.start(builder);
    }

    private String command(String... arguments) throws IOException, InterruptedException {
        var out = folder.resolve("said");
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        builder.environment().put("LAUREL_DATA", data.toString());
        assertThat(builder.start().waitFor()).isZero();
        return Files.readString(out);
    }

    /** The dialog for a new catalog offers a name: Enter makes the profile, and then the window's title has it. */
    private void makeTheProfile(String window) throws IOException, InterruptedException {
        screen.does("windowactivate", "--sync", window);
        XScreen.until("the profile", () -> {
            screen.does("key", "Return"); // Does nothing before the dialog is there.
            return screen.does("search", "--onlyvisible", "--name", "^Player");
        });
        assertThat(command("profile", "list")).contains("Player\t");
    }

    private void close(String window, Process laurel) throws IOException, InterruptedException {
        screen.does("windowactivate", "--sync", window);
        screen.does("key", "alt+F4");
        assertThat(laurel.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(laurel.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("out"))).isEmpty();
        assertThat(Files.readString(folder.resolve("err"))).as("warnings on the console").isEmpty();
    }

    @Test
    void aSecondStartHandsItsFileToTheWindowThatIsThere() throws Exception {
        var first = laurel();
        var window = screen.window("^Ann");
        var second = laurel(catalog.getFileName().toString());
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        makeTheProfile(window);
        assertThat(screen.does("search", "--onlyvisible", "--name", "Laurel$").lines()).as("windows").hasSize(1);
        close(window, first);
    }

    @Test
    void aFileThatIsDraggedFromAnotherProgramAndDroppedIsOpened() throws Exception {
        var laurel = laurel();
        var window = screen.window("^Ann");
        var source = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), DragSource.class.getName(), catalog.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        screen.start(source);
        screen.window("^File to drag$");
        screen.does("mousemove", "40", "40", "mousedown", "1");
        move(40, 40, 640, 400);
        screen.does("mousemove", "--sync", "650", "410", "mouseup", "1");
        makeTheProfile(window);
        close(window, laurel);
    }

    /** In steps, as a hand does: the source learns that it is a drag, the target that something hangs over it. */
    private void move(int fromX, int fromY, int toX, int toY) throws IOException, InterruptedException {
        for (var step = 1; step <= 20; step++) {
            screen.does("mousemove", "--sync", String.valueOf(fromX + (toX - fromX) * step / 20),
                    String.valueOf(fromY + (toY - fromY) * step / 20));
        }
    }

    @Test
    void aBackupThatIsDraggedOutOfTheTableArrivesAsAFileInAnotherProgram() throws Exception {
        var gtk = new ProcessBuilder(PYTHON, "-c", "import gi").redirectErrorStream(true).start();
        assumeThat(gtk.waitFor()).as(PYTHON + " has GTK (python3-gi)").isZero();
        var cellar = Files.createDirectories(folder.resolve("cellar"));
        command("destination", "add", "cellar", "--folder", cellar.toString());
        var backup = cellar.resolve(command("backup", "Ann", "--to", "cellar").strip());
        var received = Files.createDirectories(folder.resolve("received"));
        var laurel = laurel();
        var window = screen.window("^Ann");
        screen.start(new ProcessBuilder(PYTHON, "src/test/peers/drop_target.py", received.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD));
        var target = screen.window("^Drop target");
        screen.does("windowmove", "--sync", target, "1220", "300", "windowactivate", "--sync", window, "key", "ctrl+3");
        var copy = received.resolve(backup.getFileName());
        XScreen.until("the file", () -> {
            // On the first row. Before it is there nothing comes of it, and a file that arrives twice does no harm.
            screen.does("mousemove", "--sync", "--window", window, "200", "202", "mousedown", "1");
            move(400, 282, 1270, 380);
            move(1270, 380, 1290, 400); // A drag begins once the file was fetched, and when the mouse moves next.
            screen.does("mouseup", "1");
            return Files.exists(copy) ? "there" : "";
        });
        assertThat(copy).hasSameBinaryContentAs(backup);
        close(window, laurel);
    }

    @Test
    void aStartInTheBackgroundStaysOutOfTheWayUntilItIsWanted() throws Exception {
        var first = laurel("--background");
        XScreen.until("the window", () -> screen.does("search", "--name", "^Ann"));
        var again = laurel("--background");
        assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(screen.does("search", "--onlyvisible", "--name", "^Ann")).as("nobody wants it yet").isEmpty();
        var second = laurel();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        close(screen.window("^Ann"), first);
    }

    @Test
    void theWindowOpensWhereItWasLeft() throws Exception {
        var first = laurel();
        var window = screen.window("^Ann");
        screen.does("windowmove", "--sync", window, "120", "90");
        screen.does("windowsize", "--sync", window, "950", "650");
        var place = screen.does("getwindowgeometry", "--shell", window);
        close(window, first);
        var second = laurel();
        var again = screen.window("^Ann");
        XScreen.until("the place " + place + " of " + Files.readString(data.resolve("settings.json")),
                () -> lines(screen.does("getwindowgeometry", "--shell", again)).equals(lines(place)) ? "there" : "");
        close(again, second);
    }

    /** Without the window's number and screen. */
    private static List<String> lines(String geometry) {
        return geometry.lines().filter(line -> line.matches("(X|Y|WIDTH|HEIGHT)=.*")).toList();
    }
}
