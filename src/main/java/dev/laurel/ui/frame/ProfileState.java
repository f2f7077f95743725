package dev.laurel.ui.frame;

import java.util.List;
import java.util.Optional;

import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateStore;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.profile.Profile;

/**
 * The open profile at one moment, immutable.
 *
 * @param achievements every achievement of the catalog with its status, in catalog order
 * @param undoable what Ctrl+Z would put back
 */
public record ProfileState(
        Profile profile,
        Catalog catalog,
        Snapshot snapshot,
        List<AchievementStatus> achievements,
        Optional<StateStore.Undoable> undoable) {
    public ProfileState {
        achievements = List.copyOf(achievements);
    }

    /** How many achievements are unlocked. */
    public int unlockedCount() {
        return (int) achievements.stream().filter(AchievementStatus::unlocked).count();
    }
}
