package dev.laurel.ui.achievements;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.task.CancelToken;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/**
 * The list of achievements as a person asked for it. Lives on the FX thread; filtering and sorting run on the task
 * runner, and the newest question wins.
 */
public final class AchievementsViewModel {
    private static final int MOST_AT_ONCE = 500;

    private final TaskRunner tasks;
    private final I18n i18n;
    private final InstantSource clock;
    private final AchievementRows all;
    private final ReadOnlyObjectProperty<@Nullable ProfileState> state;
    private final ConsistencyViewModel consistency;
    private final DetailViewModel detail;

    private final ReadOnlyObjectWrapper<@Nullable Owner> owner = new ReadOnlyObjectWrapper<>(this, "owner");
    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>(this, "summary", Summary.NONE);
    private final ReadOnlyBooleanWrapper nothingFound = new ReadOnlyBooleanWrapper(this, "nothingFound");
    private final ReadOnlyObjectWrapper<UnlockTimeline> timeline = new ReadOnlyObjectWrapper<>(
            this, "timeline", new UnlockTimeline(List.of(), List.of(), List.of(), 0));

    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(this, "filter", Filter.ALL);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<Sorting> sorting = new SimpleObjectProperty<>(this, "sorting", Sorting.CATALOG_ORDER);
    private final BooleanProperty grouped = new SimpleBooleanProperty(this, "grouped", true);
    private final BooleanProperty table = new SimpleBooleanProperty(this, "table");
    private final IntegerProperty columns = new SimpleIntegerProperty(this, "columns", 3);
    private final SimpleIntegerProperty timelineWidth = new SimpleIntegerProperty(this, "timelineWidth");
    private final ObjectProperty<@Nullable AchievementRow> selected = new SimpleObjectProperty<>(this, "selected");

    private final ObservableList<AchievementRow> rows = FXCollections.observableArrayList();
    private final ObservableList<AchievementRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<CardLine> lines = FXCollections.observableArrayList();
    private final ObservableList<CardLine> readOnlyLines = FXCollections.unmodifiableObservableList(lines);
    private final Set<MetricGroup> collapsed = new HashSet<>();
    private Arrangement arrangement;
    private @Nullable RunningTask arranging;
    private int asked;
    private int looked;
    private boolean linesGrouped = true;

    /**
     * The list of the open profile, following it.
     *
     * @param masking what hidden achievements keep secret
     * @param detail follows what is selected here
     */
    public AchievementsViewModel(
            CurrentProfile current,
            TaskRunner tasks,
            I18n i18n,
            InstantSource clock,
            ObservableValue<Masking> masking,
            DetailViewModel detail,
            ConsistencyViewModel consistency) {
        this.tasks = tasks;
        this.i18n = i18n;
        this.clock = clock;
        this.detail = detail;
        this.consistency = consistency;
        this.state = current.state();
        all = new AchievementRows(clock);
        arrangement = new Arrangement(i18n.locale());
        state.subscribe(now -> follow(now, masking.getValue()));
        masking.subscribe(mask -> follow(state.get(), mask));
        tasks.every(AchievementRows.JUST_NOW.dividedBy(4), "", this::age);
        filter.subscribe(this::arrange);
        search.subscribe(this::arrange);
        sorting.subscribe(this::arrange);
        grouped.subscribe(this::arrange);
        columns.subscribe(this::layLines);
        timelineWidth.subscribe(this::layTimeline);
        selected.subscribe(_ -> showDetail(state.get()));
    }

    /**
     * Counts over the whole catalog.
     *
     * @param almost how many of the locked ones are almost there
     */
    public record Summary(int total, int unlocked, int almost) {
        static final Summary NONE = new Summary(0, 0, 0);

        /** How many are locked. */
        public int locked() {
            return total - unlocked;
        }

        /** From 0 to 1. */
        public double fraction() {
            return total == 0 ? 0 : (double) unlocked / total;
        }

        /** How many a filter finds. */
        public int of(Filter filter) {
            return switch (filter) {
                case ALL -> total;
                case UNLOCKED -> unlocked;
                case LOCKED -> locked();
                case ALMOST_THERE -> almost;
            };
        }
    }

    /** Whose achievements these are. */
    public record Owner(String game, String user) {}

    /** Whose achievements these are, or null. */
    public ReadOnlyObjectProperty<@Nullable Owner> ownerProperty() {
        return owner.getReadOnlyProperty();
    }

    /** Counts over the whole catalog. */
    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether there are achievements but none that the filter and the search find. */
    public ReadOnlyBooleanProperty nothingFoundProperty() {
        return nothingFound.getReadOnlyProperty();
    }

    /** Which are shown. */
    public ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    /** What is looked for. */
    public StringProperty searchProperty() {
        return search;
    }

    /** In which order. */
    public ObjectProperty<Sorting> sortingProperty() {
        return sorting;
    }

