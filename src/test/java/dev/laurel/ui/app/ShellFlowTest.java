package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** First start, navigation, profiles and undo. */
class ShellFlowTest extends WindowTest {
    private FeatureId feature() {
        return FxThread.ask(() -> application().root().navigation().feature().get());
    }

    private String profile() {
        return state().profile().name();
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
    void theFirstFrameShowsTheProfileThatWasOpenAndNothingIsMadeThatIsNotSeen() {
        openSample();
        var beginning = services().begin();
        FxThread.run(() -> {
            var next = new LaurelApplication(services(), beginning, new Stage());
            next.show(List.of());
            var window = next.scene().getRoot();
            var cards = window.lookupAll(".achievement-card").size();
            var title = next.root().shell().windowTitle().get();
            var table = window.lookup(".achievements-view .table-view");
            var welcome = window.lookup("#sample");
            next.close();
            assertThat(cards).isGreaterThan(5);
            assertThat(title).contains("Ember Vale");
            assertThat(table).as("table").isNull();
            assertThat(welcome).as("welcome").isNull();
        });
    }

    @Test
    void aProfileThatCannotBeOpenedIsToldOfAndTheOthersAreThere() {
        openSample();
        var beginning = new CurrentProfile.Beginning(
                services().profiles().list(), null, LaurelError.of(ErrorCode.UNEXPECTED, "a broken catalog"));
        var next = FxThread.ask(() -> {
            var application = new LaurelApplication(services(), beginning, new Stage());
            application.show(List.of());
            return application;
        });
        FxThread.until(() -> next.root().modals().depth() == 1);
        FxThread.run(() -> {
            var welcome = next.scene().getRoot().lookup("#sample");
            var profiles = next.root().shell().profiles().size();
            next.close();
            assertThat(welcome).isNotNull();
            assertThat(profiles).isOne();
        });
    }

    @Test
    void everyFeatureIsReachedByMouseAndByKeyboard() {
        openSample();
        for (var id : FeatureId.values()) {
            show(id);
            assertThat(feature()).isEqualTo(id);
        }
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        FxThread.until(() -> application().root().navigation().feature().get() == FeatureId.METRICS);
    }

    @Test
    void aFeatureThatIsShownAgainIsTheSameAsBefore() {
        openSample();
        for (var id : FeatureId.values()) {
            show(id);
            var first = node("#content").lookup(".view");
            show(id == FeatureId.ACHIEVEMENTS ? FeatureId.METRICS : FeatureId.ACHIEVEMENTS);
            show(id);
            assertThat(node("#content").lookup(".view")).as(id.name()).isSameAs(first);
        }
    }

    @Test
    void aNarrowWindowShowsIconsAlone() {
        openSample();
        FxThread.run(() -> stage().setWidth(900));
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
            stage().setWidth(900);
            stage().setHeight(600);
        });
        for (var id : FeatureId.values()) {
            show(id);
            FxThread.until(() -> {
                var view = node(".window .view").lookup(".view-title").getParent().getParent();
                var bounds = view.localToScene(view.getBoundsInLocal());
                return bounds.getMinX() >= 0 && bounds.getMaxX() <= 900;
            });
        }
    }

    @Test
    void everyViewLoads() {
        openSample();
        for (var id : FeatureId.values()) {
            show(id);
        }
        assertThat(application().root().controllers()).hasSizeGreaterThan(20).allSatisfy(view ->
                assertThat(FxThread.ask(() -> application().root().loader().load(view).root())).isNotNull());
    }

    @Test
    void aCatalogMakesAProfileAndTheSwitcherLeadsBack() throws IOException {
        openSample();
        var sample = profile();
        var catalog = Files.writeString(folder.resolve("tower.json"),
                "{\"floor\":{\"3\":{\"title\":\"Third floor\",\"icon\":\"🏆\"}}}");
        picker.answer(catalog);
        press(KeyCode.CONTROL, KeyCode.O);
        FxThread.until(() -> find("#createButton") != null);
        FxThread.run(() -> {
            ((TextField) node("#name")).setText("Ida");
            ((TextField) node("#user")).setText("ida");
        });
        click("#createButton");
        FxThread.until(() -> profile().equals("Ida"));
        waitFor("Third floor");
        FxThread.run(() -> ((MenuButton) node("#switcher")).getItems().stream()
                .filter(item -> String.valueOf(item.getText()).contains(sample)).findFirst().orElseThrow().fire());
        FxThread.until(() -> profile().equals(sample));
        waitFor("Treasure Keeper");
        restart();
        FxThread.until(() -> application().root().shell().profileOpen().get());
        assertThat(profile()).as("opened again by the next start").isEqualTo(sample);
    }

    @Test
    void withNothingToUndoCtrlZSaysSo() {
        openSample();
        press(KeyCode.CONTROL, KeyCode.Z);
        waitFor("Nothing to undo");
    }

    @Test
    void ctrlZBringsBackTheStateBeforeAnImport() {
        openSample();
        var before = state().unlockedCount();
        var nothing = new ExportedData(ExportedData.VERSION, 0, Metrics.empty(), List.of(), null);
        FxThread.run(() -> application().root().current().inLane("",
                (session, _, _) -> session.engine().importData(nothing, ImportOptions.of(ImportStrategy.REPLACE)),
                _ -> {}, error -> fail(error.toString())));
        FxThread.until(() -> state().unlockedCount() == 0);
        FxThread.run(() -> application().scene().getRoot().requestFocus());
        press(KeyCode.CONTROL, KeyCode.Z);
        waitFor("Undone");
        FxThread.until(() -> state().unlockedCount() == before);
    }
}
