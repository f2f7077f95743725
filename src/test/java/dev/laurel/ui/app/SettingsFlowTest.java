package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import javafx.application.Application;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;

import dev.laurel.settings.Settings;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.frame.FeatureId;
import org.junit.jupiter.api.Test;

/** What a person chooses holds at once and at the next start. */
class SettingsFlowTest extends WindowTest {
    private void choose(String segments, int index) {
        FxThread.run(() -> node(segments).lookupAll(".toggle-button").stream().skip(index).findFirst()
                .map(ToggleButton.class::cast).orElseThrow().fire());
    }

    @Test
    void whatIsSavedHoldsAtOnceAndAtTheNextStart() {
        openSample();
        show(FeatureId.SETTINGS);
        FxThread.run(() -> node("#sections").lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                .filter(it -> it.getText().equals("Appearance")).findFirst().orElseThrow().fire());
        choose("#theme", 2);
        choose("#layout", 1);
        click("#saveButton");
        FxThread.until(() -> Application.getUserAgentStylesheet().contains("dark"));
        restart();
        FxThread.until(() -> application().root().shell().profileOpen().get());
        assertThat(services().settings().get().theme()).isEqualTo(Settings.Theme.DARK);
        assertThat(FxThread.ask(Application::getUserAgentStylesheet)).contains("dark");
        FxThread.until(() -> find(".achievements-view .table-view") != null);
    }

    @Test
    void theLayoutChosenAtTheAchievementsIsASettingToo() {
        openSample();
        click("#tableButton");
        FxThread.until(() -> services().settings().get().layout() == Settings.Layout.TABLE);
        restart();
        FxThread.until(() -> find(".achievements-view .table-view") != null);
        services().settings().update(it -> it.withLayout(Settings.Layout.CARDS));
        FxThread.until(() -> find(".achievements-view .table-view") == null);
    }

    @Test
    void whatIsDiscardedIsGone() {
        openSample();
        show(FeatureId.SETTINGS);
        FxThread.run(() -> node("#sections").lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                .filter(it -> it.getText().equals("Appearance")).findFirst().orElseThrow().fire());
        choose("#theme", 2);
        FxThread.until(() -> find("#saveBar") != null);
        FxThread.run(() -> ((javafx.scene.control.Button) node("#saveBar").lookup(".button")).fire());
        FxThread.until(() -> find("#saveBar") == null);
        assertThat(services().settings().get().theme()).isEqualTo(Settings.Theme.SYSTEM);
    }

    @Test
    void theThemeChangesWhenTheSettingsDo() {
        services().settings().update(it -> it.withTheme(Settings.Theme.DARK));
        FxThread.until(() -> Application.getUserAgentStylesheet().contains("dark"));
        services().settings().update(it -> it.withTheme(Settings.Theme.LIGHT));
        FxThread.until(() -> Application.getUserAgentStylesheet().contains("light"));
    }

    @Test
    void whatHasNothingToDoWithLooksDressesNothingAnew() {
        var dressed = new AtomicInteger();
        FxThread.run(() -> application().scene().getStylesheets().subscribe(dressed::incrementAndGet));
        services().settings().update(it -> it.withLastFolder(folder));
        services().settings().update(it -> it.withTheme(Settings.Theme.DARK));
        FxThread.until(() -> Application.getUserAgentStylesheet().contains("dark"));
        assertThat(dressed).hasValue(1);
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
    void thePlaceOfTheWindowIsKeptForTheNextStart() {
        FxThread.run(() -> {
            stage().setX(30);
            stage().setY(40);
            stage().setWidth(910);
            stage().setHeight(620);
        });
        var place = new Settings.WindowPlace(30, 40, 910, 620, false);
        FxThread.until(() -> application().place().equals(place));
        restart();
        assertThat(FxThread.ask(() -> application().place())).isEqualTo(place);
    }
}
