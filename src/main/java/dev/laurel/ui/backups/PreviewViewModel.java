package dev.laurel.ui.backups;

import java.util.Arrays;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.engine.StateDiff;
import dev.laurel.error.LaurelError;
import dev.laurel.portability.ExportFile;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/** What is in the selected backup, against the live state; nothing is restored. On the FX thread. */
public final class PreviewViewModel {
    /** What there is to show. */
    public enum State {
        /** No backup is selected. */
        NONE,
        LOADING,
        /** A passphrase is needed. */
        LOCKED,
        READY,
        FAILED
    }

    private final BackupDesk desk;
    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable StateDiff> diff = new ReadOnlyObjectWrapper<>(this, "diff");
    private final ReadOnlyObjectWrapper<@Nullable LaurelError> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyBooleanWrapper wrongPassphrase = new ReadOnlyBooleanWrapper(this, "wrongPassphrase");
    private @Nullable RunningTask running;
    private @Nullable DestinationSettings destination;
    private @Nullable BackupRow row;
    private @Nullable ExportFile file;
    private int asked;

    PreviewViewModel(BackupDesk desk, CurrentProfile current, TaskRunner tasks) {
        this.desk = desk;
        this.current = current;
        this.tasks = tasks;
        current.state().subscribe((_, _) -> compare());
    }

    /** Shows a backup, or nothing. */
    void show(@Nullable DestinationSettings where, @Nullable BackupRow what) {
        destination = where;
        row = what;
        file = null;
        asked++;
        if (running != null) {
            running.cancel();
        }
        diff.set(null);
        failure.set(null);
        wrongPassphrase.set(false);
        if (where == null || what == null) {
            state.set(State.NONE);
        } else {
            read(null);
        }
    }

    /** Reads the selected backup again. */
    public void retry() {
        show(destination, row);
    }

    /** Tries a passphrase, which is cleared afterwards. */
    public void unlock(char[] passphrase) {
        if (row != null && state.get() == State.LOCKED) {
            read(passphrase);
        }
    }

    private void read(char @Nullable [] passphrase) {
        var where = destination;
        var what = row;
        if (where == null || what == null) {
            return;
        }
        var question = ++asked;
        state.set(State.LOADING);
        running = tasks.start(Task.of("", Lane.IO, (progress, cancel) -> {
            try {
                return desk.open(where, what.backup(), passphrase, progress, cancel);
            } finally {
                if (passphrase != null) {
                    Arrays.fill(passphrase, '\0');
                }
            }
        }, opened -> {
            if (question == asked) {
                switch (opened) {
                    case BackupDesk.Opened.Content(var content) -> {
                        file = content;
                        compare();
                    }
                    case BackupDesk.Opened.Locked() -> {
                        wrongPassphrase.set(passphrase != null);
                        state.set(State.LOCKED);
                    }
                }
            }
        }, error -> {
            if (question == asked) {
                failure.set(error);
                state.set(State.FAILED);
            }
        }));
    }

    /** The live state changes while the backup stays as it is. */
    private void compare() {
        var read = file;
        var live = current.state().get();
        if (read == null) {
            return;
        }
        if (live == null) {
            diff.set(null);
            state.set(State.READY);
            return;
        }
        var question = ++asked;
        tasks.start(Task.of("", Lane.IO, (_, _) -> difference(live, read), found -> {
            if (question == asked) {
                diff.set(found);
                state.set(State.READY);
            }
        }, failure::set));
    }

    private static StateDiff difference(ProfileState live, ExportFile backup) {
        return StateDiff.of(live.catalog(), live.snapshot(), backup.data());
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How the backup differs from the live state; null while that is not known or no profile is open. */
    public ReadOnlyObjectProperty<@Nullable StateDiff> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    /** Why it can't be read, or null. */
    public ReadOnlyObjectProperty<@Nullable LaurelError> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the last passphrase was wrong. */
    public ReadOnlyBooleanProperty wrongPassphraseProperty() {
        return wrongPassphrase.getReadOnlyProperty();
    }

    /** The content, once it was read. */
    @Nullable ExportFile file() {
        return file;
    }
}
