package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** Progress is safe without anybody thinking of it. */
class AutomaticFlowTest extends WindowTest {
    private Path addStick() {
        var place = folder.resolve("stick");
        FolderDestination.setUp("Stick", place);
        services().settings().update(it -> it.withDestinations(
                _ -> List.of(new DestinationSettings.Folder("Stick", place))));
        return place;
    }

    private static List<Path> backups(Path place) {
        try (var files = Files.walk(place)) {
            return files.filter(it -> it.getFileName().toString().startsWith("achievements-")).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private MenuButton menu() {
        return FxThread.ask(() -> (MenuButton) application().scene().lookup("#automaticMenu"));
    }

    private void choose(String item) {
        FxThread.run(() -> menu().getItems().stream().filter(it -> it.getText().equals(item)).findFirst().orElseThrow()
                .fire());
    }

    private void untilMenuSays(String beginning) {
        FxThread.until(() -> menu().isVisible() && menu().getText().startsWith(beginning));
    }

    @Test
    void withoutADestinationNothingIsSaid() {
        openSample();
        assertThat(FxThread.ask(() -> menu().isVisible())).isFalse();
    }

    @Test
    void anUnlockIsBackedUpWithoutAnybodyAsking() throws IOException {
        openSample();
        var place = addStick();
        untilMenuSays("Next run");
        show(FeatureId.BACKUPS);
        play("combo", 100);
        FxThread.until(() -> ((Label) node("#backup")).getText().equals("Last backup: Just now"));
        assertThat(backups(place)).singleElement().satisfies(
                it -> assertThat(Files.readString(it)).containsIgnoringWhitespaces("\"combo\":[100"));
        untilMenuSays("Automatic backup on");
        FxThread.until(() -> node("#table") instanceof TableView<?> list && list.getItems().size() == 1);
        show(FeatureId.ACTIVITY);
        waitFor("Unlock");
    }

    @Test
    void quittingBacksUpWhatIsNotSafeYetAndPausedNothingDoes() throws IOException {
        openSample();
        var place = addStick();
        play("playtimeMinutes", 1_299);
        restart();
        assertThat(backups(place)).singleElement().satisfies(
                it -> assertThat(Files.readString(it)).containsIgnoringWhitespaces("\"playtimeMinutes\":[1299"));
        FxThread.until(() -> application().root().shell().profileOpen().get());
        FxThread.until(() -> ((Label) node("#backup")).getText().startsWith("Last backup: "));
        untilMenuSays("Next run");
        choose("Pause automatic backup");
        untilMenuSays("Automatic backup paused");
        play("playtimeMinutes", 1_300);
        restart();
        assertThat(backups(place)).hasSize(1);
        FxThread.until(() -> application().root().shell().profileOpen().get());
        choose("Resume automatic backup");
        untilMenuSays("Next run");
    }

    @Test
    void theSwitchesAreInTheSettingsWithWhatTheSystemCanDo() throws IOException {
        openSample();
        var place = addStick();
        untilMenuSays("Next run");
        choose("Settings of automatic backup");
        waitFor("On any change");
        FxThread.run(() -> node(".automatic-card").lookupAll(".toggle-switch").stream().skip(2).findFirst()
                .map(ToggleSwitch.class::cast).orElseThrow().setSelected(true));
        click("#saveButton");
        play("playtimeMinutes", 1_298);
        FxThread.until(() -> !backups(place).isEmpty());
        assertThat(Files.readString(backups(place).getLast())).containsIgnoringWhitespaces("\"playtimeMinutes\":[1298");
        click("#copyUnattended");
        assertThat(FxThread.ask(() -> Clipboard.getSystemClipboard().getString()))
                .contains("backup").contains("Stick").contains(folder.resolve("data").toString());
    }

    @Test
    void aFailureIsToldAndExplainedAndTriedAgain() throws IOException {
        openSample();
        var place = addStick();
        var away = Files.move(place, folder.resolve("unplugged"));
        play("combo", 100);
        waitFor("The automatic backup to Stick failed");
        untilMenuSays("Waiting for Stick");
        Files.move(away, place);
        choose("Show why");
        waitForMention("DESTINATION-UNREACHABLE");
        click("#remedy");
        untilMenuSays("Automatic backup on");
        assertThat(backups(place)).hasSize(1);
    }
}
