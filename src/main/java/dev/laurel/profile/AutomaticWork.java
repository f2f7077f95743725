package dev.laurel.profile;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Pruner;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;

/**
 * What an automatic backup does: back up what is new, then let go what the rules let go. Where they would let go more
 * than half at once, nothing is deleted: that takes somebody who has seen it. Safe from any thread.
 */
public final class AutomaticWork implements AutomaticBackups.Work {
    private static final Log LOG = Log.of(AutomaticWork.class);

    private final Set<BackupRules.Subject> tooMuch = ConcurrentHashMap.newKeySet();
    private final Destinations destinations;
    private final BackupSecrets secrets;
    private final Profiles profiles;
    private final TaskRunner tasks;
    private final String appVersion;
    private final InstantSource clock;
    private final SecureRandom random;
    private final ZoneId zone;

    /**
     * Work for all profiles.
     *
     * @param destinations opens them
     * @param secrets encrypts backups
     * @param appVersion for the keys of new backups
     * @param zone in whose calendar days begin
     */
    public AutomaticWork(
            Destinations destinations, BackupSecrets secrets, Profiles profiles, TaskRunner tasks, String appVersion,
            InstantSource clock, SecureRandom random, ZoneId zone) {
        this.destinations = destinations;
        this.secrets = secrets;
        this.profiles = profiles;
        this.tasks = tasks;
        this.appVersion = appVersion;
        this.clock = clock;
        this.random = random;
        this.zone = zone;
    }

    @Override
    public Optional<Backup> backUp(
            ProfileSession session, DestinationSettings destination, BackupRules rules, Trigger trigger,
            Progress progress, CancelToken cancel) {
        try (var opened = session.noting(trigger.text())
                .before("backup", destination.name(), () -> destinations.open(destination))) {
            var backups = new Backups(opened, appVersion, clock);
            var made = new ProfileBackups(session, backups, random, trigger.text())
                    .backup(destination, secrets, false, cancel).made();
            if (made != null) {
                prune(backups, made.user(), rules, trigger, cancel);
            }
            return Optional.ofNullable(made);
        }
    }

    private void prune(Backups backups, String user, BackupRules rules, Trigger trigger, CancelToken cancel) {
        try {
            var pruner = new Pruner(backups, rules.retention(), zone);
            var plan = pruner.plan(user, cancel);
            // It is refused and stands in the activity then; once a start says enough.
            if (!plan.isTooMuch() || tooMuch.add(rules.subject())) {
                new BackupKeeping(backups, profiles, tasks, clock, trigger.text()).prune(pruner, plan, false, cancel);
            }
        } catch (LaurelException e) {
            // What was achieved is safe all the same, and the next run tries this again.
            LOG.warn("The backups at " + rules.destination() + " were not pruned", e);
        }
    }
}
