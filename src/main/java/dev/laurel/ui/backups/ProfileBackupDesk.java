package dev.laurel.ui.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Player;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.store.BackupMade;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;
import dev.laurel.ui.frame.Origin;
import org.jspecify.annotations.Nullable;

/** Backups in the destinations that there are. A destination is opened for each call and closed after it. */
public final class ProfileBackupDesk implements BackupDesk {
    private static final String MANUAL = "manual";

    private final Destinations destinations;
    private final BackupSecrets secrets;
    private final Profiles profiles;
    private final String appVersion;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * A desk.
     *
     * @param destinations opens them
     * @param secrets encrypts backups and opens them
     * @param profiles has the records of what was made and proven here
     * @param appVersion for the keys of new backups
     * @param random for encryption
     */
    public ProfileBackupDesk(
            Destinations destinations, BackupSecrets secrets, Profiles profiles, String appVersion,
            InstantSource clock, SecureRandom random) {
        this.destinations = destinations;
        this.secrets = secrets;
        this.profiles = profiles;
        this.appVersion = appVersion;
        this.clock = clock;
        this.random = random;
    }

    /** Something to do with the backups of a destination. */
    @FunctionalInterface
    private interface Use<T> {
        T with(Backups backups);
    }

    private <T> T in(DestinationSettings settings, Use<T> use) {
        try (var destination = destinations.open(settings)) {
            return use.with(new Backups(destination, appVersion, clock));
        }
    }

    @Override
    public void setUp(DestinationSettings destination) {
        destinations.setUp(destination);
    }

    @Override
    public List<String> users(DestinationSettings destination, CancelToken cancel) {
        return in(destination, backups -> List.copyOf(backups.users(cancel)));
    }

    @Override
    public void players(
            DestinationSettings destination, Consumer<? super List<Player>> eachPage, CancelToken cancel) {
        in(destination, backups -> {
            backups.players(eachPage, cancel);
            return true;
        });
    }

    @Override
    public Map<String, Instant> lastProven(DestinationSettings destination) {
        return profiles.backupRecords().lastProven(destination.name());
    }

    @Override
    public void list(
            DestinationSettings destination, String user, Consumer<? super Backup> each, CancelToken cancel) {
        in(destination, backups -> {
            backups.list(user, each, cancel);
            return true;
        });
    }

    @Override
    public Known known(DestinationSettings destination, String user, @Nullable Long profile) {
        var records = profiles.backupRecords();
        var origins = new HashMap<String, Origin>();
        if (profile != null) {
            records.origins(profile, destination.name())
                    .forEach((key, origin) -> origins.put(key, Origin.of(origin)));
        }
        var proofs = new HashMap<String, Proof>();
        records.proofs(destination.name(), user)
                .forEach((key, proof) -> proofs.put(key, new Proof(proof.time(), proof.errorCode())));
        return new Known(origins, proofs);
    }

    @Override
    public Opened open(
            DestinationSettings destination, Backup backup, char @Nullable [] passphrase, Progress progress,
            CancelToken cancel) {
        var asked = passphrase == null ? secrets.opening() : Secrets.once(passphrase);
        var sha256 = profiles.backupRecords().made(destination.name(), backup.key()).map(BackupMade::sha256)
                .orElse(null);
        var reading = in(destination, backups -> new BackupService(backups, random)
                .open(backup.key(), backup.size(), sha256, asked, progress, cancel));
        var file = reading.file();
        return file == null ? lockedOr(reading) : new Opened.Content(file);
    }

    private static Opened lockedOr(ExportReading reading) {
        var error = reading.errors().getFirst();
        if (error.code() == ErrorCode.ENVELOPE_LOCKED || error.code() == ErrorCode.ENVELOPE_WRONG_SECRET) {
            return new Opened.Locked();
        }
        throw new LaurelException(error);
    }

    @Override
    public void download(
            DestinationSettings destination, Backup backup, Path target, Progress progress, CancelToken cancel) {
        in(destination, backups -> {
            try (InputStream in = backups.open(backup.key(), cancel)) {
                AtomicFile.write(target, AtomicFile.Access.USUAL,
                        out -> copy(in, out, backup.size(), progress, cancel));
                return true;
            } catch (IOException e) {
                throw new LaurelException(LaurelError.of(ErrorCode.FILE_WRITE, target), e);
            }
        });
    }

    private static void copy(InputStream in, OutputStream out, long size, Progress progress, CancelToken cancel)
            throws IOException {
        var buffer = new byte[1 << 16];
        var done = 0L;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            cancel.check();
            out.write(buffer, 0, read);
            done += read;
            progress.report(done, size);
        }
    }

    @Override
    public Optional<Backup> backUp(
            ProfileSession session, DestinationSettings destination, Progress progress, CancelToken cancel) {
        try (var opened = session.noting(MANUAL)
                .before("backup", destination.name(), () -> destinations.open(destination))) {
            return Optional.ofNullable(new ProfileBackups(
                    session, new Backups(opened, appVersion, clock), random, MANUAL)
                    .backup(destination, secrets, false, cancel).made());
        }
    }
}
