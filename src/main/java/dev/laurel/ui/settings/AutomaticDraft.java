package dev.laurel.ui.settings;

import java.time.Duration;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

import dev.laurel.backup.schedule.Triggers;
import dev.laurel.settings.BackupRules;

/** When the open profile is backed up to one destination by itself, while that is being edited. On the FX thread. */
final class AutomaticDraft {
    /** In minutes, as what is typed. */
    static final int LEAST = (int) Triggers.LEAST.toMinutes();
    static final int MOST = (int) Triggers.MOST.toMinutes();
    private static final int USUAL = 5;

    private final BackupRules stored;
    private final BooleanProperty onUnlock;
    private final BooleanProperty onChange;
    private final BooleanProperty onQuit;
    private final BooleanProperty regularly;
    private final IntegerProperty minutes;

    AutomaticDraft(BackupRules stored) {
        this.stored = stored;
        var triggers = stored.triggers();
        var every = triggers.every();
        onUnlock = new SimpleBooleanProperty(this, "onUnlock", triggers.onUnlock());
        onChange = new SimpleBooleanProperty(this, "onChange", triggers.onChange());
        onQuit = new SimpleBooleanProperty(this, "onQuit", triggers.onQuit());
        regularly = new SimpleBooleanProperty(this, "regularly", every != null);
        minutes = new SimpleIntegerProperty(this, "minutes", every == null ? USUAL : (int) every.toMinutes());
    }

    /** The rules as they are stored. */
    BackupRules stored() {
        return stored;
    }

    /** Name of the destination. */
    String destination() {
        return stored.destination();
    }

    /** Whether somebody has paused it. */
    boolean isPaused() {
        return stored.paused();
    }

    BooleanProperty onUnlockProperty() {
        return onUnlock;
    }

    BooleanProperty onChangeProperty() {
        return onChange;
    }

    BooleanProperty onQuitProperty() {
        return onQuit;
    }

    /** Whether in intervals too. */
    BooleanProperty regularlyProperty() {
        return regularly;
    }

    /** How long an interval is, {@link #LEAST} to {@link #MOST}. */
    IntegerProperty minutesProperty() {
        return minutes;
    }

    /** Everything that is edited. */
    Observable[] parts() {
        return new Observable[] {onUnlock, onChange, onQuit, regularly, minutes};
    }

    /** As it stands now. */
    Triggers triggers() {
        return new Triggers(onUnlock.get(), onChange.get(), onQuit.get(),
                regularly.get() ? Duration.ofMinutes(minutes.get()) : null);
    }

    /** Switches as another draft does. */
    void take(AutomaticDraft other) {
        onUnlock.set(other.onUnlock.get());
        onChange.set(other.onChange.get());
        onQuit.set(other.onQuit.get());
        regularly.set(other.regularly.get());
        minutes.set(other.minutes.get());
    }

    boolean isChanged() {
        return !triggers().equals(stored.triggers());
    }
}
