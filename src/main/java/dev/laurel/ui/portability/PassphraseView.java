package dev.laurel.ui.portability;

import java.util.function.Consumer;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

import dev.laurel.ui.fx.I18n;

/** Asks for what opens an encrypted file: its passphrase, or an identity of age. */
public final class PassphraseView {
    private final String name;
    private final OpenedFile.Locked lock;
    private final boolean wasWrong;
    private final I18n i18n;
    private final Consumer<char[]> onSecret;
    private final Runnable onIdentityFile;
    private final Runnable onClose;

    @FXML private Label file;
    @FXML private Label secretLabel;
    @FXML private PasswordField passphrase;
    @FXML private Label wrong;
    @FXML private Label weak;
    @FXML private Label identityAbout;
    @FXML private Button identityFile;
    @FXML private Button openButton;

    /**
     * A view.
     *
     * @param name of the file
     * @param lock how it is encrypted
     * @param wasWrong whether a secret was tried that does not open it
     * @param onSecret gets what was typed, to be cleared by it; called after {@code onClose}
     * @param onIdentityFile asks for the file of an identity
     */
    PassphraseView(
            String name, OpenedFile.Locked lock, boolean wasWrong, I18n i18n, Consumer<char[]> onSecret,
            Runnable onIdentityFile, Runnable onClose) {
        this.name = name;
        this.lock = lock;
        this.wasWrong = wasWrong;
        this.i18n = i18n;
        this.onSecret = onSecret;
        this.onIdentityFile = onIdentityFile;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        var byIdentity = lock.needsIdentity();
        file.setText(name);
        secretLabel.setText(i18n.text(byIdentity ? "passphrase.identity" : "export.passphrase"));
        wrong.setText(i18n.text(byIdentity ? "passphrase.identity.wrong" : "passphrase.wrong"));
        show(wrong, wasWrong);
        show(weak, lock.isWeak());
        show(identityAbout, byIdentity);
        show(identityFile, byIdentity);
        openButton.disableProperty().bind(passphrase.textProperty().isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void chooseIdentity() {
        onIdentityFile.run();
    }

    @FXML
    private void open() {
        if (!passphrase.getText().isEmpty()) {
            var typed = passphrase.getText().toCharArray();
            passphrase.clear();
            onClose.run();
            onSecret.accept(typed);
        }
    }
}
