package dev.laurel.ui.portability;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Asks who plays before a profile is made. */
public final class NewProfileView {
    /**
     * What is said and offered besides the fields.
     *
     * @param about what the profile is made from
     * @param warning what should be known, or empty
     * @param other label of another way, or empty for none
     */
    public record Words(String about, String warning, String other) {}

    private final NewProfileViewModel model;
    private final Words words;
    private final Runnable onCreate;
    private final Runnable onOther;
    private final Runnable onClose;

    @FXML private Label about;
    @FXML private TextField game;
    @FXML private TextField name;
    @FXML private TextField user;
    @FXML private Label problem;
    @FXML private HBox warning;
    @FXML private Label warningText;
    @FXML private Button otherButton;
    @FXML private Button createButton;

    /** A view; the dialog is closed before anything else is done. */
    public NewProfileView(
            NewProfileViewModel model, Words words, Runnable onCreate, Runnable onOther, Runnable onClose) {
        this.model = model;
        this.words = words;
        this.onCreate = onCreate;
        this.onOther = onOther;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        about.setText(words.about());
        warningText.setText(words.warning());
        show(warning, !words.warning().isEmpty());
        otherButton.setText(words.other());
        show(otherButton, !words.other().isEmpty());
        game.textProperty().bindBidirectional(model.gameProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        user.textProperty().bindBidirectional(model.userProperty());
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        createButton.disableProperty().bind(model.problemProperty().isNotEmpty());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void create() {
        if (model.problemProperty().get().isEmpty()) {
            onClose.run();
            onCreate.run();
        }
    }

    @FXML
    private void other() {
        onClose.run();
        onOther.run();
    }
}
