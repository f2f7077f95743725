package dev.laurel.ui.achievements;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.task.RunningTask;
import dev.laurel.ui.control.chart.StepSeries;
import dev.laurel.ui.face.HistorySeries;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.FeatureId;
import dev.laurel.ui.frame.Navigator;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/**
 * The details of the selected achievement. Lives on the FX thread; history and backups are read beside it, and only
 * when what is shown of them may have changed.
 */
public final class DetailViewModel {
    /** More points than the small chart has pixels, so that thinning keeps its shape. */
    private static final int MOST_POINTS = 1200;

    private final CurrentProfile current;
    private final InstantSource clock;
    private final FirstSeen firstSeen;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>(this, "detail");
    private final ReadOnlyObjectWrapper<StepSeries> history =
            new ReadOnlyObjectWrapper<>(this, "history", StepSeries.EMPTY);
    private final ReadOnlyObjectWrapper<FirstSeen.@Nullable Sighting> sighting =
            new ReadOnlyObjectWrapper<>(this, "sighting");
    private @Nullable HistoryKey historyShown;
    private @Nullable SightingKey sightingShown;
    private @Nullable RunningTask looking;

    /** Shows nothing until something is selected. */
    public DetailViewModel(CurrentProfile current, InstantSource clock, FirstSeen firstSeen, Navigator navigator) {
        this.current = current;
        this.clock = clock;
        this.firstSeen = firstSeen;
        this.navigator = navigator;
    }

    /** A history is read again when the metric's value has changed. */
    private record HistoryKey(long profile, String metric, @Nullable MetricValue value) {}

    private record SightingKey(long profile, String achievement, @Nullable Instant unlockedAt) {}

    /** What is shown, or null while nothing is selected. */
    public ReadOnlyObjectProperty<@Nullable Detail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** The history of the detail's metric; empty while it is being read. */
    public ReadOnlyObjectProperty<StepSeries> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Where the unlock was first seen; null while nobody knows. */
    public ReadOnlyObjectProperty<FirstSeen.@Nullable Sighting> sightingProperty() {
        return sighting.getReadOnlyProperty();
    }

    /** Goes to the backup in which the unlock was first seen. */
    public void openSighting() {
        var seen = sighting.get();
        if (seen != null) {
            navigator.show(FeatureId.BACKUPS, seen.key());
        }
    }

    /** Goes to the metric whose history is shown. */
    public void openMetric() {
        var shown = detail.get();
        if (shown != null && shown.history() != null) {
            navigator.show(FeatureId.METRICS, shown.history());
        }
    }

    /** A metric's current value, where it has one. */
    Optional<MetricValue> value(@Nullable String metric) {
        var state = current.state().get();
        var value = state == null || metric == null ? null : state.snapshot().metrics().get(metric);
        return Optional.ofNullable(value == null ? null : value.current());
    }

    void show(@Nullable AchievementRow row, List<AchievementRow> ofMetric, @Nullable ProfileState state) {
        if (row == null || state == null) {
            detail.set(null);
            history.set(StepSeries.EMPTY);
            historyShown = null;
            sighting.set(null);
            sightingShown = null;
            return;
        }
        var metrics = state.snapshot().metrics();
        var shown = Detail.of(row, ofMetric, metrics);
        detail.set(shown);
        showHistory(shown.history(), state);
        showSighting(row, state.profile().id());
    }

    private void showHistory(@Nullable String metric, ProfileState state) {
        if (metric == null) {
            historyShown = null;
            history.set(StepSeries.EMPTY);
            return;
        }
        var key = new HistoryKey(state.profile().id(), metric, state.snapshot().metrics().get(metric));
        if (historyShown != null && key.equals(historyShown)) {
            return;
        }
        if (historyShown == null || !historyShown.metric.equals(metric) || historyShown.profile != key.profile) {
            history.set(StepSeries.EMPTY);
        }
        historyShown = key;
        current.read("", (session, _, _) -> HistorySeries.of(
                session.history().of(metric, Instant.EPOCH, clock.instant(), MOST_POINTS)), series -> {
            if (key.equals(historyShown)) {
                history.set(series);
            }
        }, _ -> historyShown = null);
    }

    private void showSighting(AchievementRow row, long profile) {
        var standing = row.standing();
        var key = standing.unlocked()
                ? new SightingKey(profile, row.achievement().id(), standing.unlockedAt())
                : null;
        if (Objects.equals(key, sightingShown)) {
            return;
        }
        if (looking != null) {
            looking.cancel();
        }
        sighting.set(null);
        sightingShown = key;
        if (key != null) {
            looking = current.<Optional<FirstSeen.Sighting>>read("",
                    (session, _, cancel) -> firstSeen.find(session, key.achievement(), cancel), seen -> {
                        if (key.equals(sightingShown)) {
                            sighting.set(seen.orElse(null));
                        }
                    }, _ -> {});
        }
    }
}
