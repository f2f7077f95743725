package dev.laurel.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/**
 * Finds the oldest backup of a player in which an achievement is unlocked. What was unlocked stays so from one backup
 * to the next, so the backups are halved until it is found; those that were made here need not be opened for it, of the
 * others as many as the number of backups has binary digits. Encrypted ones of others are passed over, and where
 * several can't be read, all of others: a folder full of damaged ones would be read from end to end. Safe from any
 * thread.
 */
public final class FirstInBackup {
    /** About what halving a few hundred costs anyhow. */
    private static final int MOST_UNREADABLE = 8;

    private final ProfileSession session;
    private final Backups backups;
    private final BackupService service;

    /** A search for the backups of an open profile at a destination. */
    public FirstInBackup(ProfileSession session, Backups backups, BackupService service) {
        this.session = session;
        this.backups = backups;
        this.service = service;
    }

    /**
     * Looks for it.
     *
     * @throws LaurelException one of the destination's codes
     */
    public Optional<Backup> find(String achievement, CancelToken cancel) {
        var profile = session.profile();
        var destination = backups.destination().name();
        var records = session.backupRecords();
        var here = records.origins(profile.id(), destination).keySet();
        var since = records.firstWith(profile.id(), destination, achievement);
        var candidates = new ArrayList<>(backups.newestFirst(profile.user(), cancel));
        candidates.removeIf(it -> it.encrypted() && !here.contains(it.key()));
        candidates.sort(Comparator.comparing(Backup::time));
        Optional<Backup> found = Optional.empty();
        var from = 0;
        var until = candidates.size();
        var unreadable = 0;
        while (from < until) {
            cancel.check();
            var middle = (from + until) >>> 1;
            var backup = candidates.get(middle);
            var answer = here.contains(backup.key())
                    ? Optional.of(since.isPresent() && !backup.time().isBefore(since.get()))
                    : has(backup, achievement, cancel);
            if (answer.isEmpty()) {
                // It says nothing: look on without it, and once too many do, without any that would have to be read.
                var left = candidates.subList(from, until);
                left.remove(backup);
                if (++unreadable == MOST_UNREADABLE) {
                    left.removeIf(it -> !here.contains(it.key()));
                }
                until = from + left.size();
            } else if (answer.get()) {
                found = Optional.of(backup);
                until = middle;
            } else {
                from = middle + 1;
            }
        }
        return found;
    }

    private Optional<Boolean> has(Backup backup, String achievement, CancelToken cancel) {
        var file = service.open(backup.key(), backup.size(), null, Secrets.NONE, Progress.NONE, cancel).file();
        return file == null
                ? Optional.empty()
                : Optional.of(resolved(session.engine().catalog(), file.data().unlockedAchievements())
                        .contains(achievement));
    }

    /** Conditional achievements have other ids where the reference wrote the file. */
    private static List<String> resolved(Catalog catalog, List<String> ids) {
        return ids.stream().map(id -> catalog.find(id).map(Achievement::id).orElse(id)).toList();
    }
}
