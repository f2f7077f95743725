package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.laurel.ui.fx.I18n;

/** Language and notices. */
public final class GeneralSettingsView {
    private final SettingsViewModel model;
    private final I18n i18n;

    @FXML private ComboBox<String> language;
    @FXML private Label restart;
    @FXML private ComboBox<String> notifications;
    @FXML private ToggleSwitch desktopNotices;
    @FXML private ToggleSwitch autostart;
    @FXML private Label autostartAbout;
    @FXML private TextField updates;
    @FXML private Label updatesProblem;

    /** A view of the general settings. */
    public GeneralSettingsView(SettingsViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        Choices.bind(language, model.language());
        Choices.bind(notifications, model.notifications());
        desktopNotices.selectedProperty().bindBidirectional(model.desktopNoticesProperty());
        var starting = model.autostart();
        autostart.setDisable(!starting.isOffered());
        autostart.selectedProperty().bindBidirectional(starting.onProperty());
        autostartAbout.textProperty().bind(starting.aboutKey().map(i18n::text));
        updates.textProperty().bindBidirectional(model.updatesProperty());
        var valid = model.updatesValid();
        valid.subscribe(now -> updates.pseudoClassStateChanged(Styles.STATE_DANGER, !now));
        updatesProblem.visibleProperty().bind(valid.not());
        updatesProblem.managedProperty().bind(updatesProblem.visibleProperty());
        restart.visibleProperty().bind(model.needsRestart());
        restart.managedProperty().bind(restart.visibleProperty());
    }
}
