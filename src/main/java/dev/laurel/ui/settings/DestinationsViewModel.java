package dev.laurel.ui.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.destination.TestStep;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.Lane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The destinations while they are being edited. On the FX thread. */
public final class DestinationsViewModel {
    private final DestinationWork work;
    private final TaskRunner tasks;
    private final FilePicker files;
    private final I18n i18n;
    private final ObservableList<DestinationDraft> drafts = FXCollections.observableArrayList(
            draft -> new Observable[] {draft.nameProperty(), draft.pathProperty(), draft.testStateProperty()});
    private final ObjectProperty<@Nullable DestinationDraft> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
    private List<DestinationSettings.Folder> stored = List.of();
    /** Buckets and containers, which are not edited here: they stay as they are, ahead of the folders. */
    private List<DestinationSettings> kept = List.of();

    DestinationsViewModel(DestinationWork work, TaskRunner tasks, FilePicker files, I18n i18n) {
        this.work = work;
        this.tasks = tasks;
        this.files = files;
        this.i18n = i18n;
        drafts.addListener((Observable _) -> update());
    }

    /** Begins anew with what is stored; the selected destination stays selected. */
    void load(List<DestinationSettings> destinations) {
        var name = selected.get() == null ? "" : selected.get().nameProperty().get();
        var folders = new ArrayList<DestinationSettings.Folder>();
        var others = new ArrayList<DestinationSettings>();
        for (var destination : destinations) {
            switch (destination) {
                case DestinationSettings.Folder folder -> folders.add(folder);
                case DestinationSettings.S3 s3 -> others.add(s3);
                case DestinationSettings.Azure azure -> others.add(azure);
            }
        }
        stored = List.copyOf(folders);
        kept = List.copyOf(others);
        drafts.setAll(folders.stream().map(this::draft).toList());
        selected.set(drafts.stream().filter(draft -> draft.nameProperty().get().equals(name)).findFirst()
                .orElse(drafts.isEmpty() ? null : drafts.getFirst()));
        update();
    }

    private DestinationDraft draft(DestinationSettings.@Nullable Folder folder) {
        var draft = new DestinationDraft(folder);
        draft.pathProperty().subscribe((_, _) -> draft.forgetTest());
        return draft;
    }

    private void update() {
        var all = drafts.stream().map(DestinationDraft::toSettings).toList();
        changed.set(!all.equals(stored.stream().map(Optional::of).toList()));
        valid.set(drafts.stream().allMatch(draft -> nameProblem(draft).isEmpty() && pathProblem(draft).isEmpty()));
    }

    /** Asks for a folder and adds a destination for it; the person may still change its name. */
    public void addFolder() {
        files.openFolder(i18n.text("settings.destinations.choose")).ifPresent(folder -> {
            var draft = draft(null);
            draft.nameProperty().set(freeName(folder));
            draft.pathProperty().set(folder.toAbsolutePath().normalize().toString());
            drafts.add(draft);
            selected.set(draft);
            test(draft);
        });
    }

    private String freeName(Path folder) {
        var last = folder.getFileName();
        var wanted = last == null ? "" : last.toString().replace(":", "").strip();
        var base = DestinationSettings.isName(wanted) ? wanted : i18n.text("settings.destinations.folder");
        var name = base;
        for (var number = 2; isTaken(name, null); number++) {
            name = base + " " + number;
        }
        return name;
    }

