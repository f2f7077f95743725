package dev.laurel.ui.settings;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.secret.SecretStatus;
import dev.laurel.secret.SecretVault;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Where secrets are kept: the keychain, and the encrypted file for where there is none. On the FX thread. */
public final class SecurityViewModel {
    /** How the encrypted file stands. */
    public enum FileState { NONE, LOCKED, OPEN }

    private final SecretVault vault;
    private final BackupKeysViewModel backupKeys;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final InstantSource clock;
    private final I18n i18n;
    private final TypedPassphrase passphrase;
    private final ReadOnlyObjectWrapper<@Nullable SecretStatus> status = new ReadOnlyObjectWrapper<>(this, "status");
    private final ReadOnlyObjectWrapper<FileState> file = new ReadOnlyObjectWrapper<>(this, "file", FileState.NONE);

    /** Nothing is known before {@link #look}. */
    public SecurityViewModel(
            SecretVault vault, BackupKeysViewModel backupKeys, TaskRunner tasks, Dialogs dialogs, InstantSource clock,
            I18n i18n) {
        this.vault = vault;
        this.backupKeys = backupKeys;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.clock = clock;
        this.i18n = i18n;
        passphrase = new TypedPassphrase(i18n);
    }

    /** Finds out how things stand; asks nobody to unlock anything. */
    public void look() {
        backupKeys.look();
        tasks.start(Task.of("", Lane.IO, (_, _) -> new SecretStatus[] {vault.status(), vault.file().status()}, found -> {
            status.set(found[0]);
            file.set(switch (found[1]) {
                case SecretStatus.Absent _ -> FileState.NONE;
                case SecretStatus.Locked _ -> FileState.LOCKED;
                case SecretStatus.Available _ -> FileState.OPEN;
            });
        }, dialogs::error));
    }

    /** Makes the file, unlocks it, or changes its passphrase, by how it stands; does nothing while that can't be. */
    public void apply() {
        if (!canApply()) {
            return;
        }
        var typed = passphrase.copy();
        var state = file.get();
        tasks.start(Task.of(i18n.text("settings.security.working"), Lane.IO, (_, _) -> {
            try {
                switch (state) {
                    case NONE -> vault.file().create(typed);
                    case LOCKED -> vault.file().unlock(typed);
                    case OPEN -> vault.file().changePassphrase(typed);
                }
                return true;
            } finally {
                Arrays.fill(typed, '\0');
            }
        }, _ -> {
            forget();
            look();
        }, this::fail));
    }

    private void fail(LaurelError error) {
        if (error.code() == ErrorCode.SECRET_FILE_PASSPHRASE) {
            forget();
        }
        dialogs.error(error);
    }

    /** Forgets what was typed. */
    public void forget() {
        passphrase.forget();
    }

    /** Puts a file whose passphrase is lost aside, once the person has agreed. */
    public void startOver() {
        dialogs.confirm(
                new Confirmation(i18n.text("settings.security.file.lost.title"),
                        i18n.text("settings.security.file.lost.text"), i18n.text("settings.security.file.lost.yes"), true),
                () -> tasks.start(Task.of("", Lane.IO, (_, _) -> vault.file().setAside(clock), _ -> look(),
                        dialogs::error)));
    }

    /** Whether what was typed will do. */
    public boolean canApply() {
        return isNew() ? passphrase.isRepeated() : !passphrase.isEmpty();
    }

    /** Whether the passphrase is a new one, which is typed twice. */
    public boolean isNew() {
        return file.get() != FileState.LOCKED;
    }

    /** What is wrong with what was typed, or empty. */
    public Optional<String> problem() {
        return isNew() ? passphrase.problem() : Optional.empty();
    }

    /** A sentence on the keychain, empty until it is known. */
    public String keychainText() {
        var known = status.get();
        return known == null ? "" : SecretWords.text(known, i18n);
    }

    /** Whether secrets can be kept beyond this run without anybody being asked. */
    public boolean isOpen() {
        return status.get() instanceof SecretStatus.Available;
    }

    /** A sentence on the file. */
    public String fileText() {
        return i18n.text(switch (file.get()) {
            case NONE -> "settings.security.file.none";
            case LOCKED -> "settings.security.file.locked";
            case OPEN -> "settings.security.file.open";
        });
    }

    /** What the button does. */
    public String actionText() {
        return i18n.text(switch (file.get()) {
            case NONE -> "settings.security.setUp";
            case LOCKED -> "settings.security.unlock";
            case OPEN -> "settings.security.change";
        });
    }

    /** What backups are encrypted with. */
    public BackupKeysViewModel backupKeys() {
        return backupKeys;
    }

    /** The passphrase that is being typed. */
    public TypedPassphrase passphrase() {
        return passphrase;
    }

    /** How the file stands. */
    public ReadOnlyObjectProperty<FileState> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Changes when it is known anew where secrets are kept. */
    public ReadOnlyObjectProperty<?> statusProperty() {
        return status.getReadOnlyProperty();
    }
}
