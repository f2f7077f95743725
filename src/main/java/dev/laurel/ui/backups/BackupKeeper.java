package dev.laurel.ui.backups;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.BulkReport;
import dev.laurel.backup.PrunePlan;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.UserBackups;
import dev.laurel.backup.Verification;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Looking after the backups in a destination. Every call does I/O, so not on the FX thread, and fails with a
 * LaurelException.
 */
public interface BackupKeeper {
    /** Pins a backup with a comment, or gives its pin another one. */
    Backup pin(DestinationSettings destination, Backup backup, String comment, CancelToken cancel);

    /** Takes the pin off. */
    Backup unpin(DestinationSettings destination, Backup backup, CancelToken cancel);

    /** The whole comment of a pin. */
    String comment(DestinationSettings destination, Backup backup, CancelToken cancel);

    /** Deletes backups with their pins. */
    void delete(DestinationSettings destination, Collection<Backup> backups, CancelToken cancel);

    /** Whether the passphrase of backups is known without a person's typing it. */
    boolean keepsPassphrase();

    /**
     * Rehearses restoring backups, some at a time, and keeps what came of it.
     *
     * @param passphrase that a person has typed for those that are encrypted, tried before the one that is kept; null
     *     if there is none; the caller's to clear
     * @param each told of each one, by one thread at a time
     */
    BulkReport verify(
            DestinationSettings destination, List<Backup> backups, char @Nullable [] passphrase,
            BiConsumer<? super Backup, ? super Verification> each, Progress progress, CancelToken cancel);

    /** Rehearses restoring every backup of some users; see {@link #verify}. */
    BulkReport verifyPlayers(
            DestinationSettings destination, List<String> users, char @Nullable [] passphrase, Progress progress,
            CancelToken cancel);

    /** Every backup of some users, for the rules to judge. */
    List<UserBackups> all(DestinationSettings destination, List<String> users, CancelToken cancel);

    /** What the rules say of all backups of one user. */
    PrunePlan judge(UserBackups all, RetentionPolicy policy);

    /**
     * Deletes what plans let go that somebody has seen and agreed to.
     *
     * @param force also where it is more than half at once
     */
    BulkReport prune(
            DestinationSettings destination, List<PrunePlan> plans, RetentionPolicy policy, boolean force,
            Progress progress, CancelToken cancel);

    /** What is missing in another destination. */
    BackupCopy.Plan compare(
            DestinationSettings from, DestinationSettings to, Collection<String> users, CancelToken cancel);

    /** Copies what is missing. */
    BulkReport copy(
            DestinationSettings from, DestinationSettings to, BackupCopy.Plan plan, Progress progress,
            CancelToken cancel);
}
