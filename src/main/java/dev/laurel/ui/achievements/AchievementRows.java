package dev.laurel.ui.achievements;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.ui.face.Masking;
import dev.laurel.ui.frame.ProfileState;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a catalog and their headings, following the profile: what changes is one row's standing, never the rows.
 * Lives on the FX thread.
 */
final class AchievementRows {
    /** For so long an unlock says "just now". */
    static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<@Nullable String, MetricGroup> groups = new LinkedHashMap<>();
    private final Map<String, AchievementRow> byId = new HashMap<>();
    private final Set<AchievementRow> fresh = new LinkedHashSet<>();
    private List<AchievementRow> rows = List.of();
    private List<AchievementStatus> statuses = List.of();
    private @Nullable Catalog catalog;
    private long profileId = -1;
    private Metrics metrics = Metrics.empty();
    private Masking masking = Masking.ALL;
    private AchievementsViewModel.Summary summary = AchievementsViewModel.Summary.NONE;
    private Arrangement.@Nullable Input input;
    private long revision;
    private int touched;

    AchievementRows(InstantSource clock) {
        this.clock = clock;
    }

    /** What a new state meant for the list, the greatest last. */
    enum Change {
        NONE,
        /** Only how far locked ones are. */
        PROGRESS,
        /** Which are unlocked, almost there, or seen. */
        STANDINGS,
        OTHER_CATALOG
    }

    /** In catalog order. */
    List<AchievementRow> rows() {
        return rows;
    }

    AchievementsViewModel.Summary summary() {
        return summary;
    }

    /** How many rows were given another standing so far, for measuring. */
    int touched() {
        return touched;
    }

    @Nullable AchievementRow find(String id) {
        return byId.get(id);
    }

    /** The rows of one metric, secret ones included, in catalog order. */
    List<AchievementRow> ofMetric(String metric) {
        return rows.stream().filter(row -> row.achievement().metric().equals(metric)).toList();
    }

    /** Takes over a state. */
    Change follow(@Nullable ProfileState state, Masking newMasking) {
        if (state == null) {
            return replace(null, -1, List.of(), Metrics.empty(), newMasking);
        } else if (state.catalog() != catalog || state.profile().id() != profileId) {
            return replace(state.catalog(), state.profile().id(), state.achievements(), state.snapshot().metrics(),
                    newMasking);
        }
        var change = update(state.achievements(), state.snapshot().metrics(), newMasking);
        if (change != Change.NONE) {
            revision++;
            input = null;
        }
        count();
        return change;
    }

    /** The list at this moment, to be worked on by another thread. */
    Arrangement.Input input() {
        var now = input;
        if (now == null) {
            now = new Arrangement.Input(rows.stream().map(Arrangement.Entry::of).toList(), revision);
            input = now;
        }
        return now;
    }

    /** Lets "just now" end where its time is over. */
    void age() {
        for (var row : List.copyOf(fresh)) {
            var standing = row.standing();
            if (!isFresh(standing.unlockedAt())) {
                fresh.remove(row);
                set(row, new Standing(standing.face(), standing.state(), standing.unlockedAt(), standing.progress(),
                        standing.partsMet(), standing.parts(), false));
            }
        }
    }

    private Change replace(@Nullable Catalog newCatalog, long newProfileId, List<AchievementStatus> newStatuses,
            Metrics newMetrics, Masking newMasking) {
        catalog = newCatalog;
        profileId = newProfileId;
        statuses = newStatuses;
        metrics = newMetrics;
        masking = newMasking;
        groups.clear();
        byId.clear();
        fresh.clear();
        if (newCatalog != null) {
            newCatalog.metrics().forEach(this::group);
        }
        var made = new ArrayList<AchievementRow>(newStatuses.size());
        for (var status : newStatuses) {
            var standing = standing(status);
            var row = new AchievementRow(made.size(), status.achievement(), group(standing.face().metric()), standing);
            made.add(row);
            byId.put(status.achievement().id(), row);
            if (standing.justNow()) {
                fresh.add(row);
            }
        }
        rows = List.copyOf(made);
        revision++;
        input = null;
        count();
        return Change.OTHER_CATALOG;
    }

    private Change update(List<AchievementStatus> newStatuses, Metrics newMetrics, Masking newMasking) {
        var otherMetrics = !newMetrics.equals(metrics);
        var otherMasking = !newMasking.equals(masking);
        var before = statuses;
        statuses = newStatuses;
        metrics = newMetrics;
        masking = newMasking;
        var change = Change.NONE;
        for (var i = 0; i < rows.size(); i++) {
            var status = newStatuses.get(i);
            if (status.equals(before.get(i)) && !(otherMetrics && hasOpenCondition(status))
                    && !(otherMasking && status.achievement().hidden())) {
                continue;
            }
            var row = rows.get(i);
            var old = row.standing();
            var standing = standing(status);
            if (!standing.equals(old)) {
                set(row, standing);
                if (standing.justNow()) {
                    fresh.add(row);
                }
                var same = standing.state() == old.state() && standing.face().equals(old.face())
                        && Objects.equals(standing.unlockedAt(), old.unlockedAt());
                change = same && change != Change.STANDINGS ? Change.PROGRESS : Change.STANDINGS;
            }
        }
        return change;
    }

    private static boolean hasOpenCondition(AchievementStatus status) {
        return !status.unlocked() && status.achievement().requirement() instanceof Requirement.Condition;
    }

    private Standing standing(AchievementStatus status) {
        return Standing.of(
                status, CurrentValues.of(metrics), masking, status.unlocked() && isFresh(status.unlockedAt()));
    }

    private boolean isFresh(@Nullable Instant unlockedAt) {
        var now = clock.instant();
        return unlockedAt != null && !unlockedAt.isAfter(now) && unlockedAt.isAfter(now.minus(JUST_NOW));
    }

    private void set(AchievementRow row, Standing standing) {
        touched++;
        row.setStanding(standing, group(standing.face().metric()));
    }

    private MetricGroup group(@Nullable String metric) {
        return groups.computeIfAbsent(metric, name -> new MetricGroup(name == null ? Integer.MAX_VALUE : groups.size(),
                name));
    }

    /** One pass over the rows; a heading whose numbers stay the same tells nobody. */
    private void count() {
        var counts = new HashMap<MetricGroup, int[]>();
        var unlocked = 0;
        var almost = 0;
        for (var row : rows) {
            var standing = row.standing();
            var count = counts.computeIfAbsent(row.group(), _ -> new int[2]);
            count[1]++;
            if (standing.unlocked()) {
                count[0]++;
                unlocked++;
            } else if (standing.state() == Standing.State.ALMOST_THERE) {
                almost++;
            }
        }
        groups.forEach((name, group) -> {
            var count = counts.getOrDefault(group, new int[2]);
            var value = name == null ? null : metrics.get(name);
            group.setCount(new MetricGroup.Count(count[0], count[1], value == null ? null : value.current()));
        });
        summary = new AchievementsViewModel.Summary(rows.size(), unlocked, almost);
    }
}