    /** Whether those of one metric stand together. */
    public BooleanProperty groupedProperty() {
        return grouped;
    }

    /** Whether they are shown as a table instead of cards. */
    public BooleanProperty tableProperty() {
        return table;
    }

    /** How many cards stand side by side; the view sets it from its width. */
    public IntegerProperty columnsProperty() {
        return columns;
    }

    /** The achievement whose details are shown, or null. */
    public ObjectProperty<@Nullable AchievementRow> selectedProperty() {
        return selected;
    }

    /** What is shown, in order. */
    public ObservableList<AchievementRow> rows() {
        return readOnlyRows;
    }

    /** The same as lines of cards. */
    public ObservableList<CardLine> lines() {
        return readOnlyLines;
    }

    /** The unlocks along a line of time, as wide as the view said. */
    public ReadOnlyObjectProperty<UnlockTimeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    /** How wide the timeline is in pixels; 0 while it isn't shown. */
    public IntegerProperty timelineWidthProperty() {
        return timelineWidth;
    }

    /** The details of what is selected. */
    public DetailViewModel detail() {
        return detail;
    }

    /** Where unlocks and metrics disagree. */
    public ConsistencyViewModel consistency() {
        return consistency;
    }

    /** Shows everything again. */
    public void clearFilters() {
        search.set("");
        filter.set(Filter.ALL);
    }

    /** Closes a heading, or opens it again. */
    public void toggle(MetricGroup group) {
        if (!collapsed.remove(group)) {
            collapsed.add(group);
        }
        layLines();
    }

    /** Selects an achievement and sees to it that the list shows it. */
    public void reveal(String id) {
        var row = all.find(id);
        if (row != null) {
            if (!rows.contains(row)) {
                clearFilters();
            }
            if (collapsed.remove(row.group())) {
                layLines();
            }
            selected.set(row);
        }
    }

    /** How many rows were given another standing since the program started, for measuring. */
    int touched() {
        return all.touched();
    }

    /** How many achievements were looked at since the program started, for measuring. */
    int looked() {
        return looked;
    }

    private void follow(@Nullable ProfileState now, Masking masking) {
        var change = all.follow(now, masking);
        if (change == AchievementRows.Change.OTHER_CATALOG) {
            collapsed.clear();
            arrangement = new Arrangement(i18n.locale());
        }
        owner.set(now == null ? null : new Owner(now.profile().game(), now.profile().user()));
        summary.set(all.summary());
        consistency.follow(now);
        switch (change) {
            case OTHER_CATALOG -> {
                selected.set(null);
                arrangeAnew();
                layTimeline();
            }
            case STANDINGS -> {
                arrange();
                layTimeline();
            }
            case PROGRESS -> {
                if (sorting.get() == Sorting.CLOSEST_FIRST) {
                    arrange();
                }
            }
            case NONE -> {}
        }
        showDetail(now);
    }

    private void showDetail(@Nullable ProfileState now) {
        var row = selected.get();
        detail.show(row, row == null ? List.of() : all.ofMetric(row.achievement().metric()), now);
    }

    private void age() {
        all.age();
    }

    private void arrange() {
        if (arranging != null) {
            arranging.cancel();
        }
        var question = ++asked;
        var query = query();
        var input = all.input();
        var worker = arrangement;
        arranging = tasks.start(Task.of("", Lane.IO, (_, cancel) -> worker.arrange(input, query, cancel), output -> {
            if (question == asked) {
                show(output, query);
            }
        }, _ -> {}));
    }

    private Query query() {
        return new Query(filter.get(), search.get() == null ? "" : search.get(), sorting.get(), grouped.get());
    }

    /** Arranges another catalog. What takes less than a frame is there in the first one. */
    private void arrangeAnew() {
        if (all.rows().size() > MOST_AT_ONCE) {
            arrange();
            return;
        }
        if (arranging != null) {
            arranging.cancel();
        }
        asked++;
        var query = query();
        show(arrangement.arrange(all.input(), query, CancelToken.NEVER), query);
    }

    private void show(Arrangement.Output output, Query query) {
        looked += output.looked();
        linesGrouped = query.grouped();
        ListPatch.apply(rows, output.rows());
        nothingFound.set(rows.isEmpty() && summary.get().total() > 0);
        layLines();
        if (selected.get() == null && !rows.isEmpty()) {
            selected.set(rows.getFirst());
        }
    }

    private void layLines() {
        ListPatch.apply(lines, CardLine.of(new ArrayList<>(rows), linesGrouped, collapsed, Math.max(1, columns.get())));
    }

    private void layTimeline() {
        if (timelineWidth.get() > 0) {
            timeline.set(UnlockTimeline.of(all.rows(), clock.instant(), i18n.zone(), timelineWidth.get()));
        }
    }
}
