package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** Language and notices. */
public final class GeneralSettingsView {
    private final SettingsViewModel model;

    @FXML private ComboBox<String> language;
    @FXML private Label restart;
    @FXML private ComboBox<String> notifications;

    /** A view of the general settings. */
    public GeneralSettingsView(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Choices.bind(language, model.language());
        Choices.bind(notifications, model.notifications());
        restart.visibleProperty().bind(model.needsRestart());
        restart.managedProperty().bind(restart.visibleProperty());
    }
}
