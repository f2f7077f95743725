package dev.laurel.ui.backups;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.platform.OpenFiles;
import dev.laurel.platform.OutgoingFiles;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;

/** Making backups and getting back what is in them. On the FX thread. */
public final class BackupActions {
    private final BackupsViewModel model;
    private final BackupDesk desk;
    private final Restoring restoring;
    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final FilePicker files;
    private final OutgoingFiles outgoing;
    private final OpenFiles openFiles;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;
    private final Map<String, Path> prepared = new HashMap<>();

    /** The actions on what this view-model shows. */
    public BackupActions(
            BackupsViewModel model, BackupDesk desk, Restoring restoring, CurrentProfile current, TaskRunner tasks,
            FilePicker files, OutgoingFiles outgoing, OpenFiles openFiles, Dialogs dialogs, Notifier notifier, I18n i18n) {
        this.model = model;
        this.desk = desk;
        this.restoring = restoring;
        this.current = current;
        this.tasks = tasks;
        this.files = files;
        this.outgoing = outgoing;
        this.openFiles = openFiles;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
    }

    /** Whether there is a profile to back up and somewhere to put it. */
    public BooleanBinding canBackUp() {
        return Bindings.createBooleanBinding(
                () -> current.profile() != null && model.places().placeProperty().get() != null,
                current.state(), model.places().placeProperty());
    }

    /** Whether the selected backup was read and there is a profile to restore it into. */
    public BooleanBinding canRestore() {
        return Bindings.createBooleanBinding(
                () -> current.profile() != null && model.preview().file() != null,
                current.state(), model.preview().stateProperty());
    }

    /** Backs the open profile up into the destination that is shown. */
    public void backUpNow() {
        var where = model.places().destination();
        var profile = current.profile();
        if (where == null || profile == null) {
            return;
        }
        // That of the automatic ones: whichever comes second sees that there is nothing new.
        current.inLane(i18n.text("backups.task.backUp", where.name()), AutomaticBackup.laneOf(where.name()),
                (session, progress, cancel) -> desk.backUp(session, where, progress, cancel), made -> {
                    if (made.isPresent()) {
                        var backup = made.get();
                        notifier.success(
                                i18n.text("backups.done"),
                                i18n.text("backups.done.text", where.name(), i18n.size(backup.size())));
                        model.places().userProperty().set(backup.user());
                        model.select(backup.key());
                    } else {
                        notifier.info(i18n.text("backups.unchanged"), i18n.text("backups.unchanged.text", where.name()));
                    }
                    model.load();
                }, error -> {
                    dialogs.error(error);
                    model.load();
                });
    }

    /** Shows what restoring the selected backup would do. */
    public void restore() {
        var row = model.selectedProperty().get();
        var file = model.preview().file();
        var where = model.places().destination();
        if (row == null || file == null || where == null) {
            return;
        }
        var parts = new java.util.ArrayList<>(List.of(where.name(), row.backup().user()));
        if (!row.version().isEmpty()) {
            parts.add(i18n.text("backups.version", row.version()));
        }
        parts.add(i18n.size(row.size()));
        if (row.encrypted()) {
            parts.add(i18n.text("backups.encrypted"));
        }
        restoring.restore(new Restoring.Restorable(
                i18n.text("backups.restore.title", i18n.fullDateTime(row.time())), String.join(" · ", parts),
                where.name() + ":" + row.key(), row.size(), file));
    }

    /** Makes a backup's file ready to be dragged out of the window. */
    void prepareFile(BackupRow row) {
        var where = model.places().destination();
        if (where == null || prepared.containsKey(place(row))) {
            return;
        }
        var what = place(row);
        tasks.start(Task.of("", Lane.IO, (progress, cancel) -> {
            var file = outgoing.file(row.fileName());
            desk.download(where, row.backup(), file, progress, cancel);
            return file;
        }, file -> prepared.put(what, file), _ -> {})); // Whoever drags sees that nothing comes of it.
    }

    /** The file of a backup, if it is ready. */
    Optional<Path> preparedFile(BackupRow row) {
        return Optional.ofNullable(prepared.get(place(row)));
    }

    private String place(BackupRow row) {
        var where = model.places().destination();
        return (where == null ? "" : where.name()) + ":" + row.key();
    }

    /** Asks where to, and copies the selected backup into a file as it lies there. */
    public void download() {
        var row = model.selectedProperty().get();
        var where = model.places().destination();
        if (row == null || where == null) {
            return;
        }
        var kinds = List.of(new FilePicker.Kind(i18n.text("backups.file.kind"), List.of("*.json", "*.age", "*.enc")));
        files.saveFile(i18n.text("backups.download.title"), row.fileName(), kinds).ifPresent(target ->
                tasks.start(Task.of(i18n.text("backups.task.download"), Lane.IO, (progress, cancel) -> {
                    desk.download(where, row.backup(), target, progress, cancel);
                    return target;
                }, file -> notifier.show(Toast.of(ToastLevel.SUCCESS, i18n.text("backups.downloaded"), file.toString())
                        .withAction(i18n.text("backups.showInFolder"), () -> tasks.start(Task.of("", Lane.IO, (_, _) -> {
                            openFiles.show(file);
                            return true;
                        }, _ -> {}, dialogs::error)))), dialogs::error)));
    }

    /** Asks for a folder, makes it a destination and shows it. */
    public void addFolder() {
        files.openFolder(i18n.text("backups.addFolder.title")).ifPresent(folder ->
                tasks.start(Task.of(i18n.text("backups.task.addFolder"), Lane.IO,
                        (_, _) -> model.places().add(folder),
                        added -> model.places().select(added.name()), dialogs::error)));
    }
}
