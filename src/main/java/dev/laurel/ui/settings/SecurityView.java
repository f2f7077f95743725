package dev.laurel.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import dev.laurel.ui.control.StyleClass;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where secrets are kept. */
public final class SecurityView {
    private final SecurityViewModel model;

    @FXML private FontIcon keychainIcon;
    @FXML private Label keychainText;
    @FXML private Label fileText;
    @FXML private PasswordField passphrase;
    @FXML private VBox againBox;
    @FXML private PasswordField again;
    @FXML private Label againProblem;
    @FXML private Button apply;
    @FXML private Hyperlink lost;

    /** A view of where secrets are kept. */
    public SecurityView(SecurityViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        passphrase.textProperty().bindBidirectional(model.passphrase().textProperty());
        again.textProperty().bindBidirectional(model.passphrase().againProperty());
        model.statusProperty().subscribe(this::update);
        model.fileProperty().subscribe(this::update);
        model.passphrase().textProperty().subscribe(this::update);
        model.passphrase().againProperty().subscribe(this::update);
    }

    private void update() {
        keychainText.setText(model.keychainText());
        keychainIcon.setIconLiteral(model.isOpen() ? "fth-check-circle" : "fth-alert-triangle");
        StyleClass.choose(keychainIcon, model.isOpen(), "success-icon", "warning-icon");
        fileText.setText(model.fileText());
        show(againBox, model.isNew());
        var problem = model.problem();
        againProblem.setText(problem.orElse(""));
        show(againProblem, problem.isPresent());
        again.pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
        apply.setText(model.actionText());
        apply.setDisable(!model.canApply());
        show(lost, model.fileProperty().get() == SecurityViewModel.FileState.LOCKED);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void apply() {
        model.apply();
    }

    @FXML
    private void startOver() {
        model.startOver();
    }
}
