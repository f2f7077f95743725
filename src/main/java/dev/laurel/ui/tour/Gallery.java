package dev.laurel.ui.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import atlantafx.base.controls.ToggleSwitch;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.settings.Settings;
import dev.laurel.ui.app.LaurelApplication;
import dev.laurel.ui.app.Services;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.settings.SettingsSection;

/** Every view and every dialog in both themes and both sizes, to be looked at. */
final class Gallery {
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {900, 600});

    private final Camera camera;
    private final Hand hand;
    private final LaurelApplication application;
    private final Services services;
    private final PrintStream print;

    Gallery(Camera camera, Hand hand, LaurelApplication application, Services services, PrintStream print) {
        this.camera = camera;
        this.hand = hand;
        this.application = application;
        this.services = services;
        this.print = print;
    }

    /** Makes the scene a size, whatever decorations there are. On the FX thread. */
    static void resize(LaurelApplication application, int width, int height) {
        var scene = application.scene();
        var stage = (javafx.stage.Stage) scene.getWindow();
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setWidth(width + (stage.getWidth() - scene.getWidth()));
        stage.setHeight(height + (stage.getHeight() - scene.getHeight()));
    }

    void make() throws IOException {
        all("welcome");
        camera.press(".welcome-footer .button");
        dialog("guide");
        hand.openSample();
        achievements();
        metrics();
        portability();
        backups();
        hand.show(FeatureId.ACTIVITY);
        all("activity");
        settings();
        shell();
    }

    private void achievements() throws IOException {
        all("achievements-cards");
        camera.press("#tableButton");
        all("achievements-table");
        camera.press("#cardsButton");
        camera.press("#filterAlmost");
        all("achievements-almost-there");
        camera.press("#filterAll");
        hand.claim("score_250000");
        camera.until("what disagrees", () -> camera.find(".consistency") != null);
        all("consistency");
        camera.run(() -> application.root().shell().undo());
        camera.until("nothing left to undo", () -> hand.state().undoable().isEmpty());
    }

    private void metrics() throws IOException {
        hand.show(FeatureId.METRICS);
        all("metrics");
        camera.run(() -> ((ToggleSwitch) camera.node("#editing")).setSelected(true));
        all("metrics-edit");
        camera.run(() -> camera.node(".metrics-view").lookupAll(".value-cell .text-field").stream()
                .map(TextField.class::cast).filter(field -> field.getText().equals("87")).forEach(field -> {
                    field.requestFocus();
                    field.setText("100");
                }));
        camera.type(KeyCode.ENTER);
        camera.until("the consequences", () -> application.root().modals().depth() == 1);
        dialog("metrics-consequences");
        camera.run(() -> ((ToggleSwitch) camera.node("#editing")).setSelected(false));
    }

    private void portability() throws IOException {
        hand.openImportPlan();
        dialog("import-plan");
        hand.openExport();
        all("export");
        camera.run(() -> List.copyOf(camera.node("#encryptions").lookupAll(".toggle-button"))
                .forEach(each -> encryptWithAge((ToggleButton) each)));
        all("export-encrypted");
        var sealed = hand.file("export.json.age");
        camera.run(() -> List.of("#passphrase", "#repeated")
                .forEach(field -> ((PasswordField) camera.node(field)).setText("laurel")));
        hand.export(sealed);
        hand.choose(sealed);
        camera.run(() -> application.root().shell().importFile());
        camera.until("the question for the passphrase", () -> camera.find("#openButton") != null);
        dialog("passphrase");
        hand.choose(hand.copy("/dev/laurel/sample/catalog.json", "ember-vale.json"));
        camera.run(() -> application.root().shell().openCatalog());
        camera.until("the question for a name", () -> camera.find("#createButton") != null);
        dialog("new-profile");
        camera.run(() -> application.root().dialogs().error(error()));
        dialog("error");
    }

    private static void encryptWithAge(ToggleButton button) {
        if (button.getText().contains("age")) {
            button.fire();
        }
    }

    private void backups() throws IOException {
        hand.show(FeatureId.BACKUPS);
        all("backups-empty");
        hand.backUp();
        all("backups");
        hand.openRestorePlan();
        dialog("restore-plan");
        keepBackups();
    }

    /** Three weeks of backups of several players. */
    private void keepBackups() throws IOException {
        var scenes = new BackupScenes(services, hand.file("places"));
        var done = new CompletableFuture<Boolean>();
        camera.run(() -> application.root().current().inLane("", (session, _, _) -> {
            scenes.make(session);
            return true;
        }, done::complete, error -> done.completeExceptionally(new LaurelException(error))));
        done.join();
        camera.until("many backups", () -> camera.find(".backups .table-view") instanceof TableView<?> table
                && table.getItems().size() > 10);
        all("backups-many");
        widen();
        camera.press("#pruneButton.toolbar-action");
        camera.until("the verdicts", () -> application.root().modals().depth() == 1);
        dialog("prune");
        widen();
        camera.press("#copyButton.toolbar-action");
        camera.until("the question where to", () -> application.root().modals().depth() == 1);
        dialog("copy");
        camera.run(() -> ((ToggleButton) List.copyOf(camera.node("#modes").lookupAll(".toggle-button")).getLast())
                .fire());
        camera.until("the players", () -> camera.find(".players .table-row-cell") != null);
        all("players");
        camera.run(() -> ((ToggleButton) List.copyOf(camera.node("#modes").lookupAll(".toggle-button")).getFirst())
                .fire());
    }

    /** A narrow window has less in its toolbar. */
    private void widen() {
        camera.run(() -> resize(application, SIZES.getFirst()[0], SIZES.getFirst()[1]));
    }

    private void settings() throws IOException {
        hand.show(FeatureId.SETTINGS);
        camera.until("the sections", () -> camera.find("#sections") != null);
        var sections = camera.ask(() -> List.copyOf(camera.node("#sections").lookupAll(".toggle-button")));
        for (var section : sections) {
            camera.run(() -> ((ToggleButton) section).fire());
            all("settings-" + (sections.indexOf(section) + 1));
            if (section.getUserData() == SettingsSection.DESTINATIONS) {
                seal();
            }
        }
        sync();
    }

    /** The places where other devices are met: a server that is being typed, a destination that works. */
    private void sync() throws IOException {
        camera.run(() -> camera.node("#sections").lookupAll(".toggle-button").stream()
                .filter(it -> it.getUserData() == SettingsSection.SYNC)
                .forEach(it -> ((ToggleButton) it).fire()));
        var kinds = camera.ask(() -> List.copyOf(camera.node("#syncKinds").lookupAll(".toggle-button")));
        camera.run(() -> {
            ((ToggleButton) kinds.get(1)).fire();
            ((TextInputControl) camera.node("#syncAddress")).setText("http://sync.example.org/api");
            ((TextInputControl) camera.node("#syncHeaders")).setText("X-Game: ember-vale");
            ((TextInputControl) camera.node("#syncToken")).setText("token");
        });
        all("settings-sync-server");
        camera.run(() -> {
            ((ToggleButton) kinds.getLast()).fire();
            ((ComboBox<?>) camera.node("#syncDestination")).getSelectionModel().selectFirst();
        });
        camera.press("#syncTest");
        camera.until("what is there", () -> camera.find("#outcome.success") != null);
        all("settings-sync-test");
        camera.press("#saveButton");
        camera.until("a round", () -> camera.find("#lastOutcome") != null);
        all("settings-sync-destination");
    }

    /** Encryption to recipients, of which there are none yet. */
    private void seal() throws IOException {
        var choices = camera.ask(() -> List.copyOf(camera.node("#choices").lookupAll(".toggle-button")));
        camera.run(() -> ((ToggleButton) choices.getLast()).fire());
        all("settings-encryption");
        camera.run(() -> ((ToggleButton) choices.getFirst()).fire());
    }

    private void shell() throws IOException {
        hand.show(FeatureId.ACHIEVEMENTS);
        camera.type(KeyCode.F1);
        camera.until("the shortcuts", () -> application.root().modals().depth() == 1);
        dialog("shortcuts");
        camera.run(() -> ((MenuButton) camera.node("#switcher")).getItems().getLast().fire());
        camera.until("the profiles", () -> application.root().modals().depth() == 1);
        all("profiles");
        camera.press(".profile-row .danger-icon-button");
        camera.until("the question", () -> application.root().modals().depth() == 2);
        all("question");
        camera.run(() -> application.root().modals().close());
        hand.closeDialog();
    }

    private void dialog(String name) throws IOException {
        all(name);
        hand.closeDialog();
    }

    private void all(String name) throws IOException {
        for (var size : SIZES) {
            camera.run(() -> resize(application, size[0], size[1]));
            for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
                services.settings().update(it -> it.withTheme(theme));
                var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1];
                print.println(camera.save(file));
            }
        }
    }

    private static ErrorReport error() {
        var error = LaurelError.at(new Location(214, 17, "/metrics/score/0"), ErrorCode.UNEXPECTED, "a number");
        return ErrorReport.of(error).in("achievements-backup-1795297211482.json", new ErrorReport.Excerpt(212, List.of(
                "  \"metrics\": {", "    \"combo\": [87],", "    \"score\": [48.],", "    \"level\": [42]")));
    }
}
