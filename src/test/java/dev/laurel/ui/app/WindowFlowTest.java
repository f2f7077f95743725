package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javafx.application.Application;
import javafx.geometry.BoundingBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.Location;
import dev.laurel.settings.Settings;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

class WindowFlowTest extends WindowTest {
    private FeatureId feature() {
        return FxThread.ask(() -> application().root().navigation().feature().get());
    }

    @Test
    void theFirstStartOffersTheSampleGameAndOneClickOpensIt() {
        assertThat(shows("Welcome to Laurel")).isTrue();
        openSample();
        assertThat(feature()).isEqualTo(FeatureId.ACHIEVEMENTS);
        assertThat(FxThread.ask(() -> node("#nav-achievements") instanceof ToggleButton button && button.isSelected()))
                .isTrue();
        assertThat(shows("Welcome to Laurel")).isFalse();
    }

    @Test
    void everyFeatureIsReachedByMouseAndByKeyboard() {
        openSample();
        for (var id : FeatureId.values()) {
            click("#nav-" + id.name().toLowerCase(Locale.ROOT));
            assertThat(feature()).isEqualTo(id);
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        FxThread.until(() -> application().root().navigation().feature().get() == FeatureId.METRICS);
    }

    @Test
    void aNarrowWindowShowsIconsAlone() {
        openSample();
        FxThread.run(() -> ((Stage) application().scene().getWindow()).setWidth(900));
        FxThread.until(() -> ((ToggleButton) node("#nav-metrics")).getContentDisplay() == ContentDisplay.GRAPHIC_ONLY);
        assertThat(FxThread.ask(() -> ((ToggleButton) node("#nav-metrics")).getTooltip().getText()))
                .isEqualTo("Metrics");
    }

    @Test
    void theLongTextsOfGermanPushNothingOutOfTheSmallestWindow() {
        services().settings().update(it -> it.withLanguage("de"));
        waitFor("Willkommen bei Laurel");
        openSample();
        FxThread.run(() -> {
            var stage = (Stage) application().scene().getWindow();
            stage.setWidth(900);
            stage.setHeight(600);
        });
        for (var id : FeatureId.values()) {
            click("#nav-" + id.name().toLowerCase(Locale.ROOT));
            FxThread.until(() -> {
                var view = node(".window .view").lookup(".view-title").getParent().getParent();
                var bounds = view.localToScene(view.getBoundsInLocal());
                return bounds.getMinX() >= 0 && bounds.getMaxX() <= 900;
            });
        }
    }

    @Test
    void withNothingToUndoCtrlZSaysSo() {
        openSample();
        FxThread.run(() -> application().root().shell().undo());
        waitFor("Nothing to undo");
    }

    private int unlocked() {
        return FxThread.ask(() -> {
            var state = application().root().current().state().get();
            return state == null ? -1 : state.unlockedCount();
        });
    }

    @Test
    void ctrlZBringsBackTheStateBeforeAnImport() {
        openSample();
        var before = unlocked();
        var nothing = new ExportedData(ExportedData.VERSION, 0, Metrics.empty(), List.of(), null);
        FxThread.run(() -> application().root().current().inLane("",
                (session, _, _) -> session.engine().importData(nothing, ImportOptions.of(ImportStrategy.REPLACE)),
                _ -> {}, error -> fail(error.toString())));
        FxThread.until(() -> unlocked() == 0);
        FxThread.run(() -> application().scene().getRoot().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        waitFor("Undone");
        FxThread.until(() -> unlocked() == before);
    }

    @Test
    void anImportThroughThePlanBringsWhatThePlanSaid() {
        openSample();
        picker.answer(Path.of("assets/sample/ember-vale-backup.json"));
        click("#importButton");
        click("#applyButton");
        FxThread.until(() -> application().root().modals().depth() == 0);
        FxThread.until(() -> unlocked() == 37);
        var metrics = FxThread.ask(() -> Objects.requireNonNull(application().root().current().state().get())
                .snapshot().metrics().asMap().keySet());
        assertThat(metrics).hasSize(8).doesNotContain("");
        waitFor("Imported");
    }

    @Test
    void anUnlockIsToldInTheCorner() {
        openSample();
        FxThread.run(() -> application().root().current().inLane("", (session, _, _) -> {
            session.engine().update("combo", MetricValue.of(100));
            return true;
        }, _ -> {}, error -> fail(error.toString())));
        waitFor("Achievement unlocked");
    }

    @Test
    void theThemeChangesWhenTheSettingsDo() {
        services().settings().update(it -> it.withTheme(Settings.Theme.DARK));
        FxThread.until(() -> Application.getUserAgentStylesheet().contains("dark"));
        services().settings().update(it -> it.withTheme(Settings.Theme.LIGHT));
        FxThread.until(() -> Application.getUserAgentStylesheet().contains("light"));
    }

    @Test
    void theLanguageChangesAtOnceAndKeepsTheProfileOpen() {
        openSample();
        services().settings().update(it -> it.withLanguage("de"));
        waitFor("Erfolge");
        FxThread.until(() -> application().root().shell().profileOpen().get());
    }

    @Test
    void theWelcomeSpeaksTheChosenLanguage() {
        FxThread.run(() -> ((MenuButton) node(".welcome-footer .menu-button")).getItems().getLast().fire());
        waitFor("Willkommen bei Laurel");
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
        FxThread.run(() -> robot.push(KeyCode.ESCAPE));
        FxThread.until(() -> application().root().modals().depth() == 0);
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
        FxThread.run(() -> robot.push(KeyCode.ESCAPE));
        FxThread.until(() -> application().root().modals().depth() == 0);
        assertThat(done[0]).isFalse();
    }

    @Test
    void thePlaceOfTheWindowIsRemembered() {
        FxThread.run(() -> {
            var stage = (Stage) application().scene().getWindow();
            stage.setX(30);
            stage.setY(40);
            stage.setWidth(910);
            stage.setHeight(620);
        });
        FxThread.until(() -> application().place().equals(new Settings.WindowPlace(30, 40, 910, 620, false)));
    }

    @Test
    void everyViewLoads() {
        openSample();
        assertThat(application().root().controllers()).hasSizeGreaterThan(5).allSatisfy(view ->
                assertThat(FxThread.ask(() -> application().root().loader().load(view).root())).isNotNull());
    }

    @Test
    void aDialogFitsTheSmallestWindow() {
        FxThread.run(() -> {
            var stage = (Stage) application().scene().getWindow();
            stage.setWidth(900);
            stage.setHeight(600);
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
