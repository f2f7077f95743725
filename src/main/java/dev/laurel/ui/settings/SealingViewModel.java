package dev.laurel.ui.settings;

import java.util.List;

import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import dev.laurel.settings.SealedWith;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** What new backups to the selected destination are encrypted with, and what that lacks. On the FX thread. */
public final class SealingViewModel {
    private final SettingsViewModel settings;
    private final BackupKeysViewModel keys;
    private final I18n i18n;
    private final Choice<SealedWith> choice;
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
    private final ReadOnlyStringWrapper lack = new ReadOnlyStringWrapper(this, "lack", "");
    private Subscription shown = Subscription.EMPTY;

    /** The choice for whichever destination is selected. */
    public SealingViewModel(SettingsViewModel settings, I18n i18n) {
        this.settings = settings;
        keys = settings.security().backupKeys();
        this.i18n = i18n;
        choice = new Choice<>(List.of(SealedWith.values()), this::word);
        choice.valueProperty().subscribe(_ -> update());
        settings.destinations().selectedProperty().subscribe(this::show);
        keys.keptProperty().subscribe(_ -> update());
        keys.recipients().addListener((Observable _) -> update());
    }

    private String word(SealedWith value) {
        return i18n.text(switch (value) {
            case NOTHING -> "settings.sealing.nothing";
            case PASSPHRASE -> "settings.sealing.passphrase";
            case RECIPIENTS -> "settings.sealing.recipients";
        });
    }

    private void show(@Nullable DestinationDraft draft) {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        if (draft != null) {
            choice.valueProperty().bindBidirectional(draft.sealedWithProperty());
            shown = () -> choice.valueProperty().unbindBidirectional(draft.sealedWithProperty());
        }
    }

    private void update() {
        var count = keys.recipients().size();
        switch (choice.get()) {
            case NOTHING -> say(i18n.text("settings.sealing.nothing.hint"), "");
            case PASSPHRASE -> say(i18n.text("settings.sealing.passphrase.hint"),
                    keys.keptProperty().get() == BackupKeysViewModel.Kept.NO
                            ? i18n.text("settings.sealing.passphrase.missing") : "");
            case RECIPIENTS -> say(i18n.text("settings.sealing.recipients.hint", count),
                    count == 0 ? i18n.text("settings.sealing.recipients.missing") : "");
        }
    }

    private void say(String what, String lacks) {
        hint.set(what);
        lack.set(lacks);
    }

    /** Goes where passphrase and recipients are entered. */
    public void openSecurity() {
        settings.sectionProperty().set(SettingsSection.SECURITY);
    }

    /** What there is to choose from. */
    public Choice<?> choice() {
        return choice;
    }

    /** What the choice means. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** What it lacks for backups to succeed, or empty. */
    public ReadOnlyStringProperty lackProperty() {
        return lack.getReadOnlyProperty();
    }
}
