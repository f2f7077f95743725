package dev.laurel.ui.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.face.HistorySeries;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/** The metrics of the open profile. Lives on the FX thread; histories are read beside it. */
public final class MetricsViewModel {
    /** So far back the small charts look. */
    static final Duration TREND = Duration.ofDays(30);

    private static final int TREND_POINTS = 440;

    private final CurrentProfile current;
    private final InstantSource clock;
    private final ObservableValue<Masking> masking;
    private final HistoryViewModel history;
    private final EditViewModel edit;
    private final ObservableList<MetricRow> all = FXCollections.observableArrayList();
    private final FilteredList<MetricRow> rows = new FilteredList<>(all);
    private final ObservableList<MetricRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final Map<String, MetricRow> byName = new HashMap<>();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<@Nullable MetricRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final BooleanProperty editing = new SimpleBooleanProperty(this, "editing");
    private final ReadOnlyBooleanWrapper nothingFound = new ReadOnlyBooleanWrapper(this, "nothingFound");
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyIntegerWrapper trendDays = new ReadOnlyIntegerWrapper(this, "trendDays");
    private final ReadOnlyObjectWrapper<@Nullable Instant> lastChange = new ReadOnlyObjectWrapper<>(this, "lastChange");
    private Map<String, Instant> changes = Map.of();
    private @Nullable ProfileState state;
    private int touched;

    /**
     * The metrics of the open profile, following it.
     *
     * @param masking what hidden achievements keep secret
     * @param history follows what is selected here
     */
    public MetricsViewModel(CurrentProfile current, TaskRunner tasks, InstantSource clock,
            ObservableValue<Masking> masking, HistoryViewModel history, EditViewModel edit) {
        this.current = current;
        this.clock = clock;
        this.masking = masking;
        this.history = history;
        this.edit = edit;
        current.state().subscribe(this::follow);
        masking.subscribe(_ -> follow(state));
        search.subscribe(this::filter);
        selected.subscribe(_ -> showHistory());
        // "2 min ago" grows old by itself.
        tasks.every(Duration.ofSeconds(30), "", this::age);
    }

    /** The metrics that the search finds: the catalog's in its order, then the others. */
    public ObservableList<MetricRow> rows() {
        return readOnlyRows;
    }

    /** What is looked for in the names. */
    public StringProperty searchProperty() {
        return search;
    }

    /** The metric whose history is shown, or null. */
    public ObjectProperty<@Nullable MetricRow> selectedProperty() {
        return selected;
    }

    /** Whether values can be changed. */
    public BooleanProperty editingProperty() {
        return editing;
    }

    /** Whether there are metrics but none that the search finds. */
    public ReadOnlyBooleanProperty nothingFoundProperty() {
        return nothingFound.getReadOnlyProperty();
    }

    /** How many metrics there are. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** How many days the small charts show. */
    public ReadOnlyIntegerProperty trendDaysProperty() {
        return trendDays.getReadOnlyProperty();
    }

    /** When a metric last changed, or null. */
    public ReadOnlyObjectProperty<@Nullable Instant> lastChangeProperty() {
        return lastChange.getReadOnlyProperty();
    }

    /** The selected metric over time. */
    public HistoryViewModel history() {
        return history;
    }

    /** Changing values. */
    public EditViewModel edit() {
        return edit;
    }

    /** Selects a metric and sees to it that the table shows it. */
    public void reveal(String name) {
        var row = byName.get(name);
        if (row != null) {
            if (!rows.contains(row)) {
                search.set("");
            }
            selected.set(row);
        }
    }

    /** Says that a row's trend is in sight; it is read if nobody has since its value changed. */
    public void wantTrend(MetricRow row) {
        if (!row.askTrend()) {
            return;
        }
        var now = clock.instant();
        var from = now.minus(TREND);
        current.read("", (session, _, _) -> {
            var points = session.history().of(row.name(), from, now, TREND_POINTS);
            var inTime = points.stream().filter(point -> !point.time().isBefore(from)).count();
            return new MetricRow.Trend(HistorySeries.of(points), (int) inTime, from.toEpochMilli(), now.toEpochMilli());
        }, trend -> {
            row.setTrend(trend);
            if (!trend.series().isEmpty()) {
                var first = Math.max(trend.from(), trend.series().time(0));
                trendDays.set(Math.max(trendDays.get(), (int) Math.ceilDiv(trend.until() - first, 86_400_000L)));
            }
        }, _ -> row.forgetTrend());
    }

    /** How many rows were given something else to say so far, for measuring. */
    int touched() {
        return touched;
    }

    private void follow(@Nullable ProfileState now) {
        var before = state;
        state = now;
        if (now == null || before == null || before.profile().id() != now.profile().id()
                || before.catalog() != now.catalog()) {
            all.clear();
            byName.clear();
            selected.set(null);
            editing.set(false);
            changes = Map.of();
            trendDays.set(0);
        }
        if (now != null) {
            update(now);
            readChanges();
        }
        count.set(all.size());
        filter();
        if (selected.get() == null && !rows.isEmpty()) {
            selected.set(rows.getFirst());
        }
        showHistory();
    }

    private void update(ProfileState now) {
        var ofMetric = new HashMap<String, List<AchievementStatus>>();
        now.achievements().forEach(status -> ofMetric
                .computeIfAbsent(status.achievement().metric(), _ -> new ArrayList<>())
                .add(status));
        var names = new LinkedHashSet<>(now.catalog().metrics());
        names.addAll(now.snapshot().metrics().asMap().keySet());
        if (byName.size() != names.size() || !byName.keySet().containsAll(names)) {
            byName.keySet().retainAll(names);
            all.setAll(names.stream()
                    .map(name -> byName.computeIfAbsent(name, _ -> new MetricRow(name, line(name, now, ofMetric))))
                    .toList());
        }
        for (var row : all) {
            var line = line(row.name(), now, ofMetric);
            if (!line.equals(row.line())) {
                touched++;
                row.forgetTrend();
                row.setLine(line);
            }
        }
    }

    private MetricLine line(String name, ProfileState now, Map<String, List<AchievementStatus>> ofMetric) {
        var statuses = ofMetric.getOrDefault(name, List.of());
        var value = now.snapshot().metrics().get(name);
        var currentValue = value == null ? null : value.current();
        List<MetricValue> others = value == null || value.all().size() < 2
                ? List.of()
                : value.all().subList(1, value.all().size());
        var unlocked = (int) statuses.stream().filter(AchievementStatus::unlocked).count();
        return new MetricLine(Kind.of(currentValue), currentValue, others,
                NextUp.of(statuses, currentValue, masking.getValue()), unlocked, statuses.size(), changes.get(name));
    }

    private void readChanges() {
        current.read("", (session, _, _) -> session.history().lastChanges(), times -> {
            changes = times;
            lastChange.set(times.values().stream().max(Instant::compareTo).orElse(null));
            for (var row : all) {
                var time = times.get(row.name());
                if (time != null && !time.equals(row.line().changed())) {
                    row.setLine(row.line().changedAt(time));
                }
            }
        }, _ -> {});
    }

    private void age() {
        var time = lastChange.get();
        lastChange.set(null);
        lastChange.set(time);
    }

    private void filter() {
        var text = search.get() == null ? "" : search.get().strip().toLowerCase(Locale.ROOT);
        rows.setPredicate(text.isEmpty() ? null : row -> row.name().toLowerCase(Locale.ROOT).contains(text));
        nothingFound.set(rows.isEmpty() && !all.isEmpty());
    }

    private void showHistory() {
        var row = selected.get();
        history.show(row == null ? null : row.name(), state, masking.getValue());
    }
}
