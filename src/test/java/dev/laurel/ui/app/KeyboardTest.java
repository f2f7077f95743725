package dev.laurel.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.input.KeyCode;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.ui.FxThread;
import dev.laurel.ui.WindowTest;
import dev.laurel.ui.control.SearchField;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.settings.SettingsSection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything can be reached and read without a mouse and without eyes. */
class KeyboardTest extends WindowTest {
    private static final int MOST_TABS = 80;

    /** Every visible control that a person operates; cells and bars belong to the control they are in. */
    private static void collect(Node node, List<Control> into) {
        if (!node.isVisible() || node instanceof IndexedCell || node instanceof ScrollBar
                || node instanceof TableHeaderRow) {
            return;
        }
        if (node instanceof Control control && isOperated(control)) {
            into.add(control);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
        if (node instanceof SearchField || node instanceof TableView || node instanceof ListView) {
            ((Parent) node).getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static boolean isOperated(Control control) {
        return control instanceof ButtonBase || control instanceof TextInputControl || control instanceof ComboBoxBase
                || control instanceof TableView || control instanceof ListView || control instanceof Slider
                || control instanceof ToggleSwitch;
    }

    private List<Control> operated() {
        return FxThread.ask(() -> {
            var found = new ArrayList<Control>();
            collect(application().scene().getRoot(), found);
            return found;
        });
    }

    /** What a screen reader would say, null for nothing. */
    private static @Nullable String name(Control control, Parent root) {
        if (control.getAccessibleText() != null && !control.getAccessibleText().isBlank()) {
            return control.getAccessibleText();
        }
        if (control instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        return root.lookupAll(".label").stream().filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> control.equals(label.getLabelFor())).map(Label::getText).findFirst().orElse(null);
    }

    private void everythingHasAName() {
        var root = application().scene().getRoot();
        assertThat(operated()).isNotEmpty()
                .allSatisfy(control -> assertThat(name(control, root)).as(control.toString()).isNotBlank());
    }

    /** Presses Tab until it comes round, and gives what had the focus on the way. */
    private Set<Node> tabThrough() {
        var seen = new LinkedHashSet<Node>();
        var keyboard = robot.robotContext().getKeyboardRobot();
        for (var i = 0; i < MOST_TABS; i++) {
            // The robot presses on JavaFX's own thread, so the question that follows is answered after it.
            keyboard.pressNoWait(KeyCode.TAB);
            keyboard.releaseNoWait(KeyCode.TAB);
            var owner = FxThread.ask(() -> application().scene().getFocusOwner());
            if (!seen.add(owner)) {
                break;
            }
        }
        return seen;
    }

    private void everythingIsReached() {
        var reached = tabThrough();
        assertThat(operated()).filteredOn(control -> !control.isDisabled())
                // Esc does the same in the field itself; a toast's button goes away by itself.
                .filteredOn(control -> !control.getStyleClass().contains("search-clear"))
                .allSatisfy(control -> assertThat(reached).as(control.toString()).containsAnyElementsOf(
                        // Tab leads to one of a group, arrows to the others.
                        control instanceof ToggleButton toggle && toggle.getToggleGroup() != null
                                ? toggle.getToggleGroup().getToggles().stream().map(Node.class::cast).toList()
                                : List.of(control)));
    }

    @Test
    void arrowsLeadThroughTheSidebarAndTheSectionsOfTheSettings() {
        openSample();
        FxThread.run(() -> node("#nav-achievements").requestFocus());
        press(KeyCode.DOWN);
        assertThat(FxThread.<FeatureId>ask(() -> application().root().navigation().feature().get()))
                .isEqualTo(FeatureId.METRICS);
        show(FeatureId.SETTINGS);
        FxThread.run(() -> node("#sections").lookup(".toggle-button").requestFocus());
        press(KeyCode.DOWN);
        waitFor("Nothing is wrong with this catalog");
        assertThat(find("#wrong")).as("what is said of a catalog with problems").isNull();
        for (var section : List.of("destinations", "automatic", "sync", "security", "appearance")) {
            assertThat(find("#theme")).as("before " + section).isNull();
            press(KeyCode.DOWN);
        }
        FxThread.until(() -> find("#theme") != null);
        FxThread.run(() -> node("#theme").lookup(".toggle-button").requestFocus());
        press(KeyCode.RIGHT);
        FxThread.until(() -> find("#saveBar") != null);
    }

    @Test
    void theWelcomeIsReachedAndRead() {
        everythingHasAName();
        everythingIsReached();
    }

    @Test
    @Promise(area = Area.WINDOW, value = "Every control of the window is reached with the keyboard and has a name"
            + " that a screen reader reads")
    void everyFeatureIsReachedAndRead() {
        openSample();
        for (var feature : FeatureId.values()) {
            show(feature);
            FxThread.until(() -> find(".view-title") != null);
            everythingHasAName();
            everythingIsReached();
        }
    }

    @Test
    void aNarrowWindowHasTheSameNames() {
        openSample();
        FxThread.run(() -> stage().setWidth(900));
        for (var feature : FeatureId.values()) {
            show(feature);
            everythingHasAName();
        }
    }

    private void open(SettingsSection section) {
        FxThread.run(() -> node("#sections").lookupAll(".toggle-button").stream()
                .filter(it -> it.getUserData() == section)
                .forEach(it -> ((ToggleButton) it).fire()));
    }

    @Test
    void everySectionOfTheSettingsIsReachedAndRead() {
        openSample();
        show(FeatureId.SETTINGS);
        for (var section : SettingsSection.values()) {
            open(section);
            everythingHasAName();
            everythingIsReached();
        }
    }

    @Test
    void everyFieldOfAServerToSyncWithIsReachedAndRead() {
        openSample();
        show(FeatureId.SETTINGS);
        open(SettingsSection.SYNC);
        FxThread.run(() -> node("#syncKinds").lookup(".toggle-button").requestFocus());
        press(KeyCode.RIGHT);
        FxThread.until(() -> find("#syncHeaders") != null);
        everythingHasAName();
        everythingIsReached();
    }

    @Test
    void dialogsAreReachedAndReadAndKeepTheFocus() {
        openSample();
        press(KeyCode.F1);
        FxThread.until(() -> application().root().modals().depth() == 1);
        everythingHasAName();
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        assertThat(FxThread.<Boolean>ask(() -> application().scene().getFocusOwner().getStyleClass()
                .contains("initial-focus"))).as("the only button of the dialog").isTrue();
        press(KeyCode.ESCAPE);
        waitForNoDialog();
        press(KeyCode.CONTROL, KeyCode.E);
        FxThread.until(() -> find("#exportButton.accent") != null);
        everythingHasAName();
        FxThread.run(() -> node("#encryptions").lookup(".toggle-button").requestFocus());
        press(KeyCode.RIGHT);
        FxThread.until(() -> find("#passphrase") != null);
        everythingHasAName();
        press(KeyCode.ESCAPE);
        waitForNoDialog();
    }

    @Test
    void ctrlFLeadsToTheSearchAndEscEmptiesIt() {
        openSample();
        for (var feature : EnumSet.complementOf(EnumSet.of(FeatureId.SETTINGS))) {
            show(feature);
            press(KeyCode.CONTROL, KeyCode.F);
            FxThread.until(() -> application().scene().getFocusOwner() instanceof SearchField field
                    && field.getText().isEmpty());
            var field = (SearchField) FxThread.<Node>ask(() -> application().scene().getFocusOwner());
            FxThread.run(() -> field.setText("zzz"));
            press(KeyCode.ESCAPE);
            assertThat(FxThread.<String>ask(field::getText)).as(feature.name()).isEmpty();
        }
    }

    @Test
    void enterOpensTheDetailsOverANarrowListAndEscClosesThem() {
        openSample();
        FxThread.run(() -> stage().setWidth(900));
        FxThread.until(() -> find(".achievements-view .list-view") != null);
        FxThread.run(() -> node(".achievements-view .list-view").requestFocus());
        press(KeyCode.ENTER);
        FxThread.until(() -> find("#overlay") != null);
        press(KeyCode.ESCAPE);
        FxThread.until(() -> find("#overlay") == null);
    }
}
