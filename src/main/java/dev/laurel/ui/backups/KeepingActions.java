package dev.laurel.ui.backups;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Pin;
import dev.laurel.backup.Verification;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.Work;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.Input;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import org.jspecify.annotations.Nullable;

/** Looking after the backups that are shown: verify, pin, delete, prune, copy. On the FX thread. */
public final class KeepingActions {
    private final BackupsViewModel model;
    private final BackupKeeper keeper;
    private final KeepingFlow flow;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;

    /** The actions on what this view-model shows. */
    public KeepingActions(
            BackupsViewModel model, BackupKeeper keeper, KeepingFlow flow, Dialogs dialogs, Notifier notifier,
            I18n i18n) {
        this.model = model;
        this.keeper = keeper;
        this.flow = flow;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
    }

    /** Whether a backup is selected. */
    public BooleanBinding hasSelection() {
        return model.selectedProperty().isNotNull();
    }

    /** Whether there are backups of a user to look after. */
    public BooleanBinding hasBackups() {
        return Bindings.isNotEmpty(model.rows());
    }

    /** Whether there is another destination to copy to. */
    public BooleanBinding canCopy() {
        return Bindings.size(model.places().places()).greaterThan(1).and(hasBackups());
    }

    /** Rehearses restoring the chosen backups; asks for a passphrase if the one that is kept does not open them all. */
    public void verify() {
        var where = model.places().destination();
        var some = model.chosen().stream().map(BackupRow::backup).toList();
        if (where == null || some.isEmpty()) {
            return;
        }
        if (some.stream().anyMatch(Backup::encrypted)) {
            flow.unlocking((typed, ask) -> verify(where, some, typed, ask));
        } else {
            verify(where, some, null, null);
        }
    }

    private void verify(
            DestinationSettings where, List<Backup> some, char @Nullable [] passphrase, @Nullable Runnable ask) {
        var lines = Collections.synchronizedList(new ArrayList<Report.Line>());
        run(i18n.text("backups.task.verify"), (progress, cancel) -> {
            try {
                return keeper.verify(where, some, passphrase,
                        (backup, verdict) -> line(backup, verdict).ifPresent(lines::add), progress, cancel);
            } finally {
                KeepingFlow.clear(passphrase);
            }
        }, report -> {
            model.loadKnown();
            if (ask != null && report.total().left() > 0) {
                ask.run();
                return;
            }
            var done = report.total().done();
            var title = i18n.text("backups.verified", done);
            if (lines.isEmpty() && report.stopped() == null) {
                notifier.success(title, i18n.text("backups.verified.text"));
            } else {
                flow.tell(new Report(i18n.text("backups.verify.report"),
                        i18n.text("backups.verify.report.text", done, some.size()), List.copyOf(lines)), report);
            }
        });
    }

    private Optional<Report.Line> line(Backup backup, Verification verdict) {
        var when = i18n.fullDateTime(backup.time());
        return switch (verdict) {
            case Verification.Proven _ -> Optional.empty();
            case Verification.Failed(var error) -> Optional.of(flow.line(when, error));
            case Verification.Locked _ ->
                Optional.of(new Report.Line(when, i18n.text("backups.verify.locked"), "", false));
        };
    }

    /** Pins the selected backup or changes what its pin says. */
    public void pin() {
        var where = model.places().destination();
        var row = model.selectedProperty().get();
        if (where == null || row == null) {
            return;
        }
        var pin = row.backup().pin();
        if (pin == null || pin.whole()) {
            askComment(where, row, pin == null ? "" : pin.comment());
        } else {
            run("", (_, cancel) -> keeper.comment(where, row.backup(), cancel),
                    whole -> askComment(where, row, whole));
        }
    }

    private void askComment(DestinationSettings where, BackupRow row, String before) {
        dialogs.input(new Input(
                i18n.text(row.pinned() ? "backups.pin.change.title" : "backups.pin.title"),
                i18n.text("backups.pin.comment"), before, i18n.text("backups.pin.yes"),
                text -> Pin.isComment(text.strip()) ? Optional.empty()
                        : Optional.of(i18n.text("backups.pin.bad", Pin.LONGEST_COMMENT))),
                comment -> run(i18n.text("backups.task.pin"),
                        (_, cancel) -> keeper.pin(where, row.backup(), comment, cancel), model::replace));
    }

    /** Takes the pin off the selected backup. */
    public void unpin() {
        var where = model.places().destination();
        var row = model.selectedProperty().get();
        if (where != null && row != null) {
            run(i18n.text("backups.task.pin"), (_, cancel) -> keeper.unpin(where, row.backup(), cancel),
                    model::replace);
        }
    }

    /** Asks, and deletes the chosen backups. */
    public void delete() {
        var where = model.places().destination();
        var some = model.chosen().stream().map(BackupRow::backup).toList();
        if (where == null || some.isEmpty()) {
            return;
        }
        var what = some.size() == 1 ? i18n.fullDateTime(some.getFirst().time())
                : i18n.text("backups.count", some.size());
        var pinned = (int) some.stream().filter(Backup::pinned).count();
        dialogs.confirm(new Confirmation(
                some.size() == 1 ? i18n.text("backups.delete.title", what)
                        : i18n.text("backups.delete.title.many", some.size()),
                i18n.text("backups.delete.text", where.name(), some.size(), pinned),
                i18n.text("backups.delete.yes", some.size()), true), () ->
                run(i18n.text("backups.task.delete"), (_, cancel) -> {
                    keeper.delete(where, some, cancel);
                    return true;
                }, _ -> {
                    notifier.success(i18n.text("backups.deleted", some.size()), what);
                    model.load();
                }));
    }

    /** Shows what rules of retention would let go, and deletes that on wish. */
    public void prune() {
        withUser((where, who) -> flow.prune(where, List.of(who)));
    }

    /** Asks where to, shows what is missing there, and copies it. */
    public void copy() {
        withUser((where, who) -> flow.copy(where, List.of(who)));
    }

    private void withUser(BiConsumer<DestinationSettings, String> then) {
        var where = model.places().destination();
        var who = model.places().userProperty().get();
        if (where != null && who != null) {
            then.accept(where, who);
        }
    }

    private <T> void run(String name, Work<T> work, Consumer<? super T> then) {
        flow.run(name, work, then);
    }
}
