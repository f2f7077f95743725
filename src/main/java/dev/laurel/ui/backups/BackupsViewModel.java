package dev.laurel.ui.backups;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Backups;
import dev.laurel.error.LaurelError;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.Origin;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** The backups of one user in one destination. On the FX thread. */
public final class BackupsViewModel {
    /** What the list has to say. */
    public enum State {
        /** There is nowhere to put backups yet. */
        NO_DESTINATION,
        LOADING,
        /** There are no backups here. */
        EMPTY,
        /** The filter lets none through. */
        NO_MATCH,
        READY,
        /** The destination does not answer; what was known of it stays in the list. */
        FAILED
    }

    /** Rows are first shown when this many have come in, then whenever there are twice as many. */
    private static final int FIRST_ROWS = 500;
    private static final int SPANS = 96;

    private final BackupDesk desk;
    private final CurrentProfile current;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final I18n i18n;
    private final PlacesViewModel places;
    private final PreviewViewModel preview;

    private final ObservableList<BackupRow> rows = FXCollections.observableArrayList();
    private final ObservableList<BackupRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<@Nullable BackupRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", State.NO_DESTINATION);
    private final ReadOnlyObjectWrapper<@Nullable LaurelError> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyObjectWrapper<Timeline> timeline =
            new ReadOnlyObjectWrapper<>(this, "timeline", Timeline.EMPTY);

    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(this, "known", Known.NOTHING);
    private final ReadOnlyBooleanWrapper picking = new ReadOnlyBooleanWrapper(this, "picking");
    private final ObservableList<BackupRow> chosen = FXCollections.observableArrayList();
    private final ObservableList<BackupRow> readOnlyChosen = FXCollections.unmodifiableObservableList(chosen);

    private List<BackupRow> all = List.of();
    private @Nullable RunningTask running;
    private String listed = "";
    private String wantedKey = "";
    private int asked;
    private int filtered;

    /** The backups that this desk can reach. */
    public BackupsViewModel(
            BackupDesk desk, CurrentProfile current, SettingsStore settings, TaskRunner tasks, InstantSource clock,
            I18n i18n) {
        this.desk = desk;
        this.current = current;
        this.tasks = tasks;
        this.clock = clock;
        this.i18n = i18n;
        places = new PlacesViewModel(desk, current, settings, tasks, i18n);
        preview = new PreviewViewModel(desk, current, tasks);
        selected.subscribe((_, row) -> preview.show(places.destination(), row));
        filter.subscribe((_, _) -> applyFilter());
        places.placeProperty().subscribe((_, _) -> load());
        places.userProperty().subscribe((_, _) -> load());
        load();
    }

    /** Reads the list again. */
    public void load() {
        var where = places.destination();
        var who = places.userProperty().get();
        var question = ++asked;
        if (running != null) {
            running.cancel();
        }
        failure.set(null);
        if (where == null || who == null) {
            listed = "";
            all = List.of();
            show();
            state.set(where == null ? State.NO_DESTINATION : State.EMPTY);
            return;
        }
        var what = where.name() + ":" + who;
        if (!what.equals(listed)) {
            listed = what;
            all = List.of();
            show();
        }
        if (all.isEmpty()) {
            state.set(State.LOADING);
        }
        loadKnown();
        running = tasks.start(Task.of("", Lane.IO, (_, cancel) -> {
            var found = new ArrayList<BackupRow>();
            var next = new int[] {FIRST_ROWS};
            desk.list(where, who, backup -> {
                cancel.check();
                found.add(new BackupRow(backup));
                if (found.size() == next[0]) {
                    next[0] *= 2;
                    var part = sorted(found);
                    tasks.deliver(() -> take(question, part));
                }
            }, cancel);
            return sorted(found);
        }, found -> take(question, found), error -> {
            if (question == asked) {
                failure.set(error);
                state.set(State.FAILED);
            }
        }));
    }

    /** Reads again what this computer knows of the backups that are listed. */
    public void loadKnown() {
        var where = places.destination();
        var who = places.userProperty().get();
        var profile = current.profile();
        if (where == null || who == null) {
            known.set(Known.NOTHING);
            return;
        }
        var question = asked;
        tasks.start(Task.of("", Lane.IO,
                (_, _) -> desk.known(where, who, profile == null ? null : profile.id()), found -> {
                    if (question == asked && !found.equals(known.get())) {
                        known.set(found);
                        applyFilter();
                    }
                }, _ -> {})); // Without it the list is but poorer.
    }

    private static List<BackupRow> sorted(List<BackupRow> found) {
        var sorted = new ArrayList<>(found);
        sorted.sort((one, other) -> Backups.NEWEST_FIRST.compare(one.backup(), other.backup()));
        return sorted;
    }

    private void take(int question, List<BackupRow> found) {
        if (question == asked) {
            all = found;
            state.set(all.isEmpty() ? State.EMPTY : State.READY);
            show();
        }
    }

    private void show() {
        var bytes = all.stream().mapToLong(BackupRow::size).sum();
        var pinned = all.stream().filter(BackupRow::pinned).map(BackupRow::time).toList();
        summary.set(all.isEmpty() ? "" : i18n.text("backups.summary", all.size(), i18n.size(bytes), pinned.size()));
        timeline.set(Timeline.of(all.stream().map(BackupRow::time).toList(), clock.instant(), SPANS)
                .withPins(pinned));
        applyFilter();
    }

