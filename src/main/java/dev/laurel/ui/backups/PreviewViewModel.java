package dev.laurel.ui.backups;

import java.util.Arrays;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateDiff;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
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

/** What is in the selected backup, against the live state or another backup; nothing is restored. On the FX thread. */
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

    /** What a backup is compared with. */
    public enum Against {
        /** The open profile as it is now. */
        LIVE,
        /** Nothing: everything that is in it is shown. */
        NOTHING,
        /** Another backup. */
        OTHER
    }

    private final BackupDesk desk;
    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable StateDiff> diff = new ReadOnlyObjectWrapper<>(this, "diff");
    private final ReadOnlyObjectWrapper<@Nullable LaurelError> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyObjectWrapper<Against> against =
            new ReadOnlyObjectWrapper<>(this, "against", Against.LIVE);
    private final ReadOnlyObjectWrapper<@Nullable BackupRow> other = new ReadOnlyObjectWrapper<>(this, "other");
    private final ReadOnlyBooleanWrapper wrongPassphrase = new ReadOnlyBooleanWrapper(this, "wrongPassphrase");
    private @Nullable RunningTask running;
    private @Nullable DestinationSettings destination;
    private @Nullable BackupRow row;
    private @Nullable ExportFile file;
    private @Nullable ExportFile otherFile;
    private int asked;

    PreviewViewModel(BackupDesk desk, CurrentProfile current, TaskRunner tasks) {
        this.desk = desk;
        this.current = current;
        this.tasks = tasks;
        current.state().subscribe((_, _) -> compare());
    }

    /** Shows a backup, or nothing. */
    void show(@Nullable DestinationSettings where, @Nullable BackupRow what) {
        if (what != null && what.equals(row) && where != null && where.equals(destination)
                && state.get() == State.READY) {
            return;
        }
        destination = where;
        row = what;
        file = null;
        otherFile = null;
        other.set(null);
        against.set(isOfProfile(what) ? Against.LIVE : Against.NOTHING);
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

    /** The backup that is shown has another pin. */
    void rename(BackupRow what) {
        row = what;
    }

    /** Somebody else's backup has little to do with what is live here. */
    private boolean isOfProfile(@Nullable BackupRow what) {
        var profile = current.profile();
        return what != null && profile != null && profile.user().equals(what.backup().user());
    }

    /** Reads the selected backup again. */
    public void retry() {
        show(destination, row);
    }

    /** Compares it with the live state, or with nothing. */
    public void compareWith(Against what) {
        if (what != Against.OTHER) {
            otherFile = null;
            other.set(null);
            against.set(what);
            failure.set(null);
            compare();
        }
    }

    /** Compares it with another backup, which is read for it. */
    void compareWith(BackupRow another) {
        if (row != null && file != null) {
            otherFile = null;
            other.set(another);
            against.set(Against.OTHER);
            failure.set(null);
            wrongPassphrase.set(false);
            read(null);
        }
    }

    /** Tries a passphrase, which is cleared afterwards. */
    public void unlock(char[] passphrase) {
        if (row != null && state.get() == State.LOCKED) {
            read(passphrase);
        }
    }

    /** Reads the one of the two that was not read yet. */
    private void read(char @Nullable [] passphrase) {
        var where = destination;
        var second = file != null;
        var what = second ? other.get() : row;
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
                        if (second) {
                            otherFile = content;
                        } else {
                            file = content;
                        }
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
        if (read == null || (against.get() == Against.OTHER && otherFile == null)) {
            return;
        }
        var live = current.state().get();
        var base = base(live);
        if (base == null) {
            diff.set(null);
            state.set(State.READY);
            return;
        }
        var question = ++asked;
        tasks.start(Task.of("", Lane.IO, (_, _) -> StateDiff.of(catalog(live, read), base, read.data()), found -> {
            if (question == asked) {
                diff.set(found);
                state.set(State.READY);
            }
        }, failure::set));
    }

    private @Nullable Snapshot base(@Nullable ProfileState live) {
        return switch (against.get()) {
            case LIVE -> live == null ? null : live.snapshot();
            case NOTHING -> Snapshot.EMPTY;
            case OTHER -> {
                var read = otherFile;
                yield read == null ? null
                        : new Snapshot(read.data().metrics(), read.data().unlockedAchievements());
            }
        };
    }

    /** The backup's own catalog names its achievements best; without one, the open profile's has to do. */
    private Catalog catalog(@Nullable ProfileState live, ExportFile read) {
        var text = read.catalogJson();
        if (live != null && (text == null || isOfProfile(row))) {
            return live.catalog();
        }
        return text == null ? Catalog.empty() : CatalogReader.read(text).catalog();
    }

    /** What there is to show. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How the backup differs from what it is compared with; null while that is not known or no profile is open. */
    public ReadOnlyObjectProperty<@Nullable StateDiff> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    /** What it is compared with. */
    public ReadOnlyObjectProperty<Against> againstProperty() {
        return against.getReadOnlyProperty();
    }

    /** The other backup that it is compared with, or null. */
    public ReadOnlyObjectProperty<@Nullable BackupRow> otherProperty() {
        return other.getReadOnlyProperty();
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
