package dev.laurel.profile;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.Backups;
import dev.laurel.backup.BulkReport;
import dev.laurel.backup.BulkVerification;
import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.Pruner;
import dev.laurel.backup.Verification;
import dev.laurel.backup.Verifier;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.store.ActivityEntry;
import dev.laurel.store.BackupProof;
import dev.laurel.store.BackupRecords;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the backups at one destination, whoever's they are: verifies, deletes, prunes and copies them, keeps what
 * came of it, and tells the activity log of those players who have a profile here. Safe from any thread; every call does
 * I/O.
 */
public final class BackupKeeping {
    /** Each commit waits for the disk. */
    private static final int KEPT_AT_ONCE = 200;

    private final Backups backups;
    private final Profiles profiles;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final KeepingNotes notes;

    /**
     * Keeping at one destination, which stays the caller's to close.
     *
     * @param trigger for the activity log, see {@link ActivityEntry}
     */
    public BackupKeeping(
            Backups backups, Profiles profiles, TaskRunner tasks, InstantSource clock, String trigger) {
        this.backups = backups;
        this.profiles = profiles;
        this.tasks = tasks;
        this.clock = clock;
        notes = new KeepingNotes(profiles, clock, trigger);
    }

    private String destination() {
        return backups.destination().name();
    }

    /** Rehearses restoring a backup and keeps what came of it; see {@link Verifier#verify}. */
    public Verification verify(Backup backup, Secrets secrets, Progress progress, CancelToken cancel) {
        var began = clock.instant();
        var verification = rehearse(verifier(), backup, secrets, progress, cancel);
        keep(proved(backup, verification).stream().toList());
        notes.note(backup.user(), "verify", backup.key(), began, backup.size(), error(verification));
        return verification;
    }

    /**
     * Rehearses restoring many backups, some at a time, and keeps what comes of it.
     *
     * @param users whose they are, or null for everybody's
     * @param total how many there are, or a negative number while that is not known
     * @param secrets may be asked by several threads, one at a time
     * @param each told of each backup; by one thread at a time
     */
    public BulkReport verifyAll(
            @Nullable Collection<String> users, Iterator<Backup> all, long total, Secrets secrets,
            BiConsumer<? super Backup, ? super Verification> each, Progress progress, CancelToken cancel) {
        var verifier = verifier();
        var unkept = new ArrayList<BackupRecords.Proved>();
        try {
            return notes.all(users, "verify", destination(), () -> BulkVerification.run(all, total,
                    backup -> rehearse(verifier, backup, secrets, Progress.NONE, cancel), (backup, verification) -> {
                        proved(backup, verification).ifPresent(unkept::add);
                        if (unkept.size() >= KEPT_AT_ONCE) {
                            keep(unkept);
                            unkept.clear();
                        }
                        each.accept(backup, verification);
                    }, tasks, progress, cancel));
        } finally {
            keep(unkept);
        }
    }

    private Verifier verifier() {
        return new Verifier(backups, clock, profiles::catalogSeen);
    }

    private Verification rehearse(
            Verifier verifier, Backup backup, Secrets secrets, Progress progress, CancelToken cancel) {
        var expected = profiles.backupRecords().made(destination(), backup.key())
                .map(made -> new Verifier.Expected(made.sha256(), made.stateHash()));
        return verifier.verify(backup, expected.orElse(null), secrets, progress, cancel);
    }

    /** What is to be kept of it: a verdict on the way to the backup leaves what was known of it. */
    private Optional<BackupRecords.Proved> proved(Backup backup, Verification verification) {
        return switch (verification) {
            case Verification.Proven _ -> Optional.of(proved(backup, (String) null));
            case Verification.Failed failed when failed.isOfTheBackup() ->
                Optional.of(proved(backup, failed.error().code().text()));
            case Verification.Failed _, Verification.Locked _ -> Optional.empty();
        };
    }

    private BackupRecords.Proved proved(Backup backup, @Nullable String error) {
        return new BackupRecords.Proved(backup.user(), backup.key(), new BackupProof(clock.instant(), error));
    }

    private void keep(List<BackupRecords.Proved> proved) {
        if (!proved.isEmpty()) {
            profiles.backupRecords().proved(destination(), proved);
        }
    }

    private static @Nullable String error(Verification verification) {
        return switch (verification) {
            case Verification.Proven _ -> null;
            case Verification.Failed(var error) -> error.code().text();
            case Verification.Locked _ -> ErrorCode.ENVELOPE_LOCKED.text();
        };
    }

    /**
     * Deletes backups with their pins.
     *
     * @throws LaurelException DESTINATION_PERMISSION if some could not be deleted; the others are gone
     */
    public void delete(Collection<Backup> unwanted, CancelToken cancel) {
        var began = clock.instant();
        var left = backups.delete(unwanted, cancel);
        forget(unwanted.stream().map(Backup::key).filter(key -> !left.contains(key)).toList());
        noteDeleted(unwanted, left, began);
        if (!left.isEmpty()) {
            throw new LaurelException(
                    LaurelError.of(ErrorCode.DESTINATION_PERMISSION, destination(), left.getFirst()));
        }
    }

    private void noteDeleted(Collection<Backup> unwanted, Collection<String> left, Instant began) {
        unwanted.stream().collect(Collectors.groupingBy(Backup::user)).forEach((user, all) -> {
            var gone = all.stream().filter(it -> !left.contains(it.key())).toList();
            notes.note(user, "delete", destination() + ": " + gone.size(), began, size(gone),
                    gone.size() < all.size() ? ErrorCode.DESTINATION_PERMISSION.text() : null);
        });
    }

    private void forget(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        profiles.backupRecords().forget(destination(), keys);
    }

    /** Carries a plan out; see {@link Pruner#apply}. */
    public void prune(Pruner pruner, PrunePlan plan, boolean force, CancelToken cancel) {
        var began = clock.instant();
        var going = plan.going();
        var detail = destination() + ": " + going.size();
        try {
            pruner.apply(plan, force, cancel);
        } catch (LaurelException e) {
            notes.note(plan.user(), "prune", detail, began, -1, e.error().code().text());
            throw e;
        }
        if (going.isEmpty()) {
            return;
        }
        pruned(plan);
        notes.note(plan.user(), "prune", detail, began, size(going), null);
    }

    /**
     * Carries many plans out; see {@link Pruner#applyAll}.
     *
     * @param users for whom, or null for everybody
     */
    public BulkReport pruneAll(
            @Nullable Collection<String> users, Pruner pruner, Iterator<PrunePlan> plans, long total, boolean force,
            Consumer<? super PrunePlan> each, Progress progress, CancelToken cancel) {
        return notes.all(users, "prune", destination(), () -> pruner.applyAll(plans, total, force, plan -> {
            pruned(plan);
            each.accept(plan);
        }, tasks, progress, cancel));
    }

    private void pruned(PrunePlan plan) {
        forget(plan.going().stream().map(Backup::key).toList());
    }

    private static long size(List<Backup> some) {
        return some.stream().mapToLong(Backup::size).sum();
    }

    /** Carries a copy from here to another destination out; see {@link BackupCopy#run}. */
    public BulkReport copy(
            BackupCopy copy, BackupCopy.Plan plan, String target, Consumer<? super BackupCopy.Outcome> each,
            Progress progress, CancelToken cancel) {
        return notes.all(plan.users(), "copy", destination() + " → " + target,
                () -> copy.run(plan, each, progress, cancel));
    }
}
