package dev.laurel.ui.backups;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupKey;
import dev.laurel.backup.Backups;
import dev.laurel.backup.destination.Content;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.platform.AtomicFile;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.ProfileSession;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.store.ActivityEntry;
import dev.laurel.store.BackupMark;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/** Backups in the destinations that there are. A destination is opened for each call and closed after it. */
public final class ProfileBackupDesk implements BackupDesk {
    private final Destinations destinations;
    private final String appVersion;
    private final InstantSource clock;

    /**
     * A desk.
     *
     * @param destinations opens them
     * @param appVersion for the keys of new backups
     */
    public ProfileBackupDesk(Destinations destinations, String appVersion, InstantSource clock) {
        this.destinations = destinations;
        this.appVersion = appVersion;
        this.clock = clock;
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
    public void list(
            DestinationSettings destination, String user, Consumer<? super Backup> each, CancelToken cancel) {
        in(destination, backups -> {
            backups.list(user, each, cancel);
            return true;
        });
    }

    @Override
    public Opened open(
            DestinationSettings destination, Backup backup, char @Nullable [] passphrase, Progress progress,
            CancelToken cancel) {
        var secrets = passphrase == null ? Secrets.NONE : Secrets.once(passphrase);
        var reading = in(destination, backups -> {
            try (InputStream in = backups.open(backup.key(), cancel)) {
                return ImportFiles.read(in, backup.size(), secrets, progress, cancel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
                AtomicFile.write(target, AtomicFile.Access.USUAL, out -> copy(in, out, backup.size(), progress, cancel));
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
    public void delete(DestinationSettings destination, Backup backup, CancelToken cancel) {
        in(destination, backups -> {
            var left = backups.delete(List.of(backup), cancel);
            if (!left.isEmpty()) {
                throw new LaurelException(LaurelError.of(
                        ErrorCode.DESTINATION_PERMISSION, destination.name(), left.getFirst()));
            }
            return true;
        });
    }

    @Override
    public Optional<Backup> backUp(
            ProfileSession session, DestinationSettings destination, Progress progress, CancelToken cancel) {
        var begun = clock.instant();
        try {
            var data = session.engine().exportData();
            var hash = stateHash(data);
            var last = session.lastBackup(destination.name());
            if (last.isPresent() && last.get().stateHash().equals(hash) && isThere(destination, last.get(), cancel)) {
                return Optional.empty();
            }
            var content = portable(session, data);
            var made = in(destination, backups -> backups.put(
                    session.profile().user(), BackupKey.Form.PLAIN, Content.of(content), Map.of(), cancel));
            session.backedUp(destination.name(), new BackupMark(hash, made.key(), made.time()));
            session.log(entry(begun, destination.name() + ":" + made.key(), made.size(), null));
            return Optional.of(made);
        } catch (LaurelException e) {
            session.log(entry(begun, destination.name(), -1, e.error().code().text()));
            throw e;
        }
    }

    /** The folder may have been emptied since. */
    private boolean isThere(DestinationSettings destination, BackupMark last, CancelToken cancel) {
        return in(destination, backups -> backups.find(last.key(), cancel).isPresent());
    }

    private ActivityEntry entry(Instant begun, String detail, long bytes, @Nullable String code) {
        return new ActivityEntry(
                begun, "backup", "manual", detail, Duration.between(begun, clock.instant()), bytes, code);
    }

    private static byte[] portable(ProfileSession session, ExportedData data) {
        var out = new ByteArrayOutputStream();
        try {
            ExportWriter.writePortable(
                    data, session.catalogJson(), session.profile().name(), session.profile().user(), null, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Two exports of one state differ in their timestamp alone. */
    private static String stateHash(ExportedData data) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            ExportWriter.write(new ExportedData(
                    data.version(), 0, data.metrics(), data.unlockedAchievements(), data.configHash()), out);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
