package dev.laurel.ui.settings;

import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.fx.I18n;
import org.kordamp.ikonli.javafx.FontIcon;

/** The passphrase and the recipients of backups. */
public final class BackupKeysView {
    private final BackupKeysViewModel model;
    private final I18n i18n;

    @FXML private FontIcon keptIcon;
    @FXML private Label keptText;
    @FXML private Hyperlink removePassphrase;
    @FXML private PasswordField passphrase;
    @FXML private PasswordField again;
    @FXML private Label againProblem;
    @FXML private Button keepButton;
    @FXML private VBox recipients;
    @FXML private TextField newKey;
    @FXML private TextField newName;
    @FXML private Label keyProblem;
    @FXML private Button addButton;

    /** A view of what backups are encrypted with. */
    public BackupKeysView(BackupKeysViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        passphrase.textProperty().bindBidirectional(model.passphrase().textProperty());
        again.textProperty().bindBidirectional(model.passphrase().againProperty());
        newKey.textProperty().bindBidirectional(model.newKeyProperty());
        newName.textProperty().bindBidirectional(model.newNameProperty());
        model.keptProperty().subscribe(this::updatePassphrase);
        model.passphrase().textProperty().subscribe(this::updatePassphrase);
        model.passphrase().againProperty().subscribe(this::updatePassphrase);
        model.newKeyProperty().subscribe(this::updateRecipient);
        model.newNameProperty().subscribe(this::updateRecipient);
        model.recipients().addListener((Observable _) -> showRecipients());
        showRecipients();
    }

    private void updatePassphrase() {
        keptText.setText(model.keptText());
        keptIcon.setIconLiteral(model.isKept() ? "fth-check-circle" : "fth-circle");
        StyleClass.choose(keptIcon, model.isKept(), "success-icon", "subtle-icon");
        show(removePassphrase, model.isKept());
        showProblem(again, againProblem, model.passphrase().problem().orElse(""));
        keepButton.setText(i18n.text(model.isKept() ? "settings.backupKeys.replace" : "settings.backupKeys.keep"));
        keepButton.setDisable(!model.canKeep());
    }

    private void updateRecipient() {
        showProblem(newKey, keyProblem, model.recipientProblem().orElse(""));
        addButton.setDisable(!model.canAdd());
    }

    private static void showProblem(TextField field, Label problem, String text) {
        problem.setText(text);
        show(problem, !text.isEmpty());
        field.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
    }

    private void showRecipients() {
        recipients.getChildren().setAll(model.recipients().stream().map(this::row).toList());
        show(recipients, !model.recipients().isEmpty());
        updateRecipient();
    }

    private Node row(BackupKeysViewModel.Holder recipient) {
        var name = new Label(recipient.name(), new FontIcon("fth-user"));
        name.setMinWidth(120);
        name.setPrefWidth(160);
        var key = new Label(recipient.key());
        key.getStyleClass().addAll("mono", "muted");
        key.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        key.setTooltip(new Tooltip(recipient.key()));
        key.setMinWidth(0);
        key.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(key, Priority.ALWAYS);
        var remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "button-icon");
        remove.setAccessibleText(i18n.text("settings.backupKeys.recipient.remove",
                recipient.name().isEmpty() ? recipient.key() : recipient.name()));
        remove.setTooltip(new Tooltip(i18n.text("settings.secret.remove")));
        remove.setOnAction(_ -> model.remove(recipient));
        var row = new HBox(8, name, key, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void keep() {
        model.keep();
    }

    @FXML
    private void removePassphrase() {
        model.remove();
    }

    @FXML
    private void add() {
        model.add();
    }
}
