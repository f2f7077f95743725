package dev.laurel.ui.backups;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Player;
import dev.laurel.portability.ExportFile;
import dev.laurel.profile.ProfileSession;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What the view does with destinations and the backups in them. Every call does I/O, so not on the FX thread, and fails
 * with a LaurelException.
 */
public interface BackupDesk {
    /** What came of opening a backup. */
    sealed interface Opened {
        /** Its content. */
        record Content(ExportFile file) implements Opened {}

        /** It is encrypted and needs a passphrase. */
        record Locked() implements Opened {}
    }

    /** Makes a folder ready to hold backups. */
    void setUp(DestinationSettings destination);

    /** Everybody who may have backups there. */
    List<String> users(DestinationSettings destination, CancelToken cancel);

    /**
     * Tells page by page of everybody who has backups there; what it is told last of a player stands.
     *
     * @param eachPage told on the thread that reads
     */
    void players(DestinationSettings destination, Consumer<? super List<Player>> eachPage, CancelToken cancel);

    /** When a backup of each player was last proven by this computer. */
    Map<String, Instant> lastProven(DestinationSettings destination);

    /** Tells of a user's backups as they come in, in any order. */
    void list(DestinationSettings destination, String user, Consumer<? super Backup> each, CancelToken cancel);

    /**
     * What this computer knows of a user's backups and their listing does not tell.
     *
     * @param profile id of the open profile, or null if none is open
     */
    Known known(DestinationSettings destination, String user, @Nullable Long profile);

    /** Reads a backup. The passphrase is the caller's to clear. */
    Opened open(
            DestinationSettings destination, Backup backup, char @Nullable [] passphrase, Progress progress,
            CancelToken cancel);

    /** Copies a backup into a file as it lies there. */
    void download(
            DestinationSettings destination, Backup backup, Path target, Progress progress, CancelToken cancel);

    /**
     * Makes a backup of a profile and notes it in its activity log.
     *
     * @return empty if nothing has changed since the last one there
     */
    Optional<Backup> backUp(
            ProfileSession session, DestinationSettings destination, Progress progress, CancelToken cancel);
}
