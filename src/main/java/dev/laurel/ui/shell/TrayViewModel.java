package dev.laurel.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.platform.desktop.TrayItem;
import dev.laurel.platform.desktop.TrayItem.Entry;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.fx.I18n;

/**
 * What stands in the desktop's tray: how safe the progress is, and what can be done without the window. On the FX
 * thread.
 */
public final class TrayViewModel {
    private final AutomaticViewModel automatic;
    private final ObservableValue<List<Status>> runs;
    private final ObservableValue<String> lastBackup;
    private final I18n i18n;
    /** Made once: entries with other actions would be other entries. */
    private final Actions actions;
    private final ReadOnlyObjectWrapper<TrayItem> item;

    /** What can be done from there. */
    public record Actions(Runnable show, Runnable backUpNow, Runnable pause, Runnable resume, Runnable quit) {
        private Actions on(TaskRunner tasks) {
            return new Actions(() -> tasks.deliver(show), () -> tasks.deliver(backUpNow), () -> tasks.deliver(pause),
                    () -> tasks.deliver(resume), () -> tasks.deliver(quit));
        }
    }

    /**
     * Follows the automatic backups.
     *
     * @param runs how each destination stands
     * @param lastBackup when the last backup was made, in words
     * @param actions what the menu does, on the FX thread
     */
    public TrayViewModel(
            AutomaticViewModel automatic, ObservableValue<List<Status>> runs, ObservableValue<String> lastBackup,
            Actions actions, TaskRunner tasks, I18n i18n) {
        this.automatic = automatic;
        this.runs = runs;
        this.lastBackup = lastBackup;
        this.actions = actions.on(tasks);
        this.i18n = i18n;
        item = new ReadOnlyObjectWrapper<>(this, "item", make());
        automatic.state().subscribe((_, _) -> follow());
        automatic.text().subscribe((_, _) -> follow());
        runs.subscribe((_, _) -> follow()); // Another one may fail while the first still does.
        lastBackup.subscribe((_, _) -> follow());
    }

    /** What is to be shown. */
    public ReadOnlyObjectProperty<TrayItem> item() {
        return item.getReadOnlyProperty();
    }

    private void follow() {
        item.set(make());
    }

    private TrayItem make() {
        var state = automatic.state().get();
        var text = Stream.of(lastBackup.getValue(), problem(state)).filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" · "));
        var entries = new ArrayList<Entry>();
        entries.add(new Entry.Choice(i18n.text("tray.show"), true, actions.show));
        entries.add(new Entry.Separator());
        entries.add(new Entry.Choice(
                i18n.text("tray.backUpNow"), state != AutomaticViewModel.State.NONE, actions.backUpNow));
        switch (state) {
            case ON, FAILED -> entries.add(new Entry.Choice(i18n.text("automatic.pause"), true, actions.pause));
            case PAUSED -> entries.add(new Entry.Choice(i18n.text("automatic.resume"), true, actions.resume));
            case NONE, OFF -> { }
        }
        entries.add(new Entry.Separator());
        entries.add(new Entry.Choice(i18n.text("tray.quit"), true, actions.quit));
        return new TrayItem("Laurel", text, state == AutomaticViewModel.State.FAILED, actions.show, entries);
    }

    /** What has failed, or how the automatic backups stand. */
    private String problem(AutomaticViewModel.State state) {
        return state == AutomaticViewModel.State.FAILED
                ? runs.getValue().stream().filter(it -> it.lastError() != null)
                        .map(it -> i18n.text("automatic.failed", it.destination())).collect(Collectors.joining(" · "))
                : automatic.text().get();
    }
}
