package dev.laurel.ui.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.TaskStatus;

/** The status bar: how safe the progress is, and what is being done. */
public final class StatusViewModel {
    private static final int ENTRIES = 200;

    private final CurrentProfile current;
    private final ObservableList<TaskStatus> running;
    private final I18n i18n;
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper(this, "saved", "");
    private final ReadOnlyStringWrapper backup = new ReadOnlyStringWrapper(this, "backup", "");

    /**
     * Follows the open profile and the tasks.
     *
     * @param ended changes when a task has ended, which may have been a backup
     */
    public StatusViewModel(
            CurrentProfile current, ObservableList<TaskStatus> running, ObservableValue<Number> ended,
            I18n i18n) {
        this.current = current;
        this.running = running;
        this.i18n = i18n;
        current.state().subscribe(this::follow);
        ended.subscribe(this::follow);
    }

    /** That every change is on the disk. */
    public ReadOnlyStringProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** When the last backup was made. */
    public ReadOnlyStringProperty backup() {
        return backup.getReadOnlyProperty();
    }

    /** The tasks that run, oldest first. */
    public ObservableList<TaskStatus> running() {
        return running;
    }

    private void follow() {
        saved.set(current.profile() == null ? "" : i18n.text("status.saved"));
        current.read("", (session, _, _) -> session.activity(ENTRIES).stream()
                .filter(entry -> entry.what().equals("backup") && entry.errorCode() == null)
                .findFirst(),
                last -> backup.set(last
                        .map(entry -> i18n.text("status.lastBackup", i18n.ago(entry.time())))
                        .orElseGet(() -> i18n.text("status.noBackup"))),
                _ -> backup.set(""));
    }
}
