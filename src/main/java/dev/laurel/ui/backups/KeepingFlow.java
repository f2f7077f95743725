package dev.laurel.ui.backups;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import dev.laurel.backup.BulkReport;
import dev.laurel.backup.Tally;
import dev.laurel.error.LaurelError;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.task.Work;
import dev.laurel.ui.dialog.Confirmation;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import org.jspecify.annotations.Nullable;

/**
 * Verifying, pruning and copying all backups of some players, one or thousands: asks, runs in the background, tells
 * what came of it player by player. On the FX thread.
 */
public final class KeepingFlow {
    private final BackupKeeper keeper;
    private final KeepingDialogs shown;
    private final PlacesViewModel places;
    private final SettingsStore settings;
    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;
    private final Runnable onChanged;

    /**
     * The flow.
     *
     * @param onChanged told when the destinations may hold something else
     */
    public KeepingFlow(
            BackupKeeper keeper, KeepingDialogs shown, PlacesViewModel places, SettingsStore settings,
            CurrentProfile current, TaskRunner tasks, Dialogs dialogs, Notifier notifier, I18n i18n,
            Runnable onChanged) {
        this.keeper = keeper;
        this.shown = shown;
        this.places = places;
        this.settings = settings;
        this.current = current;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
        this.onChanged = onChanged;
    }

    /** Something that opens backups. */
    @FunctionalInterface
    interface Unlocking {
        /**
         * Does it.
         *
         * @param passphrase that was typed, to be cleared; null for the one that is kept alone
         * @param ask begins again with a passphrase that is asked for, for when some stay locked; null once that was
         *     done
         */
        void run(char @Nullable [] passphrase, @Nullable Runnable ask);
    }

    /** Asks for a passphrase only where none is kept, or the one that is does not open everything. */
    void unlocking(Unlocking what) {
        Runnable ask = () -> dialogs.passphrase(new Confirmation(i18n.text("backups.verify.passphrase"),
                i18n.text("backups.verify.passphrase.text"), i18n.text("backups.verify"), false),
                typed -> what.run(typed.length == 0 ? null : typed, null));
        run("", (_, _) -> keeper.keepsPassphrase(), isKept -> {
            if (isKept) {
                what.run(null, ask);
            } else {
                ask.run();
            }
        });
    }

    static void clear(char @Nullable [] passphrase) {
        if (passphrase != null) {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Rehearses restoring every backup of some players. */
    void verify(DestinationSettings where, List<String> users) {
        unlocking((typed, ask) -> run(i18n.text("backups.task.verify"), (progress, cancel) -> {
            try {
                return keeper.verifyPlayers(where, users, typed, progress, cancel);
            } finally {
                clear(typed);
            }
        }, report -> {
            onChanged.run();
            var total = report.total();
            if (ask != null && total.left() > 0) {
                ask.run();
                return;
            }
            tell(new Report(i18n.text("players.verify.report"),
                    i18n.text("players.verify.report.text", total.done(), total.failed(), total.left()),
                    lines(report, "players.verify.line")), report);
        }));
    }

    /** Shows what rules of retention would let go, and deletes that on wish. */
    void prune(DestinationSettings where, List<String> users) {
        run(i18n.text("backups.task.list"), (_, cancel) -> keeper.all(where, users, cancel), all -> {
            var rules = rules(where, users);
            var pruning = new PruneViewModel(all, rules, keeper::judge, tasks, i18n);
            shown.prune(pruning, where.name(), plans -> {
                var policy = pruning.policy();
                if (rules != null && pruning.rememberProperty().get()) {
                    run("", (_, _) -> settings.update(it -> it.withBackupRules(rules.withRetention(policy))), _ -> {});
                }
                // Who has seen the verdict on each backup has agreed to all of it.
                var force = !pruning.isOfMany() || pruning.forceProperty().get();
                var some = plans.stream().filter(it -> !it.going().isEmpty()).toList();
                if (!some.isEmpty()) {
                    run(i18n.text("backups.task.prune"),
                            (progress, cancel) -> keeper.prune(where, some, policy, force, progress, cancel),
                            report -> pruned(where, report));
                }
            });
        });
    }

    /** The rules can be kept where they are those of the open profile alone. */
    private @Nullable BackupRules rules(DestinationSettings where, List<String> users) {
        var profile = current.profile();
        return profile != null && users.equals(List.of(profile.user()))
                ? settings.get().backupRules(profile.id(), where.name()) : null;
    }

    private void pruned(DestinationSettings where, BulkReport report) {
        var total = report.total();
        if (report.isClean()) {
            notifier.success(i18n.text("backups.pruned", total.done()),
                    i18n.text("backups.pruned.text", total.left(), where.name()));
        } else {
            tell(new Report(i18n.text("backups.prune.report"),
                    i18n.text("backups.prune.report.text", total.done(), total.failed()),
                    lines(report, "players.prune.line")), report);
        }
        onChanged.run();
    }

    /** Asks where to, shows what is missing there, and copies it. */
    void copy(DestinationSettings where, List<String> users) {
        var targets = places.places().stream().filter(it -> !it.name().equals(where.name())).toList();
        var copying = new CopyViewModel(targets, target -> settings.get().destination(target.name()).orElseThrow(),
                (target, cancel) -> keeper.compare(where, target, users, cancel), tasks, i18n);
        var who = users.size() == 1 ? users.getFirst() : i18n.text("players.count", users.size());
        shown.copy(copying, where.name(), who, (target, plan) ->
                run(i18n.text("backups.task.copy", target.name()),
                        (progress, cancel) -> keeper.copy(where, target, plan, progress, cancel), report -> {
                            var total = report.total();
                            if (report.isClean()) {
                                notifier.success(i18n.text("backups.copied", total.done()),
                                        i18n.text("backups.copied.text", target.name()));
                            } else {
                                tell(new Report(i18n.text("backups.copy.report"),
                                        i18n.text("backups.copy.report.text", total.done(), total.failed()),
                                        lines(report, "players.copy.line")), report);
                            }
                        }));
    }

    /** A line for each player, those first where something has failed. */
    private List<Report.Line> lines(BulkReport report, String key) {
        return report.players().entrySet().stream()
                .sorted(Comparator.comparing(it -> it.getValue().failed() == 0))
                .map(it -> line(it.getKey(), key, it.getValue()))
                .toList();
    }

    private Report.Line line(String user, String key, Tally tally) {
        var error = tally.error();
        var text = i18n.text(key, tally.done(), tally.failed(), tally.left());
        return error == null ? new Report.Line(user, text, "", false)
                : new Report.Line(user, text + " " + i18n.error(error).what(), error.code().text(), true);
    }

    /** A line about an error. */
    Report.Line line(String subject, LaurelError error) {
        var text = i18n.error(error);
        return new Report.Line(subject, text.what(), text.code(), true);
    }

    /** Shows a report, with why it ended early if it did. */
    void tell(Report report, BulkReport bulk) {
        var stopped = bulk.stopped();
        shown.report(stopped == null ? report : report.with(line(i18n.text("backups.report.stopped"), stopped)));
    }

    /** Does something in the background; whatever becomes of it, what is shown is read again if it was not done. */
    <T> void run(String name, Work<T> work, Consumer<? super T> then) {
        tasks.start(new Task<>(name, Lane.IO, work, then, error -> {
            dialogs.error(error);
            onChanged.run();
        }, onChanged));
    }
}
