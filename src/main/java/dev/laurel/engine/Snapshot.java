package dev.laurel.engine;

import java.util.List;

import dev.laurel.engine.metric.Metrics;

/**
 * The whole state of an engine at one moment, immutable.
 *
 * @param metrics all values
 * @param unlocked ids in the order of unlocking
 */
public record Snapshot(Metrics metrics, List<String> unlocked) {
    /** The state of a player who has done nothing yet. */
    public static final Snapshot EMPTY = new Snapshot(Metrics.empty(), List.of());

    public Snapshot {
        unlocked = unlocked instanceof SharedIds ? unlocked : List.copyOf(unlocked);
    }
}
