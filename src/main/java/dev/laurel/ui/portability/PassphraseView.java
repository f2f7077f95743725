package dev.laurel.ui.portability;

import java.util.function.Consumer;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/** Asks for the passphrase of an encrypted file. */
public final class PassphraseView {
    private final String name;
    private final boolean wasWrong;
    private final boolean isWeak;
    private final Consumer<char[]> onPassphrase;
    private final Runnable onClose;

    @FXML private Label file;
    @FXML private PasswordField passphrase;
    @FXML private Label wrong;
    @FXML private Label weak;
    @FXML private Button openButton;

    /**
     * A view.
     *
     * @param name of the file
     * @param wasWrong whether one was tried that is not it
     * @param isWeak whether the file is encrypted as CryptoJS does
     * @param onPassphrase gets what was typed, to be cleared by it; called after {@code onClose}
     */
    public PassphraseView(
            String name, boolean wasWrong, boolean isWeak, Consumer<char[]> onPassphrase, Runnable onClose) {
        this.name = name;
        this.wasWrong = wasWrong;
        this.isWeak = isWeak;
        this.onPassphrase = onPassphrase;
        this.onClose = onClose;
    }

    @FXML
    private void initialize() {
        file.setText(name);
        wrong.setVisible(wasWrong);
        wrong.setManaged(wasWrong);
        weak.setVisible(isWeak);
        weak.setManaged(isWeak);
        openButton.disableProperty().bind(passphrase.textProperty().isEmpty());
    }

    @FXML
    private void close() {
        onClose.run();
    }

    @FXML
    private void open() {
        if (!passphrase.getText().isEmpty()) {
            var typed = passphrase.getText().toCharArray();
            passphrase.clear();
            onClose.run();
            onPassphrase.accept(typed);
        }
    }
}
