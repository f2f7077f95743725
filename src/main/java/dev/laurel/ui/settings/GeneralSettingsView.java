package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import atlantafx.base.theme.Styles;

/** Language and notices. */
public final class GeneralSettingsView {
    private final SettingsViewModel model;

    @FXML private ComboBox<String> language;
    @FXML private Label restart;
    @FXML private ComboBox<String> notifications;
    @FXML private TextField updates;
    @FXML private Label updatesProblem;

    /** A view of the general settings. */
    public GeneralSettingsView(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Choices.bind(language, model.language());
        Choices.bind(notifications, model.notifications());
        updates.textProperty().bindBidirectional(model.updatesProperty());
        var valid = model.updatesValid();
        valid.subscribe(now -> updates.pseudoClassStateChanged(Styles.STATE_DANGER, !now));
        updatesProblem.visibleProperty().bind(valid.not());
        updatesProblem.managedProperty().bind(updatesProblem.visibleProperty());
        restart.visibleProperty().bind(model.needsRestart());
        restart.managedProperty().bind(restart.visibleProperty());
    }
}
