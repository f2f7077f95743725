package dev.laurel.ui.settings;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import dev.laurel.platform.Autostart;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.Dialogs;

/**
 * Whether Laurel starts when its user signs in. Holds at once: it is the system's setting and not one of ours. On the
 * FX thread.
 */
public final class AutostartViewModel {
    private static final Lane LANE = new Lane.Serial("autostart");

    private final Optional<Autostart> autostart;
    private final ObservableValue<Boolean> inTray;
    private final TaskRunner tasks;
    private final Dialogs dialogs;
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private boolean known;

    /**
     * Knows nothing before {@link #look}.
     *
     * @param autostart empty where the system or the program has no such thing
     * @param inTray whether Laurel stands in the desktop's tray, which not every desktop has
     */
    public AutostartViewModel(
            Optional<Autostart> autostart, ObservableValue<Boolean> inTray, TaskRunner tasks, Dialogs dialogs) {
        this.autostart = autostart;
        this.inTray = inTray;
        this.tasks = tasks;
        this.dialogs = dialogs;
        on.subscribe((_, wanted) -> {
            if (known) {
                turn(wanted);
            }
        });
    }

    /** Whether it can be chosen. */
    boolean isOffered() {
        return autostart.isPresent();
    }

    /** Message key of where Laurel is seen after such a start. */
    ObservableValue<String> aboutKey() {
        return inTray.map(shown -> autostart.isEmpty() ? "settings.general.autostart.none"
                : shown ? "settings.general.autostart.tray" : "settings.general.autostart.noTray");
    }

    /** Whether it does; changing this changes the system. */
    BooleanProperty onProperty() {
        return on;
    }

    /** Asks the system: its own settings may have changed it. */
    void look() {
        autostart.ifPresent(it -> tasks.start(Task.of("", LANE, (_, _) -> it.isOn(), this::show, dialogs::error)));
    }

    private void show(boolean isOn) {
        known = false;
        on.set(isOn);
        known = true;
    }

    private void turn(boolean wanted) {
        autostart.ifPresent(it -> tasks.start(Task.of("", LANE, (_, _) -> {
            it.turn(wanted);
            return it.isOn();
        }, this::show, error -> {
            show(!wanted);
            dialogs.error(error);
        })));
    }
}
