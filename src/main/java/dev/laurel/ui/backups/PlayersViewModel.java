package dev.laurel.ui.backups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.backup.Player;
import dev.laurel.error.LaurelError;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who has backups in the destination that is shown. The first are there after one page of the listing, the
 * rest as it comes in. On the FX thread.
 */
public final class PlayersViewModel {
    /** Who has not been backed up for so many days is overdue, until somebody says otherwise. */
    private static final int USUAL_DAYS = 7;

    private final BackupDesk desk;
    private final PlacesViewModel places;
    private final KeepingFlow flow;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final I18n i18n;
    private final ObservableList<PlayerRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PlayerRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final BooleanProperty onlyOverdue = new SimpleBooleanProperty(this, "onlyOverdue");
    private final IntegerProperty days = new SimpleIntegerProperty(this, "days", USUAL_DAYS);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyObjectWrapper<@Nullable LaurelError> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private Map<String, Player> players = Map.of();
    private Map<String, Instant> proven = Map.of();
    private List<PlayerRow> chosen = List.of();
    private @Nullable RunningTask running;
    private String listed = "";
    private int asked;

    /** The players of the destination that the places say. */
    public PlayersViewModel(
            BackupDesk desk, PlacesViewModel places, KeepingFlow flow, TaskRunner tasks, InstantSource clock,
            I18n i18n) {
        this.desk = desk;
        this.places = places;
        this.flow = flow;
        this.tasks = tasks;
        this.clock = clock;
        this.i18n = i18n;
        filter.subscribe((_, _) -> show());
        onlyOverdue.subscribe((_, _) -> show());
        days.subscribe((_, _) -> show());
    }

    /** Reads the list again. */
    public void load() {
        var where = places.destination();
        var question = ++asked;
        stop();
        failure.set(null);
        if (where == null) {
            players = Map.of();
            show();
            return;
        }
        if (!where.name().equals(listed)) {
            listed = where.name();
            players = Map.of();
            show();
        }
        loading.set(true);
        running = tasks.start(new Task<>(i18n.text("players.task"), Lane.IO, (_, cancel) -> {
            var times = desk.lastProven(where);
            var found = new HashMap<String, Player>();
            var pages = new int[] {0, 1};
            desk.players(where, page -> {
                cancel.check();
                page.forEach(player -> found.put(player.user(), player));
                // The first page at once, then whenever there is twice as much: showing costs what there is to show.
                if (++pages[0] == pages[1]) {
                    pages[1] *= 2;
                    var part = Map.copyOf(found);
                    tasks.deliver(() -> take(question, part, times));
                }
            }, cancel);
            return new Found(found, times);
        }, all -> {
            take(question, all.players, all.proven);
            end(question);
        }, error -> {
            if (question == asked) {
                failure.set(error);
                end(question);
            }
        }, () -> end(question)));
    }

    private record Found(Map<String, Player> players, Map<String, Instant> proven) {}

    private void end(int question) {
        if (question == asked) {
            loading.set(false);
        }
    }

    /** Nobody looks at the list any more. */
    public void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private void take(int question, Map<String, Player> found, Map<String, Instant> times) {
        if (question == asked) {
            players = new TreeMap<>(found);
            proven = times;
            show();
        }
    }

    private void show() {
        var now = clock.instant();
        var most = Duration.ofDays(days.get());
        var text = filter.get().strip().toLowerCase(i18n.locale());
        var all = players.values().stream()
                .map(it -> new PlayerRow(it, proven.get(it.user()), it.isOverdue(now, most)))
                .toList();
        rows.setAll(all.stream()
                .filter(it -> !onlyOverdue.get() || it.overdue())
                .filter(it -> text.isEmpty() || it.user().toLowerCase(i18n.locale()).contains(text))
                .toList());
        var overdue = (int) all.stream().filter(PlayerRow::overdue).count();
        summary.set(all.isEmpty() ? "" : i18n.text("players.summary", all.size(),
                all.stream().mapToInt(PlayerRow::count).sum(),
                i18n.size(all.stream().mapToLong(PlayerRow::size).sum()), overdue));
    }

    /** A person has chosen rows. */
    public void choose(Collection<PlayerRow> some) {
        chosen = List.copyOf(some);
    }

    /** Those whom an action is about: the chosen ones if they are several, or else everybody who is shown. */
    List<String> subjects() {
        var still = chosen.stream().filter(rows::contains).toList();
        return (still.size() > 1 ? still : rows).stream().map(PlayerRow::user).toList();
    }

    /** Rehearses restoring every backup of those whom it is about. */
    public void verify() {
        var where = places.destination();
        if (where != null && !rows.isEmpty()) {
            flow.verify(where, subjects());
        }
    }

    /** Shows what rules of retention would let go. */
    public void prune() {
        var where = places.destination();
        if (where != null && !rows.isEmpty()) {
            flow.prune(where, subjects());
        }
    }

    /** Copies their backups to another destination. */
    public void copy() {
        var where = places.destination();
        if (where != null && !rows.isEmpty()) {
            flow.copy(where, subjects());
        }
    }

    /** Shows a player's backups. */
    public void open(PlayerRow row) {
        places.show(row.user());
    }

    /** The players that the filters let through, by id. */
    public ObservableList<PlayerRow> rows() {
        return readOnlyRows;
    }

    /** What is searched for. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether only those are shown who are overdue. */
    public BooleanProperty onlyOverdueProperty() {
        return onlyOverdue;
    }

    /** After how many days without a backup somebody is overdue; 1 and more. */
    public IntegerProperty daysProperty() {
        return days;
    }

    /** Whether the listing is under way. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** How many players and backups there are, and how many are overdue. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why the destination does not answer, or null. */
    public ReadOnlyObjectProperty<@Nullable LaurelError> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
