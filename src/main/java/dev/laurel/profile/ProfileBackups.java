package dev.laurel.profile;

import java.security.SecureRandom;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.engine.Cause;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.store.BackupMade;
import dev.laurel.store.BackupMark;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Backs an open profile up to one destination and restores it from there. Every backup and restore goes into the
 * activity log, with its error code if it failed. Safe from any thread.
 */
public final class ProfileBackups {
    private static final Log LOG = Log.of(ProfileBackups.class);

    private final ProfileSession session;
    private final BackupService service;
    private final Noting noting;
    private final String trigger;

    /**
     * The backups of a profile at a destination, which stays the caller's to close.
     *
     * @param trigger for the activity log: manual, command, unlock, interval, change or quit
     */
    public ProfileBackups(
            ProfileSession session,
            Backups backups,
            SecureRandom random,
            String trigger) {
        this.session = session;
        this.trigger = trigger;
        noting = session.noting(trigger);
        service = new BackupService(backups, random);
    }

    /** The backups of everybody at the destination. */
    public Backups backups() {
        return service.backups();
    }

    /**
     * What became of a backup.
     *
     * @param key of the backup that holds the state now
     * @param made the new backup, or null if nothing has changed since the last one, which is still there
     */
    public record Outcome(String key, @Nullable Backup made) {}

    /**
     * Backs the state up, encrypted as the destination's settings say, unless the last backup there has it already and
     * is encrypted just so.
     *
     * @param readBack whether to read it again after it was written
     * @throws LaurelException as {@link #backupAs}, and as {@link BackupSecrets#sealing}: without what it has to be
     *     encrypted with, nothing is written
     */
    public Outcome backup(
            DestinationSettings destination, BackupSecrets secrets, boolean readBack, CancelToken cancel) {
        return noting.note("backup", backups().destination().name(),
                note -> secrets.sealing(destination, sealing -> make(sealing, readBack, note, cancel)));
    }

    /**
     * As {@link #backup}, encrypted as somebody asks for this once.
     *
     * @throws LaurelException one of the destination's codes, or BACKUP_WRITE
     */
    public Outcome backupAs(Sealing sealing, boolean readBack, CancelToken cancel) {
        return noting.note("backup", backups().destination().name(), note -> make(sealing, readBack, note, cancel));
    }

    private Outcome make(Sealing sealing, boolean readBack, Noting.Note note, CancelToken cancel) {
        var destination = backups().destination().name();
        var source = source();
        var hash = BackupService.stateHash(source, sealing.form() != Form.PLAIN);
        var mark = hash + sealing.mark();
        var last = session.lastBackup(destination).filter(it -> it.stateHash().equals(mark));
        if (last.isPresent() && backups().find(last.get().key(), cancel).isPresent()
                && service.isOpenedBy(sealing, last.get().key(), cancel)) {
            note.detail(destination + ": unchanged, " + last.get().key());
            note.bytes(0);
            return new Outcome(last.get().key(), null);
        }
        var written = service.backup(source, sealing, readBack, cancel);
        var made = written.backup();
        try {
            session.backedUp(destination, new BackupMark(mark, made.key(), made.time()),
                    new BackupMade(trigger, hash, written.sha256()), source.data().unlockedAchievements());
        } catch (LaurelException e) {
            LOG.warn("What was done with a backup could not be kept", e); // It is made all the same.
        }
        note.detail(destination + ": " + made.key());
        note.bytes(made.size());
        return new Outcome(made.key(), made);
    }

    private BackupService.Source source() {
        var profile = session.profile();
        return new BackupService.Source(
                profile.user(), profile.name(), session.engine().exportData(), session.catalogJson());
    }

    /** Reads a backup; what is wrong with it is in the reading, also that it is not what was put in. */
    public ExportReading open(String key, Secrets secrets, Progress progress, CancelToken cancel) {
        var made = session.backupRecords().made(backups().destination().name(), key);
        return service.open(key, -1, made.map(BackupMade::sha256).orElse(null), secrets, progress, cancel);
    }

    /**
     * Applies the plan of a restore; it can be undone.
     *
     * @param key of the backup, for the log
     */
    public ImportResult restore(String key, ImportPlan plan) {
        return noting.note("restore", backups().destination().name() + ": " + key, note -> {
            var result = session.engine().apply(plan, Cause.RESTORE);
            result.errors().stream().findFirst().ifPresent(note::failed);
            return result;
        });
    }
}
