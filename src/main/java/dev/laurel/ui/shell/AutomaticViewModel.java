package dev.laurel.ui.shell;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import dev.laurel.backup.schedule.AutomaticBackup.Done;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.error.LaurelError;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.Settings;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.ErrorReport;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.Navigator;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import dev.laurel.ui.notification.Toast;
import dev.laurel.ui.notification.ToastLevel;
import org.jspecify.annotations.Nullable;

/** What the status bar says of the automatic backups, and what can be done about them there. On the FX thread. */
public final class AutomaticViewModel {
    private final CurrentProfile current;
    private final ObservableValue<List<Status>> runs;
    private final Supplier<Settings> settings;
    private final Consumer<UnaryOperator<Settings>> change;
    private final Consumer<String> tryAgain;
    private final Navigator navigator;
    private final Dialogs dialogs;
    private final Notifier notifier;
    private final I18n i18n;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");

    /** How they stand, the worst that holds for any destination. */
    public enum State {
        /** There is nowhere to back up to, or no profile. */
        NONE,
        /** Every trigger is off. */
        OFF,
        /** Somebody has paused them all. */
        PAUSED,
        /** They run when there is something new. */
        ON,
        /** The last run to some destination failed; it is tried again. */
        FAILED
    }

    /**
     * Follows the runs.
     *
     * @param runs how each destination stands
     * @param tryAgain tries a destination again at once, with somebody there to be asked for secrets
     */
    public AutomaticViewModel(
            CurrentProfile current,
            ObservableValue<List<Status>> runs,
            Supplier<Settings> settings,
            Consumer<UnaryOperator<Settings>> change,
            Consumer<String> tryAgain,
            Navigator navigator,
            Dialogs dialogs,
            Notifier notifier,
            I18n i18n) {
        this.current = current;
        this.runs = runs;
        this.settings = settings;
        this.change = change;
        this.tryAgain = tryAgain;
        this.navigator = navigator;
        this.dialogs = dialogs;
        this.notifier = notifier;
        this.i18n = i18n;
        runs.subscribe(_ -> follow());
    }

    /** How they stand. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The same in words; empty where there is nothing to say. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** The settings may have changed. */
    public void follow() {
        var all = runs.getValue();
        var now = stateOf(all);
        state.set(now);
        text.set(switch (now) {
            case NONE -> "";
            case OFF -> i18n.text("automatic.off");
            case PAUSED -> i18n.text("automatic.paused");
            case ON -> next(all);
            case FAILED -> i18n.text("automatic.waiting", failed(all).destination());
        });
    }

    private State stateOf(List<Status> all) {
        var rules = rules();
        if (all.isEmpty() || rules.isEmpty()) {
            return State.NONE;
        } else if (rules.stream().noneMatch(it -> it.triggers().any())) {
            return State.OFF;
        } else if (all.stream().allMatch(Status::paused)) {
            return State.PAUSED;
        }
        return all.stream().anyMatch(it -> it.lastError() != null) ? State.FAILED : State.ON;
    }

    private String next(List<Status> all) {
        return all.stream().flatMap(it -> it.next().stream()).min(Comparator.<Instant>naturalOrder())
                .map(it -> i18n.text("automatic.next", i18n.time(it)))
                .orElseGet(() -> i18n.text("automatic.on"));
    }

    private static Status failed(List<Status> all) {
        return all.stream().filter(it -> it.lastError() != null).findFirst().orElseThrow();
    }

    private List<BackupRules> rules() {
        var profile = current.profile();
        var now = settings.get();
        return profile == null ? List.of() : now.destinations().stream()
                .map(it -> now.backupRules(profile.id(), it.name())).toList();
    }

    /** Pauses the automatic backups of the open profile to every destination, or lets them go on. */
    public void pause(boolean paused) {
        var all = rules();
        change.accept(it -> {
            var changed = it;
            for (var rules : all) {
                changed = changed.withBackupRules(rules.withPaused(paused));
            }
            return changed;
        });
    }

    /** Leads to the switches. */
    public void openSettings() {
        navigator.show(FeatureId.SETTINGS, "automatic");
    }

    /** Says why the last run failed; without a failure this does nothing. */
    public void explain() {
        runs.getValue().stream().filter(it -> it.lastError() != null).findFirst()
                .ifPresent(it -> explain(it.destination(), it.lastError()));
    }

    private void explain(String destination, @Nullable LaurelError error) {
        if (error != null) {
            dialogs.error(ErrorReport.of(error).titled(i18n.text("automatic.failed", destination)).withRemedy(
                    new ErrorReport.Remedy(i18n.text("automatic.tryAgain"), "fth-refresh-cw",
                            () -> tryAgain.accept(destination))));
        }
    }

    /** A run has succeeded: whoever has asked for it is told. */
    public void succeeded(String destination, Done done) {
        if (done.trigger() == Trigger.MANUAL) {
            done.made().ifPresentOrElse(
                    backup -> notifier.success(i18n.text("backups.done"),
                            i18n.text("backups.done.text", destination, i18n.size(backup.size()))),
                    () -> notifier.info(i18n.text("backups.unchanged"),
                            i18n.text("backups.unchanged.text", destination)));
        }
    }

    /** It is time to tell of a failure: once in a series, and when somebody has asked. */
    public void failed(String destination, LaurelError error) {
        notifier.show(Toast.of(ToastLevel.WARNING, i18n.text("automatic.failed", destination), i18n.error(error).what())
                .withAction(i18n.text("automatic.details"), () -> explain(destination, error)));
    }
}
