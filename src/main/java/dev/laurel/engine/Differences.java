package dev.laurel.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;

/** Tells listeners how a state that others have changed differs from the one before. */
final class Differences {
    private Differences() {}

    /**
     * Posts an event for each metric that is new or other, and for each known achievement that is unlocked now.
     *
     * @param times of the unlocks afterwards, where known
     */
    static void post(
            Snapshot before,
            Snapshot after,
            Map<String, Instant> times,
            Rulebook rulebook,
            Instant now,
            Outbox outbox) {
        if (outbox.listeners().toMetrics()) {
            after.metrics().forEach((metric, value) -> {
                var old = before.metrics().get(metric);
                if (!value.equals(old)) {
                    outbox.post(new EngineEvent.MetricUpdated(metric, old, value, now));
                }
            });
        }
        if (outbox.listeners().toUnlocks()) {
            var known = new HashSet<>(before.unlocked());
            for (var id : after.unlocked()) {
                var place = known.contains(id) ? -1 : rulebook.place(id);
                if (place >= 0) {
                    var time = times.getOrDefault(id, now);
                    outbox.post(new EngineEvent.AchievementUnlocked(rulebook.achievement(place), time));
                }
            }
        }
    }
}
