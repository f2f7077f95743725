package dev.laurel.ui.backups;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

import dev.laurel.ui.fx.I18n;

/** Where to copy to, and what is missing there. */
public final class CopyView {
    private final CopyViewModel model;
    private final String from;
    private final String who;
    private final I18n i18n;
    private final Runnable onClose;
    private final Runnable onCopy;

    @FXML private Label about;
    @FXML private ComboBox<Place> target;
    @FXML private Label summary;
    @FXML private Button copyButton;

    /**
     * A view.
     *
     * @param from name of the destination to copy from
     * @param who whose backups
     * @param onClose closes the dialog
     * @param onCopy carries the plan out
     */
    public CopyView(
            CopyViewModel model, String from, String who, I18n i18n, Runnable onClose, Runnable onCopy) {
        this.model = model;
        this.from = from;
        this.who = who;
        this.i18n = i18n;
        this.onClose = onClose;
        this.onCopy = onCopy;
    }

    @FXML
    private void initialize() {
        about.setText(i18n.text("backups.copy.about", who, from));
        target.getItems().setAll(model.targets());
        target.setCellFactory(_ -> new PlaceCell());
        target.setButtonCell(new PlaceCell());
        target.valueProperty().bindBidirectional(model.targetProperty());
        summary.textProperty().bind(model.summaryProperty());
        model.missingProperty().subscribe(missing -> show(missing.intValue()));
    }

    private void show(int count) {
        copyButton.setDisable(count == 0);
        copyButton.setText(i18n.text("backups.copy.yes", count));
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void copy() {
        onCopy.run();
    }
}
