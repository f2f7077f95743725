package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import dev.laurel.fakes.OpenSample;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.ui.Drops;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** Files out of the window and into it: chosen, or dropped. */
class PortabilityFlowTest extends WindowTest {
    private static int unlockedIn(Path file) {
        return Objects.requireNonNull(ImportFiles.read(file, Secrets.NONE, Progress.NONE, CancelToken.NEVER).file())
                .data().unlockedAchievements().size();
    }

    @Test
    void anImportThroughThePlanBringsWhatThePlanSaid() {
        openSample();
        picker.answer(OpenSample.BACKUP);
        press(KeyCode.CONTROL, KeyCode.I);
        click("#applyButton");
        waitForNoDialog();
        FxThread.until(() -> state().unlockedCount() == 37);
        assertThat(state().snapshot().metrics().asMap()).hasSize(8).doesNotContainKey("");
        waitFor("Imported");
    }

    @Test
    void aFileThatIsRefusedStandsInTheActivity() throws IOException {
        openSample();
        picker.answer(Files.writeString(folder.resolve("broken.json"), "{\"metrics\":"));
        press(KeyCode.CONTROL, KeyCode.I);
        FxThread.until(() -> application().root().modals().depth() == 1);
        FxThread.run(() -> application().root().modals().close());
        show(FeatureId.ACTIVITY);
        waitFor("broken.json");
        waitFor("Failed");
    }

    @Test
    void anExportIsWrittenWhereThePersonSaysAndToldOf() {
        openSample();
        var file = folder.resolve("mine.json");
        press(KeyCode.CONTROL, KeyCode.E);
        FxThread.until(() -> find("#exportButton.accent") != null);
        assertThat(mentions("achievements-backup-")).as("the name that is offered").isTrue();
        picker.answer(file);
        click("#exportButton.accent");
        waitForNoDialog();
        waitFor("Exported");
        assertThat(shows(file.toString())).isTrue();
        assertThat(shows("Show in folder")).as("the way to it").isTrue();
        assertThat(unlockedIn(file)).isEqualTo(state().unlockedCount());
    }

    @Test
    void anEncryptedExportAsksTwiceAndOpensWithItsPassphrase() {
        openSample();
        var file = folder.resolve("mine.json.age");
        click("#exportButton");
        FxThread.until(() -> find("#exportButton.accent") != null);
        FxThread.run(() -> node("#encryptions").lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast).filter(it -> it.getText().contains("age")).findFirst().orElseThrow()
                .fire());
        assertThat(node("#exportButton.accent").isDisabled()).as("without a passphrase").isTrue();
        FxThread.run(() -> {
            ((PasswordField) node("#passphrase")).setText("a long walk");
            ((PasswordField) node("#repeated")).setText("a long talk");
        });
        waitFor("The two are not the same");
        FxThread.run(() -> ((PasswordField) node("#repeated")).setText("a long walk"));
        picker.answer(file);
        click("#exportButton.accent");
        waitForNoDialog();
        waitFor("Exported");
        picker.answer(file);
        click("#importButton");
        FxThread.until(() -> find("#openButton") != null);
        FxThread.run(() -> ((PasswordField) node("#passphrase")).setText("a long walk"));
        click("#openButton");
        FxThread.until(() -> find("#applyButton") != null);
        press(KeyCode.ESCAPE);
        waitForNoDialog();
    }

    @Test
    void aPortableProfileOfAnUnknownGameBecomesAProfileWithItsPast() {
        openSample();
        var file = folder.resolve("ember.laurel");
        click("#exportButton");
        FxThread.until(() -> find("#exportButton.accent") != null);
        assertThat(find("#history")).as("the reference's form has none").isNull();
        FxThread.run(() -> node("#forms").lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast).filter(it -> it.getText().contains("Portable")).findFirst().orElseThrow()
                .fire());
        FxThread.run(() -> ((CheckBox) node("#history")).fire());
        picker.answer(file);
        click("#exportButton.accent");
        waitForNoDialog();
        waitFor("Exported");
        var here = state().profile();
        var unlocked = state().snapshot().unlocked();
        var times = unlockTimes();
        assertThat(times).hasSize(34);
        FxThread.run(() -> application().root().current().close());
        services().profiles().remove(here.id());
        restart();
        FxThread.run(() -> Drops.over(node("#sample"), file).fall());
        click("#createButton");
        FxThread.until(() -> application().root().shell().profileOpen().get());
        assertThat(state().snapshot().unlocked()).isEqualTo(unlocked);
        assertThat(unlockTimes()).isEqualTo(times);
    }

    @Test
    void aFileToRecipientsIsOpenedWithAnIdentity() throws Exception {
        openSample();
        var key = folder.resolve("key.txt");
        var file = folder.resolve("theirs.age");
        run("age-keygen", "-o", key.toString());
        run("age", "-a", "-r", run("age-keygen", "-y", key.toString()).strip(), "-o", file.toString(),
                OpenSample.BACKUP.toString());
        var other = folder.resolve("other.txt");
        run("age-keygen", "-o", other.toString());
        picker.answer(file);
        click("#importButton");
        waitFor("Identity");
        picker.answer(other);
        click("#identityFile");
        waitFor("That identity doesn\u2019t open it.");
        picker.answer(key);
        click("#identityFile");
        click("#applyButton");
        waitForNoDialog();
        FxThread.until(() -> state().unlockedCount() == 37);
    }

    private Map<String, Instant> unlockTimes() {
        return state().achievements().stream().filter(it -> it.unlockedAt() != null).collect(
                Collectors.toMap(it -> it.achievement().id(), it -> Objects.requireNonNull(it.unlockedAt())));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out;
    }

    @Test
    void aFileThatIsDroppedAnywhereOpensItsPlan() {
        openSample();
        var drop = FxThread.ask(() -> Drops.over(node("#nav-metrics"), OpenSample.BACKUP));
        assertThat(FxThread.ask(() -> node("#dropTarget").isVisible())).as("the window says that it will do").isTrue();
        FxThread.run(drop::fall);
        assertThat(find("#dropTarget")).isNull();
        click("#applyButton");
        waitForNoDialog();
        FxThread.until(() -> state().unlockedCount() == 37);
    }

    @Test
    void ofSeveralFilesTheFirstIsOpenedAndThatIsSaid() {
        openSample();
        FxThread.run(() -> Drops.over(node("#content"), OpenSample.BACKUP, Path.of("README.md")).fall());
        waitFor("One file at a time");
        FxThread.until(() -> find("#applyButton") != null);
    }

    @Test
    void aCatalogThatIsDroppedOnTheWelcomeMakesAProfile() throws IOException {
        var catalog = Files.writeString(folder.resolve("tower.json"),
                "{\"floor\":{\"3\":{\"title\":\"Third floor\"}}}");
        FxThread.run(() -> Drops.over(node("#sample"), catalog).fall());
        FxThread.until(() -> find("#createButton") != null);
    }
}
