package dev.laurel.ui.metrics;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.profile.History;
import dev.laurel.task.CancelToken;
import dev.laurel.task.RunningTask;
import dev.laurel.ui.control.chart.ChartData;
import dev.laurel.ui.control.chart.StepSeries;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.dialog.FilePicker;
import dev.laurel.ui.face.HistorySeries;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import dev.laurel.ui.fx.I18n;
import dev.laurel.ui.notification.Notifier;
import org.jspecify.annotations.Nullable;

/** One metric over time. Lives on the FX thread; the history is read and thinned beside it. */
public final class HistoryViewModel {
    /** Four points for each pixel of a wide screen draw everything there is to see. */
    private static final int MOST_POINTS = 16_000;
    /** How many entries of the activity log are looked through for restores. */
    private static final int MOST_ACTIVITY = 500;

    private final CurrentProfile current;
    private final InstantSource clock;
    private final I18n i18n;
    private final Dialogs dialogs;
    private final FilePicker files;
    private final Notifier notifier;
    private final ObjectProperty<HistoryRange> range = new SimpleObjectProperty<>(this, "range", HistoryRange.MONTH);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private @Nullable Wanted wanted;
    private @Nullable RunningTask reading;

    /** Shows nothing until a metric is selected. */
    public HistoryViewModel(CurrentProfile current, InstantSource clock, I18n i18n, Dialogs dialogs, FilePicker files,
            Notifier notifier) {
        this.current = current;
        this.clock = clock;
        this.i18n = i18n;
        this.dialogs = dialogs;
        this.files = files;
        this.notifier = notifier;
        range.subscribe(this::again);
    }

    /**
     * A metric over time.
     *
     * @param value its current value, or null
     * @param next the threshold that is next, or null
     * @param pace how long until then at this pace, or null where nobody can tell
     * @param chart its line; empty for texts
     * @param changes newest first, for values that no line can show
     */
    public record Shown(
            String metric,
            @Nullable MetricValue value,
            @Nullable Double next,
            @Nullable Duration pace,
            ChartData chart,
            List<Change> changes) {
        public Shown {
            changes = List.copyOf(changes);
        }
    }

    /** A value that a metric had from a moment on. */
    public record Change(Instant time, MetricValue value) {}

    /** What was asked for; while it is the same, there is nothing to read again. */
    private record Wanted(
            long profile, String metric, @Nullable MetricValue value, int unlocked, HistoryRange range, Masking masking,
            ProfileState state) {
        boolean same(@Nullable Wanted other) {
            return other != null && other.profile == profile && other.metric.equals(metric)
                    && java.util.Objects.equals(other.value, value) && other.unlocked == unlocked
                    && other.range == range && other.masking.equals(masking);
        }
    }

    /** How far back. */
    public ObjectProperty<HistoryRange> rangeProperty() {
        return range;
    }

    /** What is shown, or null while nothing is selected. */
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Writes the whole history of the metric, times and values, as a table of commas. */
    public void download() {
        var now = shown.get();
        if (now == null) {
            return;
        }
        var name = now.metric().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".csv";
        files.saveFile(i18n.text("metrics.download.title"), name,
                        List.of(new FilePicker.Kind(i18n.text("metrics.download.kind"), List.of("*.csv"))))
                .ifPresent(file -> write(now.metric(), file));
    }

    private void write(String metric, Path file) {
        current.read(i18n.text("metrics.download.task", metric), (session, _, cancel) -> HistoryCsv.write(
                session.history(), metric, clock.instant(), file, cancel), points -> notifier.success(
                i18n.text("metrics.download.done"),
                i18n.text("metrics.download.points", points, String.valueOf(file.getFileName()))), dialogs::error);
    }

    void show(@Nullable String metric, @Nullable ProfileState state, Masking masking) {
        if (metric == null || state == null) {
            wanted = null;
            shown.set(null);
            return;
        }
        var value = state.snapshot().metrics().get(metric);
        read(new Wanted(state.profile().id(), metric, value, state.snapshot().unlocked().size(), range.get(), masking,
                state));
    }

