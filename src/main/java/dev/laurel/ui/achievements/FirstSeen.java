package dev.laurel.ui.achievements;

import java.time.Instant;
import java.util.Optional;

import dev.laurel.profile.ProfileSession;
import dev.laurel.task.CancelToken;

/** Knows in which backup an unlock first appeared. */
@FunctionalInterface
public interface FirstSeen {
    /**
     * Looks for the oldest backup in which an achievement is unlocked. Reads destinations, so not on the FX thread.
     *
     * @throws Exception if no destination can be read
     */
    Optional<Sighting> find(ProfileSession session, String achievementId, CancelToken cancel) throws Exception;

    /**
     * A backup that has the unlock.
     *
     * @param time of the backup
     * @param key of the backup
     * @param destination name of where it lies
     */
    record Sighting(Instant time, String key, String destination) {}
}
