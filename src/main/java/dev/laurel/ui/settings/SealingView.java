package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What new backups to the selected destination are encrypted with. */
public final class SealingView {
    private final SealingViewModel model;

    @FXML private HBox choices;
    @FXML private Label hint;
    @FXML private HBox lackRow;
    @FXML private Label lack;

    /** A view of the choice. */
    public SealingView(SealingViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Choices.bind(choices, model.choice());
        hint.textProperty().bind(model.hintProperty());
        lack.textProperty().bind(model.lackProperty());
        lackRow.visibleProperty().bind(model.lackProperty().isNotEmpty());
        lackRow.managedProperty().bind(lackRow.visibleProperty());
    }

    @FXML
    private void openSecurity() {
        model.openSecurity();
    }
}
