package dev.laurel.ui.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.schedule.UnattendedBackup;
import dev.laurel.platform.Program;
import dev.laurel.profile.Profile;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The text that makes the system's own scheduler back up while the window is closed. On the FX thread. */
public final class UnattendedViewModel {
    private static final List<Duration> INTERVALS = List.of(Duration.ofHours(1), Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofDays(1));

    private final List<String> program;
    private final I18n i18n;
    private final ObservableList<String> destinations = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyDestinations = FXCollections.unmodifiableObservableList(destinations);
    private final StringProperty destination = new SimpleStringProperty(this, "destination", "");
    private final StringProperty profile = new SimpleStringProperty(this, "profile", "");
    private final Choice<Scheduler> scheduler;
    private final Choice<Duration> every;
    private final StringBinding text;

    /** Who starts it. */
    enum Scheduler {
        CRON,
        SYSTEMD,
        WINDOWS
    }

    /**
     * Texts for a program.
     *
     * @param program the one that runs, or empty if it was not installed
     * @param data the data folder, or null if it is this system's usual one
     * @param system its name as in {@code os.name}
     */
    public UnattendedViewModel(Optional<Program> program, @Nullable Path data, String system, I18n i18n) {
        this.i18n = i18n;
        var words = new ArrayList<>(List.of(program.map(it -> it.commands().toString()).orElse("laurel")));
        if (data != null) {
            words.addAll(List.of("--data", data.toString()));
        }
        this.program = List.copyOf(words);
        scheduler = new Choice<>(List.of(Scheduler.values()), this::name);
        scheduler.set(usual(system.toLowerCase(Locale.ROOT)));
        every = new Choice<>(INTERVALS.stream().sorted().toList(), this::name);
        every.set(INTERVALS.getFirst());
        text = Bindings.createStringBinding(
                this::make, destination, profile, scheduler.valueProperty(), every.valueProperty());
    }

    private static Scheduler usual(String system) {
        if (system.startsWith("windows")) {
            return Scheduler.WINDOWS;
        }
        return system.startsWith("linux") ? Scheduler.SYSTEMD : Scheduler.CRON;
    }

    private String name(Scheduler value) {
        return switch (value) {
            case CRON -> "cron";
            case SYSTEMD -> "systemd";
            case WINDOWS -> i18n.text("automatic.unattended.windows");
        };
    }

    private String name(Duration value) {
        if (value.toHours() < 1) {
            return i18n.text("automatic.unattended.minutes", value.toMinutes());
        }
        return value.toDays() < 1
                ? i18n.text("automatic.unattended.hours", value.toHours())
                : i18n.text("automatic.unattended.days", value.toDays());
    }

    private String make() {
        if (profile.get().isEmpty() || destination.get().isEmpty()) {
            return "";
        }
        var backup = new UnattendedBackup(program, profile.get(), destination.get(), every.get());
        return switch (scheduler.get()) {
            case CRON -> backup.cron();
            case SYSTEMD -> backup.systemdSetup();
            case WINDOWS -> backup.taskScheduler();
        };
    }

    /** The profile that is open, and where it can be backed up to. */
    void load(@Nullable Profile open, List<String> names) {
        profile.set(open == null ? "" : open.name());
        if (!destinations.equals(names)) {
            var before = destination.get();
            destinations.setAll(names);
            destination.set(names.contains(before) ? before : names.isEmpty() ? "" : names.getFirst());
        }
    }

    /** Where it can be backed up to. */
    ObservableList<String> destinations() {
        return readOnlyDestinations;
    }

    /** Where it is to be backed up to. */
    StringProperty destinationProperty() {
        return destination;
    }

    /** Who is to start it. */
    Choice<?> scheduler() {
        return scheduler;
    }

    /** How often. */
    Choice<?> every() {
        return every;
    }

    /** The text, to be copied; empty where there is no destination. */
    ObservableValue<String> text() {
        return text;
    }

    /** What is to be done with the text. */
    ObservableValue<String> advice() {
        return scheduler.valueProperty().map(it -> i18n.text(switch (it) {
            case CRON -> "automatic.unattended.cron.how";
            case SYSTEMD -> "automatic.unattended.systemd.how";
            case WINDOWS -> "automatic.unattended.windows.how";
        }));
    }
}
