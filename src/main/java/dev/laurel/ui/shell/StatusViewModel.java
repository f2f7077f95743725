package dev.laurel.ui.shell;

import java.time.Duration;
import java.time.Instant;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import dev.laurel.store.ActivityEntry;
import dev.laurel.task.RunningTask;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.RecentActivity.Recent;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.fx.TaskStatus;
import org.jspecify.annotations.Nullable;

/** The status bar: how safe the progress is, and what is being done. */
public final class StatusViewModel {
    private static final Duration AGING = Duration.ofSeconds(20);

    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final ObservableList<TaskStatus> running;
    private final I18n i18n;
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper(this, "saved", "");
    private final ReadOnlyStringWrapper backup = new ReadOnlyStringWrapper(this, "backup", "");
    private @Nullable Instant last;
    private @Nullable RunningTask aging;

    /**
     * Follows the open profile and the tasks.
     *
     * @param running the tasks that are shown
     * @param recent what was done, which may have been a backup
     */
    public StatusViewModel(
            CurrentProfile current, TaskRunner tasks, ObservableList<TaskStatus> running, ObservableValue<Recent> recent,
            I18n i18n) {
        this.current = current;
        this.tasks = tasks;
        this.running = running;
        this.i18n = i18n;
        current.state().subscribe(_ -> follow());
        recent.subscribe(this::take);
    }

    /** That every change is on the disk. */
    public ReadOnlyStringProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** How long ago the last backup was made. */
    public ReadOnlyStringProperty backup() {
        return backup.getReadOnlyProperty();
    }

    /** The tasks that run, oldest first. */
    public ObservableList<TaskStatus> running() {
        return running;
    }

    private void follow() {
        var open = current.profile() != null;
        saved.set(open ? i18n.text("status.saved") : "");
        age(open);
    }

    private void take(Recent recent) {
        last = recent.entries().stream()
                .filter(entry -> entry.what().equals("backup") && entry.errorCode() == null)
                .findFirst().map(ActivityEntry::time).orElse(null);
        if (recent.isKnown()) {
            showLast();
        } else {
            backup.set("");
        }
    }

    /** Minutes pass without anything happening. */
    private void age(boolean open) {
        if (open && aging == null) {
            aging = tasks.every(AGING, "", this::showLast);
        } else if (!open && aging != null) {
            aging.cancel();
            aging = null;
        }
    }

    private void showLast() {
        backup.set(last == null ? i18n.text("status.noBackup") : i18n.text("status.lastBackup", i18n.ago(last)));
    }
}
