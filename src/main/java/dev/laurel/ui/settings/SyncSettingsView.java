package dev.laurel.ui.settings;

import java.util.Optional;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import dev.laurel.ui.control.StyleClass;
import dev.laurel.ui.frame.Syncing;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.settings.SyncForm.Field;
import dev.laurel.ui.settings.SyncSettingsViewModel.TestOutcome;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the open profile meets other devices, checked as it is typed; below it how that works out. */
public final class SyncSettingsView {
    private final SyncSettingsViewModel model;
    private final I18n i18n;

    @FXML private Label none;
    @FXML private VBox form;
    @FXML private HBox syncKinds;
    @FXML private Label kindHint;
    @FXML private VBox addressRow;
    @FXML private TextField syncAddress;
    @FXML private Label addressProblem;
    @FXML private VBox destinationRow;
    @FXML private ComboBox<String> syncDestination;
    @FXML private Label destinationProblem;
    @FXML private HBox userRow;
    @FXML private TextField syncUser;
    @FXML private Label userProblem;
    @FXML private VBox timeoutBox;
    @FXML private TextField syncTimeout;
    @FXML private Label timeoutProblem;
    @FXML private VBox headersRow;
    @FXML private TextArea syncHeaders;
    @FXML private Label headersProblem;
    @FXML private VBox tokenRow;
    @FXML private PasswordField syncToken;
    @FXML private HBox keptToken;
    @FXML private HBox keychainRow;
    @FXML private FontIcon keychainIcon;
    @FXML private Label keychainText;
    @FXML private Hyperlink removeToken;
    @FXML private HBox testRow;
    @FXML private Button syncTest;
    @FXML private Label testTime;
    @FXML private VBox outcome;
    @FXML private Label outcomeTitle;
    @FXML private Label outcomeText;
    @FXML private HBox lastRow;
    @FXML private FontIcon lastIcon;
    @FXML private Label lastText;
    @FXML private Label lastOutcome;

    private boolean replacing;

    /** A view of where the open profile meets other devices. */
    public SyncSettingsView(SyncSettingsViewModel model, I18n i18n) {
        this.model = model;
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        Choices.bind(syncKinds, model.kind());
        syncAddress.textProperty().bindBidirectional(model.addressProperty());
        syncUser.textProperty().bindBidirectional(model.userProperty());
        syncTimeout.textProperty().bindBidirectional(model.timeoutProperty());
        syncHeaders.textProperty().bindBidirectional(model.headersProperty());
        syncToken.textProperty().bindBidirectional(model.tokenProperty());
        syncDestination.setItems(model.destinations());
        syncDestination.valueProperty().bindBidirectional(model.destinationProperty());
        letTabLeave(syncHeaders);
        model.profileProperty().subscribe(() -> replacing = false);
        model.profileProperty().subscribe(this::update);
        model.keptProperty().subscribe(() -> replacing = false);
        model.keptProperty().subscribe(this::update);
        model.keychainProperty().subscribe(this::update);
        model.validProperty().subscribe(this::update);
        model.changedProperty().subscribe(this::update);
        model.typedProperty().subscribe(this::update);
        model.testProperty().subscribe(this::showTest);
        lastText.textProperty().bind(model.syncing().text());
        lastOutcome.textProperty().bind(model.syncing().outcome());
        model.syncing().state().subscribe(this::showLast);
        model.syncing().outcome().subscribe(this::update);
    }

    /** In a text of several lines the key writes a tab; nobody who has no mouse would get out of it. */
    private static void letTabLeave(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    private void update() {
        var isOpen = model.profileProperty().get() != null;
        var isServer = model.isServer();
        var isSomewhere = isServer || model.isDestination();
        show(none, !isOpen);
        show(form, isOpen);
        kindHint.setText(i18n.text(isServer ? "settings.sync.server.hint"
                : isSomewhere ? "settings.sync.inDestination.hint" : "settings.sync.nowhere.hint"));
        show(addressRow, isServer);
        show(destinationRow, model.isDestination());
        show(userRow, isSomewhere);
        show(timeoutBox, isServer);
        show(headersRow, isServer);
        updateToken(isServer);
        show(testRow, isSomewhere);
        showProblem(syncAddress, addressProblem, model.problem(Field.ADDRESS));
        showProblem(syncDestination, destinationProblem, model.problem(Field.DESTINATION));
        showProblem(syncUser, userProblem, model.problem(Field.USER));
        showProblem(syncTimeout, timeoutProblem, model.problem(Field.TIMEOUT));
        showProblem(syncHeaders, headersProblem, model.problem(Field.HEADERS));
        syncTest.setDisable(!model.validProperty().get() || model.testProperty().get() instanceof TestOutcome.Running);
        show(lastRow, model.syncing().state().get() != Syncing.State.OFF && !model.changedProperty().get());
        show(lastOutcome, !lastOutcome.getText().isEmpty());
    }

    private void updateToken(boolean isServer) {
        var isKept = model.isTokenKept();
        show(tokenRow, isServer);
        show(keptToken, isKept && !replacing);
        show(syncToken, !isKept || replacing);
        syncToken.setPromptText(i18n.text(isKept ? "settings.secret.prompt" : "settings.sync.token.none"));
        var text = model.keychainText();
        show(keychainRow, isServer && text.isPresent());
        keychainText.setText(text.orElse(""));
        mark(keychainIcon, model.isKeychainOpen(), "fth-check-circle");
        show(removeToken, isKept);
    }

    private static void mark(FontIcon icon, boolean good, String literal) {
        icon.setIconLiteral(good ? literal : "fth-alert-triangle");
        StyleClass.choose(icon, good, "success-icon", "warning-icon");
    }

    private static void showProblem(Control input, Label label, Optional<String> problem) {
        label.setText(problem.orElse(""));
        show(label, problem.isPresent());
        input.pseudoClassStateChanged(Styles.STATE_DANGER, problem.isPresent());
    }

    private void showTest(TestOutcome state) {
        show(outcome, !(state instanceof TestOutcome.None));
        StyleClass.set(outcome, "success", state instanceof TestOutcome.Over over && over.passed());
        StyleClass.set(outcome, "warning", state instanceof TestOutcome.Over over && !over.passed());
        outcomeTitle.setGraphic(null);
        testTime.setText("");
        show(outcomeText, false);
        switch (state) {
            case TestOutcome.None() -> outcomeTitle.setText("");
            case TestOutcome.Running _ -> outcomeTitle.setText(i18n.text("settings.sync.testing"));
            case TestOutcome.Over(var passed, var title, var text, var millis) -> {
                var icon = new FontIcon();
                mark(icon, passed, "fth-check-circle");
                outcomeTitle.setGraphic(icon);
                outcomeTitle.setText(title);
                outcomeText.setText(text);
                show(outcomeText, !text.isEmpty());
                testTime.setText(i18n.text("settings.destinations.took", millis));
            }
        }
        update();
    }

    private void showLast(Syncing.State state) {
        mark(lastIcon, state != Syncing.State.FAILED, "fth-refresh-cw");
        update();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void replaceToken() {
        replacing = true;
        update();
        syncToken.requestFocus();
    }

    @FXML
    private void removeToken() {
        replacing = false;
        model.removeToken();
    }

    @FXML
    private void test() {
        model.test();
    }

    @FXML
    private void syncNow() {
        model.syncing().syncNow();
    }
}
