package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.layout.HBox;

import atlantafx.base.controls.ToggleSwitch;

/** How Laurel looks and moves. */
public final class AppearanceView {
    private final SettingsViewModel model;

    @FXML private HBox theme;
    @FXML private HBox layout;
    @FXML private ToggleSwitch motion;

    /** A view of the appearance. */
    public AppearanceView(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Choices.bind(theme, model.theme());
        Choices.bind(layout, model.layout());
        motion.selectedProperty().bindBidirectional(model.reducedMotionProperty());
    }
}
