package dev.laurel.ui.backups;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.Backups;
import dev.laurel.backup.BulkReport;
import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.Pruner;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.UserBackups;
import dev.laurel.backup.Verification;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.BackupKeeping;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.KeepingNotes;
import dev.laurel.profile.Profiles;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/** Looks after backups and writes it into the activity log. A destination is opened for each call and closed after it. */
public final class ProfileBackupKeeper implements BackupKeeper {
    private static final String MANUAL = "manual";
    private static final int FEW = 20;

    private final Destinations destinations;
    private final BackupSecrets secrets;
    private final Profiles profiles;
    private final TaskRunner tasks;
    private final String appVersion;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * A keeper.
     *
     * @param destinations opens them
     * @param secrets opens backups
     * @param profiles has the records and the activity log
     * @param zone in whose calendar days begin
     */
    public ProfileBackupKeeper(
            Destinations destinations, BackupSecrets secrets, Profiles profiles, TaskRunner tasks, String appVersion,
            InstantSource clock, ZoneId zone) {
        this.destinations = destinations;
        this.secrets = secrets;
        this.profiles = profiles;
        this.tasks = tasks;
        this.appVersion = appVersion;
        this.clock = clock;
        this.zone = zone;
    }

    private <T> T in(DestinationSettings settings, Function<Backups, T> use) {
        try (var destination = destinations.open(settings)) {
            return use.apply(new Backups(destination, appVersion, clock));
        }
    }

    private BackupKeeping keeping(Backups backups) {
        return new BackupKeeping(backups, profiles, tasks, clock, MANUAL);
    }

    /** As {@link #in}; that a destination can't be opened is noted for those who are meant. */
    private <T> T noted(
            Collection<String> users, String what, DestinationSettings settings, Function<Backups, T> use) {
        var notes = new KeepingNotes(profiles, clock, MANUAL);
        try (var destination = notes.before(users, what, settings.name(), () -> destinations.open(settings))) {
            return use.apply(new Backups(destination, appVersion, clock));
        }
    }

    @Override
    public Backup pin(DestinationSettings destination, Backup backup, String comment, CancelToken cancel) {
        return in(destination, backups -> backups.pin(backup.key(), comment, cancel));
    }

    @Override
    public Backup unpin(DestinationSettings destination, Backup backup, CancelToken cancel) {
        return in(destination, backups -> backups.unpin(backup.key(), cancel));
    }

    @Override
    public String comment(DestinationSettings destination, Backup backup, CancelToken cancel) {
        return in(destination, backups -> backups.comment(backup, cancel));
    }

    @Override
    public void delete(DestinationSettings destination, Collection<Backup> unwanted, CancelToken cancel) {
        in(destination, backups -> {
            keeping(backups).delete(unwanted, cancel);
            return true;
        });
    }

    @Override
    public BulkReport verify(
            DestinationSettings destination, List<Backup> some, char @Nullable [] passphrase,
            BiConsumer<? super Backup, ? super Verification> each, Progress progress, CancelToken cancel) {
        var users = some.stream().map(Backup::user).collect(Collectors.toSet());
        return noted(users, "verify", destination, backups -> keeping(backups).verifyAll(
                users, some.iterator(), some.size(), secrets(passphrase), each, progress, cancel));
    }

    @Override
    public BulkReport verifyPlayers(
            DestinationSettings destination, List<String> users, char @Nullable [] passphrase, Progress progress,
            CancelToken cancel) {
        return noted(users, "verify", destination, backups -> keeping(backups).verifyAll(
                users, inTurn(users, user -> backups.inKeyOrder(user, cancel)), -1, secrets(passphrase), (_, _) -> {},
                progress, cancel));
    }

    /** What comes of each user, one user after the other; the next one is asked for when it is needed. */
    private static Iterator<Backup> inTurn(List<String> users, Function<String, Iterator<Backup>> of) {
        var all = users.iterator();
        return new Iterator<>() {
            private Iterator<Backup> now = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!now.hasNext() && all.hasNext()) {
                    now = of.apply(all.next());
                }
                return now.hasNext();
            }

            @Override
            public Backup next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return now.next();
            }
        };
    }

    private Secrets secrets(char @Nullable [] passphrase) {
        return passphrase == null ? secrets.opening() : secrets.opening(passphrase);
    }

    @Override
    public boolean keepsPassphrase() {
        return secrets.isKept();
    }

    @Override
    public List<UserBackups> all(DestinationSettings destination, List<String> users, CancelToken cancel) {
        var wanted = Set.copyOf(users);
        return noted(users, "prune", destination, backups -> {
            var found = new ArrayList<UserBackups>();
            if (wanted.size() <= FEW) {
                users.forEach(user -> found.add(new UserBackups(user, backups.newestFirst(user, cancel))));
            } else {
                // One listing of everybody costs less than a request for each of many.
                backups.byUser(cancel).forEachRemaining(it -> {
                    if (wanted.contains(it.user())) {
                        found.add(it);
                    }
                });
            }
            return found;
        });
    }

    @Override
    public PrunePlan judge(UserBackups all, RetentionPolicy policy) {
        return new PrunePlan(all.user(), policy.verdicts(all.backups(), zone));
    }

    @Override
    public BulkReport prune(
            DestinationSettings destination, List<PrunePlan> plans, RetentionPolicy policy, boolean force,
            Progress progress, CancelToken cancel) {
        var users = plans.stream().map(PrunePlan::user).collect(Collectors.toSet());
        return noted(users, "prune", destination, backups -> keeping(backups).pruneAll(
                users, new Pruner(backups, policy, zone), plans.iterator(), plans.size(), force, _ -> {}, progress,
                cancel));
    }

    @Override
    public BackupCopy.Plan compare(
            DestinationSettings from, DestinationSettings to, Collection<String> users, CancelToken cancel) {
        return in(from, source -> in(to, target -> new BackupCopy(source, target, tasks, false).plan(users, cancel)));
    }

    @Override
    public BulkReport copy(
            DestinationSettings from, DestinationSettings to, BackupCopy.Plan plan, Progress progress,
            CancelToken cancel) {
        var users = plan.users();
        return noted(users, "copy", from, source -> noted(users, "copy", to, target -> keeping(source).copy(
                new BackupCopy(source, target, tasks, false), plan, to.name(), _ -> {}, progress, cancel)));
    }
}