    private boolean isTaken(String name, @Nullable DestinationDraft except) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return kept.stream().anyMatch(it -> it.name().toLowerCase(Locale.ROOT).equals(wanted))
                || drafts.stream().anyMatch(draft -> !draft.equals(except)
                        && draft.nameProperty().get().strip().toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** Asks for another folder of a destination. */
    public void chooseFolder(DestinationDraft draft) {
        files.openFolder(i18n.text("settings.destinations.choose"))
                .ifPresent(folder -> draft.pathProperty().set(folder.toAbsolutePath().normalize().toString()));
    }

    /** Takes a destination out of the list; the backups in it stay where they are. */
    public void remove(DestinationDraft draft) {
        var at = drafts.indexOf(draft);
        drafts.remove(draft);
        selected.set(drafts.isEmpty() ? null : drafts.get(Math.clamp(at, 0, drafts.size() - 1)));
    }

    /** Tries everything that a backup needs; without a usable name and folder this does nothing. */
    public void test(DestinationDraft draft) {
        var settings = draft.toSettings();
        if (settings.isEmpty() || draft.testStateProperty().get() == DestinationDraft.TestState.RUNNING) {
            return;
        }
        var destination = settings.get();
        draft.begin();
        tasks.start(new Task<>(i18n.text("settings.destinations.testing", destination.name()), Lane.IO,
                (_, cancel) -> {
                    if (draft.isNew()) {
                        work.setUp(destination);
                    }
                    work.test(destination, step -> tasks.deliver(() -> draft.pass(step)), cancel);
                    return true;
                }, _ -> draft.end(null), draft::end, draft::forgetTest));
    }

    /** What is wrong with a name, or empty. */
    public Optional<String> nameProblem(DestinationDraft draft) {
        var name = draft.nameProperty().get().strip();
        if (name.isEmpty()) {
            return Optional.of(i18n.text("settings.destinations.name.empty"));
        }
        if (!DestinationSettings.isName(name)) {
            return Optional.of(i18n.text("settings.destinations.name.bad"));
        }
        return isTaken(name, draft) ? Optional.of(i18n.text("settings.destinations.name.taken")) : Optional.empty();
    }

    /** What is wrong with a folder as it was typed, or empty. */
    public Optional<String> pathProblem(DestinationDraft draft) {
        return draft.folder().isEmpty()
                ? Optional.of(i18n.text("settings.destinations.path.bad"))
                : Optional.empty();
    }

    /** How a step of a destination's test stands. */
    public enum Mark { OPEN, PASSED, FAILED }

    /**
     * A step of a destination's test, ready to be shown.
     *
     * @param text its name
     */
    public record Step(String text, Mark mark) {}

    /** The steps of a destination's last test, in order. */
    public List<Step> steps(DestinationDraft draft) {
        var failed = draft.testStateProperty().get() == DestinationDraft.TestState.FAILED;
        var steps = new ArrayList<Step>();
        for (var step : TestStep.values()) {
            var mark = draft.passed().contains(step) ? Mark.PASSED
                    : failed && steps.size() == draft.passed().size() ? Mark.FAILED : Mark.OPEN;
            steps.add(new Step(i18n.text(switch (step) {
                case REACH -> "settings.destinations.step.reach";
                case LIST -> "settings.destinations.step.list";
                case WRITE -> "settings.destinations.step.write";
                case READ -> "settings.destinations.step.read";
                case DELETE -> "settings.destinations.step.delete";
            }), mark));
        }
        return steps;
    }

    /** What would be stored. Every draft is valid. */
    List<DestinationSettings> result() {
        var result = new ArrayList<>(kept);
        drafts.forEach(draft -> draft.toSettings().ifPresent(result::add));
        return result;
    }

    /** The ones whose place is new and has to be made ready. Every draft is valid. */
    List<DestinationSettings> toSetUp() {
        var known = stored.stream().map(DestinationSettings.Folder::path).toList();
        return drafts.stream().flatMap(draft -> draft.toSettings().stream())
                .filter(folder -> !known.contains(folder.path()))
                .map(DestinationSettings.class::cast)
                .toList();
    }

    DestinationWork work() {
        return work;
    }

    /** The destinations, new ones last. */
    public ObservableList<DestinationDraft> drafts() {
        return FXCollections.unmodifiableObservableList(drafts);
    }

    /** The one whose form is shown, or null if there is none. */
    public ObjectProperty<@Nullable DestinationDraft> selectedProperty() {
        return selected;
    }

    /** Whether anything differs from what is stored. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether every destination could be stored. */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }
}
