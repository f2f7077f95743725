package dev.laurel.ui.achievements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.Progress;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.face.Masking;
import org.jspecify.annotations.Nullable;

/** Makes rows for tests of what is done with them. */
final class Rows {
    /** Everything of a hidden one is secret but its metric. */
    static final Masking BUT_METRIC = new Masking(true, true, true, false);

    private final Map<String, MetricGroup> groups = new HashMap<>();
    private final List<AchievementRow> rows = new ArrayList<>();

    static Achievement achievement(String metric, String key, String title, boolean hidden) {
        return new Achievement(metric + "_" + key, metric, key, title, "About " + title, "🔥", hidden,
                new Requirement.AtLeast(100));
    }

    /** A locked one that is this far. */
    Rows locked(String metric, String title, double fraction) {
        return add(achievement(metric, title, title, false), null, fraction);
    }

    Rows unlocked(String metric, String title, String time) {
        return add(achievement(metric, title, title, false), Instant.parse(time), 1);
    }

    Rows hidden(String metric, String title) {
        return add(achievement(metric, title, title, true), null, 0.9);
    }

    private Rows add(Achievement achievement, @Nullable Instant unlockedAt, double fraction) {
        var status = new AchievementStatus(achievement, unlockedAt != null, unlockedAt,
                new Progress(fraction * 100, 100, fraction));
        var group = groups.computeIfAbsent(achievement.metric(), name -> new MetricGroup(groups.size(), name));
        rows.add(new AchievementRow(rows.size(), achievement, group,
                Standing.of(status, CurrentValues.of(Metrics.empty()), BUT_METRIC, false)));
        return this;
    }

    List<AchievementRow> list() {
        return List.copyOf(rows);
    }

    Arrangement.Input input(long revision) {
        return new Arrangement.Input(rows.stream().map(Arrangement.Entry::of).toList(), revision);
    }
}
