package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;

/** What makes the system back up while the window is closed, to be copied. */
public final class UnattendedView {
    private static final int MOST_LINES = 12;

    private final UnattendedViewModel model;

    @FXML private ComboBox<String> destination;
    @FXML private ComboBox<String> every;
    @FXML private HBox scheduler;
    @FXML private TextArea text;
    @FXML private Label advice;

    /** A view of the texts. */
    public UnattendedView(UnattendedViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        destination.setItems(model.destinations());
        destination.valueProperty().bindBidirectional(model.destinationProperty());
        Choices.bind(every, model.every());
        Choices.bind(scheduler, model.scheduler());
        text.textProperty().bind(model.text());
        text.textProperty().subscribe(now -> text.setPrefRowCount(Math.clamp(now.lines().count(), 2, MOST_LINES)));
        advice.textProperty().bind(model.advice());
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.text().getValue());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