    private void applyFilter() {
        var text = filter.get().strip().toLowerCase(i18n.locale());
        var source = all;
        var about = known.get();
        var question = ++filtered;
        if (text.isEmpty()) {
            showRows(source);
            return;
        }
        tasks.start(Task.of("", Lane.IO, (_, cancel) -> source.stream().filter(row -> {
            cancel.check();
            return matches(row, text, about);
        }).toList(), found -> {
            if (question == filtered) {
                showRows(found);
            }
        }, failure::set));
    }

    private boolean matches(BackupRow row, String text, Known about) {
        return String.join("\n", row.key(), row.version(), row.comment(), i18n.fullDateTime(row.time()),
                        i18n.text(about.origin(row).key()))
                .toLowerCase(i18n.locale()).contains(text);
    }

    private void showRows(List<BackupRow> shown) {
        var before = selected.get();
        var key = !wantedKey.isEmpty() ? wantedKey : before == null ? "" : before.key();
        rows.setAll(shown);
        if (state.get() == State.READY || state.get() == State.NO_MATCH) {
            state.set(shown.isEmpty() ? State.NO_MATCH : State.READY);
        }
        var again = shown.stream().filter(row -> row.key().equals(key)).findFirst();
        if (again.isPresent()) {
            wantedKey = "";
        }
        var now = again.orElse(shown.isEmpty() ? null : shown.getFirst());
        // The same backup, listed again, is not read again.
        if (now == null || before == null || !now.equals(before)) {
            selected.set(now);
        }
    }

    /** A backup is pinned or not pinned any more. */
    void replace(Backup changed) {
        var row = new BackupRow(changed);
        var before = selected.get();
        if (before != null && before.key().equals(changed.key())) {
            // The same content: what was read of it goes on being shown.
            preview.rename(row);
        }
        all = all.stream().map(it -> it.key().equals(changed.key()) ? row : it).toList();
        show();
    }

    /** Selects the backup of this key, now or once it has been listed. */
    public void select(String key) {
        wantedKey = key;
        rows.stream().filter(row -> row.key().equals(key)).findFirst().ifPresent(row -> {
            wantedKey = "";
            selected.set(row);
        });
    }

    /** Selects the backup that is nearest to a place of the time line, 0 to 1. */
    public void selectAt(double position) {
        var wanted = timeline.get().at(position).toEpochMilli();
        rows.stream()
                .min((one, other) -> Long.compare(
                        Math.abs(one.time().toEpochMilli() - wanted), Math.abs(other.time().toEpochMilli() - wanted)))
                .ifPresent(selected::set);
    }

    /**
     * Selects a neighbour of the selected backup.
     *
     * @param steps forward in time, or back where negative
     */
    public void step(int steps) {
        if (!rows.isEmpty()) {
            var at = rows.indexOf(selected.get());
            selected.set(rows.get(Math.clamp(at - (long) steps, 0, rows.size() - 1)));
        }
    }

    /** Shows everything again. */
    public void clearFilter() {
        filter.set("");
    }

    /**
     * A person has chosen rows: the first is the one that is looked at, and all of them are what is verified or
     * deleted. While another backup to compare with is wanted, it is that one.
     */
    public void choose(@Nullable BackupRow lead, List<BackupRow> rowsChosen) {
        if (picking.get() && lead != null && !lead.equals(selected.get())) {
            picking.set(false);
            preview.compareWith(lead);
            return;
        }
        chosen.setAll(rowsChosen);
        if (lead != null) {
            selected.set(lead);
        }
    }

    /** The backups that are chosen: several, or else the one that is looked at. */
    public List<BackupRow> chosen() {
        var still = chosen.stream().filter(rows::contains).toList();
        var one = selected.get();
        return still.size() > 1 ? still : one == null ? List.of() : List.of(one);
    }

    /** Changes when other backups are chosen. */
    public ObservableList<BackupRow> chosenRows() {
        return readOnlyChosen;
    }

    /** Compares the two that are chosen; or else the next one that is chosen is compared with. */
    public void pickOther() {
        var two = chosen();
        var one = selected.get();
        if (two.size() == 2 && one != null) {
            preview.compareWith(two.get(0).equals(one) ? two.get(1) : two.get(0));
        } else if (one != null) {
            picking.set(true);
        }
    }

    /** Another backup to compare with is no longer wanted. */
    public void stopPicking() {
        picking.set(false);
    }

    /** Whether the next backup that is chosen is to be compared with. */
    public ReadOnlyBooleanProperty pickingProperty() {
        return picking.getReadOnlyProperty();
    }

    /** What this computer knows of the backups. */
    ReadOnlyObjectProperty<Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** What set a backup going. */
    public Origin origin(BackupRow row) {
        return known.get().origin(row);
    }

    /** Which destination and whose backups. */
    public PlacesViewModel places() {
        return places;
    }

    /** What is in the selected backup. */
    public PreviewViewModel preview() {
        return preview;
    }

    /** The backups that the filter lets through, newest first. */
    public ObservableList<BackupRow> rows() {
        return readOnlyRows;
    }

    /** What is searched for. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The selected backup, or null. */
    public ObjectProperty<@Nullable BackupRow> selectedProperty() {
        return selected;
    }

    /** What the list has to say. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the destination does not answer, or null. */
    public ReadOnlyObjectProperty<@Nullable LaurelError> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How many backups there are and how large they are together. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The backups over time. */
    public ReadOnlyObjectProperty<Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }
}
