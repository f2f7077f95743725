package dev.laurel.ui.backups;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.backup.BackupCopy;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** Where to copy to, and what is missing there. On the FX thread. */
public final class CopyViewModel {
    private final List<Place> targets;
    private final Function<Place, DestinationSettings> settings;
    private final Comparing comparing;
    private final TaskRunner tasks;
    private final I18n i18n;
    private final ObjectProperty<@Nullable Place> target = new SimpleObjectProperty<>(this, "target");
    private final ReadOnlyIntegerWrapper missing = new ReadOnlyIntegerWrapper(this, "missing");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private BackupCopy.@Nullable Plan plan;
    private @Nullable RunningTask running;
    private int asked;

    /** Says what is missing. */
    @FunctionalInterface
    interface Comparing {
        /** Compares with a target; does I/O. */
        BackupCopy.Plan compare(DestinationSettings target, CancelToken cancel);
    }

    /**
     * Begins with the first target.
     *
     * @param settings of a target
     */
    CopyViewModel(
            List<Place> targets, Function<Place, DestinationSettings> settings, Comparing comparing, TaskRunner tasks,
            I18n i18n) {
        this.targets = List.copyOf(targets);
        this.settings = settings;
        this.comparing = comparing;
        this.tasks = tasks;
        this.i18n = i18n;
        target.subscribe(this::compare);
        target.set(targets.isEmpty() ? null : targets.getFirst());
    }

    private void compare(@Nullable Place chosen) {
        stop();
        plan = null;
        missing.set(0);
        if (chosen == null) {
            return;
        }
        var question = ++asked;
        summary.set(i18n.text("backups.copy.comparing"));
        running = tasks.start(Task.of("", Lane.IO,
                (_, cancel) -> comparing.compare(settings.apply(chosen), cancel), found -> {
                    if (question == asked) {
                        plan = found;
                        missing.set(found.items().size());
                        var there = found.there().values().stream().mapToInt(Integer::intValue).sum();
                        summary.set(i18n.text("backups.copy.summary", found.items().size(), there)
                                + (found.differing().isEmpty() ? ""
                                        : " " + i18n.text("backups.copy.differing", found.differing().size())));
                    }
                }, error -> {
                    if (question == asked) {
                        summary.set(i18n.error(error).headline());
                    }
                }));
    }

    /** Nobody waits for the comparison any more. */
    void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    /** The destinations that there are besides. */
    List<Place> targets() {
        return targets;
    }

    /** The settings of the chosen target. */
    DestinationSettings chosen() {
        return settings.apply(Objects.requireNonNull(target.get()));
    }

    /** Where to. */
    ObjectProperty<@Nullable Place> targetProperty() {
        return target;
    }

    /** What would be copied, once that is known. */
    BackupCopy.Plan plan() {
        return Objects.requireNonNull(plan);
    }

    /** How many backups would be copied; 0 while that is not known. */
    ReadOnlyIntegerProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** The same in one sentence, or why it is not known. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
