package dev.laurel.ui.settings;

import java.util.Arrays;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.secret.SecretStatus;
import dev.laurel.settings.Recipient;
import dev.laurel.settings.Settings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.fx.I18n;

/**
 * What backups are encrypted with: the passphrase, which is never shown again, and the public keys of recipients. What is
 * done here holds at once. On the FX thread.
 */
public final class BackupKeysViewModel {
    /**
     * A recipient, ready to be shown.
     *
     * @param key the public key
     * @param name whose it is, or empty
     */
    public record Holder(String key, String name) {}

    /** How the passphrase stands. */
    public enum Kept {
        /** Finding out would ask somebody to unlock something, or has not ended yet. */
        UNKNOWN,
        NO,
        /** Until the program ends. */
        FOR_THIS_RUN,
        YES
    }

    private final SettingsStore store;
    private final DestinationWork work;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final I18n i18n;
    private final TypedPassphrase passphrase;
    private final StringProperty newKey = new SimpleStringProperty(this, "newKey", "");
    private final StringProperty newName = new SimpleStringProperty(this, "newName", "");
    private final ReadOnlyObjectWrapper<Kept> kept = new ReadOnlyObjectWrapper<>(this, "kept", Kept.UNKNOWN);
    private final ObservableList<Holder> recipients = FXCollections.observableArrayList();
    private final ObservableList<Holder> readOnlyRecipients = FXCollections.unmodifiableObservableList(recipients);

    /** Nothing is known of the passphrase before {@link #look}. */
    public BackupKeysViewModel(
            SettingsStore store, DestinationWork work, TaskRunner tasks, Dialogs dialogs, I18n i18n) {
        this.store = store;
        this.work = work;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.i18n = i18n;
        passphrase = new TypedPassphrase(i18n);
        show(store.get());
        store.listen(settings -> tasks.deliver(() -> show(settings)));
    }

    private void show(Settings settings) {
        var now = settings.recipients().stream().map(it -> new Holder(it.key(), it.name())).toList();
        if (!recipients.equals(now)) {
            recipients.setAll(now);
        }
    }

    /** Finds out whether a passphrase is kept; asks nobody to unlock anything. */
    public void look() {
        tasks.start(Task.of("", Lane.IO, (_, _) -> find(), kept::set, _ -> kept.set(Kept.UNKNOWN)));
    }

    private Kept find() {
        return switch (work.secrets()) {
            case SecretStatus.Locked _ -> Kept.UNKNOWN;
            case SecretStatus.Available _ -> work.hasSecret(BackupSecrets.PASSPHRASE) ? Kept.YES : Kept.NO;
            case SecretStatus.Absent _ -> work.hasSecret(BackupSecrets.PASSPHRASE) ? Kept.FOR_THIS_RUN : Kept.NO;
        };
    }

    /** Keeps what was typed as the passphrase of backups; does nothing while that can't be. */
    public void keep() {
        if (!canKeep()) {
            return;
        }
        var typed = passphrase.copy();
        tasks.start(Task.of(i18n.text("settings.backupKeys.keeping"), Lane.IO, (_, _) -> {
            try {
                work.keepSecret(BackupSecrets.PASSPHRASE, typed);
                return true;
            } finally {
                Arrays.fill(typed, '\0');
            }
        }, _ -> {
            forget();
            look();
        }, dialogs::error));
    }

    /** Forgets what was typed. */
    public void forget() {
        passphrase.forget();
    }

    /** Forgets the passphrase that is kept, once the person has agreed. */
    public void remove() {
        dialogs.confirm(
                new Confirmation(i18n.text("settings.backupKeys.remove.title"),
                        i18n.text("settings.backupKeys.remove.text"), i18n.text("settings.secret.remove"), true),
                () -> tasks.start(Task.of(i18n.text("settings.secret.removing"), Lane.IO, (_, _) -> {
                    work.removeSecret(BackupSecrets.PASSPHRASE);
                    return true;
                }, _ -> look(), dialogs::error)));
    }

    /** Whether what was typed will do. */
    public boolean canKeep() {
        return passphrase.isRepeated();
    }

    /** A sentence on the passphrase. */
    public String keptText() {
        return i18n.text(switch (kept.get()) {
            case UNKNOWN -> "settings.backupKeys.unknown";
            case NO -> "settings.backupKeys.no";
            case FOR_THIS_RUN -> "settings.backupKeys.thisRun";
            case YES -> "settings.backupKeys.yes";
        });
    }

    /** Whether one is kept, as far as is known. */
    public boolean isKept() {
        return kept.get() == Kept.YES || kept.get() == Kept.FOR_THIS_RUN;
    }

    /** Adds a recipient of what was typed; does nothing while that can't be. */
    public void add() {
        if (!canAdd()) {
            return;
        }
        var recipient = new Recipient(newKey.get().strip(), newName.get().strip());
        newKey.set("");
        newName.set("");
        change(recipient);
    }

    private void change(Recipient recipient) {
        tasks.start(Task.of("", Lane.IO, (_, _) -> store.update(it -> it.withRecipient(recipient)), this::show,
                dialogs::error));
    }

    /** Encrypts no more backups to somebody. */
    public void remove(Holder holder) {
        tasks.start(Task.of("", Lane.IO, (_, _) -> store.update(it -> it.withoutRecipient(holder.key())),
                this::show, dialogs::error));
    }

    /** Whether what was typed makes a recipient. */
    public boolean canAdd() {
        return !newKey.get().isBlank() && recipientProblem().isEmpty();
    }

    /** What is wrong with the recipient that is being typed, or empty. */
    public Optional<String> recipientProblem() {
        var key = newKey.get().strip();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (!Recipient.isKey(key) || !Envelopes.isRecipient(key)) {
            return Optional.of(i18n.text("settings.backupKeys.recipient.bad"));
        }
        if (recipients.stream().anyMatch(it -> it.key().equals(key))) {
            return Optional.of(i18n.text("settings.backupKeys.recipient.twice"));
        }
        return Recipient.isName(newName.get().strip())
                ? Optional.empty()
                : Optional.of(i18n.text("settings.backupKeys.recipient.name.bad"));
    }

    /** The passphrase that is being typed. */
    public TypedPassphrase passphrase() {
        return passphrase;
    }

    /** The public key that is being typed. */
    public StringProperty newKeyProperty() {
        return newKey;
    }

    /** Whose it is. */
    public StringProperty newNameProperty() {
        return newName;
    }

    /** How the passphrase stands. */
    public ReadOnlyObjectProperty<Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Who can open backups that are encrypted to recipients. */
    public ObservableList<Holder> recipients() {
        return readOnlyRecipients;
    }
}
