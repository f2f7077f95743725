package dev.laurel.profile;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.error.LaurelException;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import org.jspecify.annotations.Nullable;

/** Finds the oldest backup at any destination in which an achievement is unlocked. Safe from any thread. */
public final class FirstInBackups {
    private final Destinations destinations;
    private final Supplier<? extends Collection<DestinationSettings>> settings;
    private final String appVersion;
    private final InstantSource clock;

    /**
     * A search.
     *
     * @param settings the destinations that there are, asked each time
     */
    public FirstInBackups(
            Destinations destinations, Supplier<? extends Collection<DestinationSettings>> settings,
            String appVersion, InstantSource clock) {
        this.destinations = destinations;
        this.settings = settings;
        this.appVersion = appVersion;
        this.clock = clock;
    }

    /**
     * A backup that was found.
     *
     * @param destination name of where it lies
     */
    public record Found(String destination, Backup backup) {}

    /**
     * Looks for it at each destination, passing over those that can't be read now.
     *
     * @throws LaurelException if none can
     */
    public Optional<Found> find(ProfileSession session, String achievement, CancelToken cancel) {
        @Nullable Found oldest = null;
        @Nullable LaurelException failure = null;
        var read = 0;
        for (var each : settings.get()) {
            cancel.check();
            try (var destination = destinations.open(each)) {
                var backups = new Backups(destination, appVersion, clock);
                var service = new BackupService(backups, new SecureRandom());
                var found = new FirstInBackup(session, backups, service).find(achievement, cancel).orElse(null);
                read++;
                if (found != null && (oldest == null || found.time().isBefore(oldest.backup().time()))) {
                    oldest = new Found(each.name(), found);
                }
            } catch (LaurelException e) {
                failure = e;
            }
        }
        if (failure != null && read == 0) {
            throw failure;
        }
        return Optional.ofNullable(oldest);
    }
}
