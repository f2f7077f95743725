package dev.laurel.ui.achievements;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.profile.HistoryPoint;
import dev.laurel.ui.dialog.Dialogs;
import dev.laurel.ui.frame.CurrentProfile;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/** Says where unlocks and metrics disagree, and what can be done. Lives on the FX thread. */
public final class ConsistencyViewModel {
    private static final int MOST_POINTS = 10_000;

    private final CurrentProfile current;
    private final InstantSource clock;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<Consistency> findings =
            new ReadOnlyObjectWrapper<>(this, "findings", Consistency.SOUND);
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private Consistency dismissed = Consistency.SOUND;
    private int asked;

    /** Finds nothing until a profile is followed. */
    public ConsistencyViewModel(CurrentProfile current, InstantSource clock, Dialogs dialogs) {
        this.current = current;
        this.clock = clock;
        this.dialogs = dialogs;
    }

    /** What was found. */
    public ReadOnlyObjectProperty<Consistency> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** Whether it is worth telling: something was found that nobody has dismissed yet. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Unlocks what the metrics have earned, by giving those metrics to the engine once more. */
    public void unlockNow() {
        var earned = findings.get().unawarded();
        current.inLane("", (session, _, _) -> {
            var metrics = session.engine().metrics();
            var again = new LinkedHashMap<String, MetricValue>();
            for (var achievement : earned) {
                var value = metrics.get(achievement.metric());
                if (value != null) {
                    again.put(achievement.metric(), value);
                }
            }
            session.engine().update(again);
            return true;
        }, _ -> {}, dialogs::error);
    }

    /** Tells no more of what was found, until something else is. */
    public void dismiss() {
        dismissed = findings.get();
        shown.set(false);
    }

    void follow(@Nullable ProfileState state) {
        var question = ++asked;
        if (state == null) {
            found(Consistency.SOUND);
            return;
        }
        current.read("", (session, _, cancel) -> {
            var now = Consistency.check(state.achievements(), state.snapshot().metrics());
            var seen = new HashMap<String, List<HistoryPoint>>();
            return now.without(achievement -> {
                cancel.check();
                return wasEarned(achievement, seen.computeIfAbsent(achievement.metric(), metric -> session.history()
                        .of(metric, Instant.EPOCH, clock.instant(), MOST_POINTS)));
            });
        }, result -> {
            if (question == asked) {
                found(result);
            }
        }, dialogs::error);
    }

    /** Whether any value that the metric ever had meets it; of a condition nobody can tell, so it is believed. */
    private static boolean wasEarned(Achievement achievement, List<HistoryPoint> history) {
        var metric = achievement.metric();
        return achievement.requirement() instanceof Requirement.Condition
                || history.stream().anyMatch(point -> achievement.requirement().isMet(
                        metric, CurrentValues.of(Metrics.of(Map.of(metric, point.value())))));
    }

    private void found(Consistency result) {
        findings.set(result);
        shown.set(!result.sound() && !result.equals(dismissed));
    }
}