    private void again() {
        var before = wanted;
        if (before != null) {
            read(new Wanted(before.profile, before.metric, before.value, before.unlocked, range.get(), before.masking,
                    before.state));
        }
    }

    private void read(Wanted question) {
        if (question.same(wanted)) {
            return;
        }
        if (reading != null) {
            reading.cancel();
        }
        wanted = question;
        var now = clock.instant();
        reading = current.read("", (session, _, cancel) -> {
            var restores = session.activity(MOST_ACTIVITY).stream()
                    .filter(entry -> entry.what().equals("restore") && entry.errorCode() == null)
                    .map(entry -> entry.time())
                    .toList();
            return answer(question, session.history(), restores, now, cancel);
        }, answer -> {
            if (question.same(wanted)) {
                shown.set(answer);
            }
        }, error -> {
            wanted = null;
            dialogs.error(error);
        });
    }

    private Shown answer(Wanted question, History history, List<Instant> restores, Instant now, CancelToken cancel) {
        var points = history.of(question.metric, question.range.from(now), now, MOST_POINTS);
        cancel.check();
        var series = HistorySeries.of(points);
        var current = question.value == null ? null : question.value.current();
        var statuses = question.state.achievements().stream()
                .filter(status -> status.achievement().metric().equals(question.metric))
                .filter(status -> !question.masking.masks(status.achievement(), status.unlocked()))
                .toList();
        var next = next(statuses, current);
        var pace = next == null
                ? null
                : Pace.until(HistorySeries.of(history.of(
                        question.metric, HistoryRange.WEEK.from(now), now, MOST_POINTS)), next, now.toEpochMilli())
                        .orElse(null);
        var chart = series.isEmpty() ? ChartData.EMPTY : chart(question, series, statuses, next, restores, now);
        return new Shown(question.metric, current, next, pace, chart,
                series.isEmpty()
                        ? points.reversed().stream().map(it -> new Change(it.time(), it.value().current())).toList()
                        : List.of());
    }

    private ChartData chart(Wanted question, StepSeries series, List<AchievementStatus> statuses,
            @Nullable Double next, List<Instant> restores, Instant now) {
        var until = Math.max(now.toEpochMilli(), series.time(series.size() - 1));
        var from = Math.min(until - 60_000,
                Math.max(question.range.from(now).toEpochMilli(), series.time(0)));
        var highest = Math.max(series.max(), next == null ? series.max() : next);
        var thresholds = new ArrayList<ChartData.Threshold>();
        var marks = new ArrayList<ChartData.Mark>();
        for (var status : statuses) {
            var achievement = status.achievement();
            if (!(achievement.requirement() instanceof Requirement.AtLeast(var threshold))) {
                continue;
            }
            if (threshold <= highest && Double.isFinite(threshold)) {
                thresholds.add(new ChartData.Threshold(
                        threshold, achievement.icon(), achievement.title(), distance(status)));
            }
            var time = status.unlockedAt();
            if (time != null && time.toEpochMilli() >= from && time.toEpochMilli() <= until) {
                marks.add(new ChartData.Mark(
                        time.toEpochMilli(), threshold, achievement.icon(), achievement.title()));
            }
        }
        var events = restores.stream()
                .filter(time -> time.toEpochMilli() > from && time.toEpochMilli() < until)
                .map(time -> new ChartData.Event(
                        time.toEpochMilli(), i18n.text("metrics.chart.restored", i18n.day(time))))
                .toList();
        marks.sort(Comparator.comparingLong(ChartData.Mark::time));
        return new ChartData(series, from, until, thresholds, marks, events);
    }

    private static ChartData.Distance distance(AchievementStatus status) {
        var progress = status.progress();
        if (status.unlocked()) {
            return ChartData.Distance.REACHED;
        }
        return progress != null && progress.fraction() >= 0.8 ? ChartData.Distance.CLOSE : ChartData.Distance.FAR;
    }

    private static @Nullable Double next(List<AchievementStatus> statuses, @Nullable MetricValue current) {
        return NextUp.of(statuses, current, Masking.NONE) instanceof NextUp.Reach(_, _, var progress)
                ? (Double) progress.target()
                : null;
    }
}
