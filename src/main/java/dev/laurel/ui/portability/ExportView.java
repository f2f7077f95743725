package dev.laurel.ui.portability;

import java.util.List;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.laurel.ui.control.Segments;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.portability.ExportOptions.Encryption;
import dev.laurel.ui.portability.ExportOptions.Form;

/** The export dialog: what the file holds and how it is encrypted. */
public final class ExportView {
    private final ExportViewModel model;
    private final String profile;
    private final I18n i18n;
    private final Runnable onClose;

    @FXML private Label who;
    @FXML private ScrollPane scroll;
    @FXML private VBox body;
    @FXML private HBox forms;
    @FXML private Label formAbout;
    @FXML private VBox historyBox;
    @FXML private CheckBox history;
    @FXML private HBox encryptions;
    @FXML private Label encryptionAbout;
    @FXML private VBox secrets;
    @FXML private PasswordField passphrase;
    @FXML private PasswordField repeated;
    @FXML private Label problem;
    @FXML private Label fileName;
    @FXML private Button exportButton;

    /**
     * A view.
     *
     * @param profile what is exported
     * @param onClose closes the dialog
     */
    public ExportView(ExportViewModel model, String profile, I18n i18n, Runnable onClose) {
        this.model = model;
        this.profile = profile;
        this.i18n = i18n;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        who.setText(profile);
        // By itself it would be as high as if no text had to be broken into lines.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        Segments.bind(forms, List.of(Form.values()), form -> i18n.text(form.key()),
                form -> i18n.text(form.aboutKey()), model.formProperty());
        Segments.bind(encryptions, List.of(Encryption.values()), how -> i18n.text(how.key()),
                how -> i18n.text(how.aboutKey()), model.encryptionProperty());
        model.formProperty().subscribe(form -> {
            formAbout.setText(i18n.text(form.aboutKey()));
            historyBox.setVisible(form == Form.PORTABLE);
            historyBox.setManaged(form == Form.PORTABLE);
            fileName.setText(model.fileName());
        });
        model.encryptionProperty().subscribe(how -> {
            encryptionAbout.setText(i18n.text(how.aboutKey()));
            secrets.setVisible(how != Encryption.NONE);
            secrets.setManaged(how != Encryption.NONE);
            fileName.setText(model.fileName());
        });
        history.selectedProperty().bindBidirectional(model.historyProperty());
        passphrase.textProperty().bindBidirectional(model.passphraseProperty());
        repeated.textProperty().bindBidirectional(model.repeatedProperty());
        problem.textProperty().bind(model.problemProperty());
        exportButton.disableProperty().bind(model.problemProperty().isNotEmpty());
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void export() {
        if (model.export()) {
            onClose.run();
        }
    }
}
