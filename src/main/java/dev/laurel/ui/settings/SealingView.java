package dev.laurel.ui.settings;

import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

import dev.laurel.settings.SealedWith;
import dev.laurel.ui.control.Toggles;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What new backups to the selected destination are encrypted with, and what that lacks. */
public final class SealingView {
    private final SettingsViewModel model;
    private final BackupKeysViewModel keys;
    private final I18n i18n;

    @FXML private HBox choices;
    @FXML private Label hint;
    @FXML private HBox missingRow;
    @FXML private Label missing;

    private Subscription shown = Subscription.EMPTY;

    /** A view of the choice. */
    public SealingView(SettingsViewModel model, I18n i18n) {
        this.model = model;
        keys = model.security().backupKeys();
        this.i18n = i18n;
    }

    @FXML
    private void initialize() {
        model.destinations().selectedProperty().subscribe(this::show);
        keys.keptProperty().subscribe(_ -> update());
        keys.recipients().addListener((Observable _) -> update());
    }

    private void show(@Nullable DestinationDraft draft) {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        choices.getChildren().clear();
        if (draft == null) {
            return;
        }
        var group = new ToggleGroup();
        for (var choice : SealedWith.values()) {
            var button = new ToggleButton(i18n.text(word(choice)), new FontIcon(icon(choice)));
            button.setToggleGroup(group);
            button.setMinWidth(HBox.USE_PREF_SIZE);
            button.setUserData(choice);
            choices.getChildren().add(button);
        }
        Toggles.bind(group, draft.sealedWithProperty());
        shown = draft.sealedWithProperty().subscribe(_ -> update());
    }

    private static String word(SealedWith choice) {
        return switch (choice) {
            case NOTHING -> "settings.sealing.nothing";
            case PASSPHRASE -> "settings.sealing.passphrase";
            case RECIPIENTS -> "settings.sealing.recipients";
        };
    }

    private static String icon(SealedWith choice) {
        return switch (choice) {
            case NOTHING -> "fth-unlock";
            case PASSPHRASE -> "fth-lock";
            case RECIPIENTS -> "fth-users";
        };
    }

    private void update() {
        var draft = model.destinations().selectedProperty().get();
        if (draft == null) {
            return;
        }
        var count = keys.recipients().size();
        var lacks = switch (draft.sealedWithProperty().get()) {
            case NOTHING -> {
                hint.setText(i18n.text("settings.sealing.nothing.hint"));
                yield "";
            }
            case PASSPHRASE -> {
                hint.setText(i18n.text("settings.sealing.passphrase.hint"));
                yield keys.keptProperty().get() == BackupKeysViewModel.Kept.NO
                        ? i18n.text("settings.sealing.passphrase.missing") : "";
            }
            case RECIPIENTS -> {
                hint.setText(i18n.text("settings.sealing.recipients.hint", count));
                yield count == 0 ? i18n.text("settings.sealing.recipients.missing") : "";
            }
        };
        missing.setText(lacks);
        show(missingRow, !lacks.isEmpty());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void openSecurity() {
        model.sectionProperty().set(SettingsSection.SECURITY);
    }
}
