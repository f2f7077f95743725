package dev.laurel.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import dev.laurel.backup.BackupKey.Form;
import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Digests;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.ExportWriter;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Makes backups of states and reads them back. What is written is a portable profile: the export with catalog and
 * player beside it, so that a bare machine can restore it. Safe from any thread.
 */
public final class BackupService {
    private final Backups backups;
    private final SecureRandom random;

    /**
     * Backups at one destination.
     *
     * @param random for encryption
     */
    public BackupService(Backups backups, SecureRandom random) {
        this.backups = backups;
        this.random = random;
    }

    /**
     * What is backed up.
     *
     * @param user id of the user
     * @param profileName what the profile is called here
     * @param data the state
     * @param catalogJson the catalog that goes with it
     */
    public record Source(String user, String profileName, ExportedData data, String catalogJson) {}

    /** The backups at the destination. */
    public Backups backups() {
        return backups;
    }

    /**
     * A backup that was made.
     *
     * @param backup as it lies there
     * @param sha256 of its plain text
     */
    public record Made(Backup backup, String sha256) {}

    /**
     * Makes a backup.
     *
     * @param sealing how it is encrypted
     * @param readBack whether to read it again after it was written
     * @throws LaurelException one of the destination's codes, DESTINATION_INTEGRITY if what is read back is something
     *     else, ENVELOPE_RECIPIENT_WRONG, or BACKUP_WRITE if this machine has no room to make it
     */
    public Made backup(Source source, Sealing sealing, boolean readBack, CancelToken cancel) {
        try (var spool = new Spool()) {
            var plain = Digests.newSha256();
            var stored = Digests.newSha256();
            var spooled = new Kept(new DigestOutputStream(spool, stored));
            try (var out = new DigestOutputStream(sealing.seal(spooled, random).orElse(spooled), plain)) {
                write(source, source.data(), out);
            }
            cancel.check();
            var sha256 = Digests.hex(plain);
            var metadata = Map.of(
                    Backups.PLAIN_SHA256, sha256, "confighash", String.valueOf(source.data().configHash()));
            var made = backups.put(source.user(), sealing.form(), spool.content(), metadata, cancel);
            if (readBack) {
                ReadBack.check(backups, made.key(), Digests.hex(stored), true, cancel);
            }
            return new Made(made, sha256);
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.BACKUP_WRITE), e);
        }
    }

    private static Form form(boolean encrypted) {
        return encrypted ? Form.AGE : Form.PLAIN;
    }

    private static void write(Source source, ExportedData data, OutputStream out) throws IOException {
        ExportWriter.writePortable(data, source.catalogJson(), source.profileName(), source.user(), null, out);
    }

    /**
     * A hash of everything that a backup would hold, its time aside: two backups of one hash are worth no more than
     * one.
     */
    public static String stateHash(Source source, boolean encrypted) {
        var data = source.data();
        var timeless = new ExportedData(
                data.version(), 0, data.metrics(), data.unlockedAchievements(), data.configHash());
        var digest = Digests.newSha256();
        digest.update(form(encrypted).ending().getBytes(StandardCharsets.US_ASCII));
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            write(source, timeless, out);
        } catch (IOException e) {
            throw new AssertionError("Nothing is written anywhere", e);
        }
        return Digests.hex(digest);
    }

    /**
     * Reads a backup back. Where it is known what was put in, from the caller or from what the destination keeps beside
     * the backup, other content is refused: JSON that has changed a little is still JSON.
     *
     * @param size in bytes, for progress, or a negative number if that is not known
     * @param sha256 of its plain text when it was made, or null if that is not known here
     * @param secrets asked if it is encrypted
     * @return the file, or everything that is wrong with it
     * @throws LaurelException one of the destination's codes
     */
    public ExportReading open(
            String key, long size, @Nullable String sha256, Secrets secrets, Progress progress, CancelToken cancel) {
        var destination = backups.destination();
        try (var opened = destination.open(key, cancel)) {
            var digest = Digests.newSha256();
            var reading = ImportFiles.read(opened.content(), size, secrets, digest, progress, cancel);
            var expected = sha256 == null ? opened.metadata().get(Backups.PLAIN_SHA256) : sha256;
            if (reading.file() != null && expected != null && !expected.equals(Digests.hex(digest))) {
                return new ExportReading(null,
                        List.of(LaurelError.of(ErrorCode.DESTINATION_INTEGRITY, destination.name(), key)));
            }
            return reading;
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key, e);
        }
    }

    /**
     * Whether a backup is opened by what new ones are encrypted with, as far as its {@linkplain Sealing#mark mark} does
     * not tell: whether it is under the same passphrase. Reads its head alone.
     *
     * @throws LaurelException one of the destination's codes
     */
    public boolean isOpenedBy(Sealing sealing, String key, CancelToken cancel) {
        if (!(sealing instanceof Sealing.Passphrase passphrase)) {
            return true;
        }
        var destination = backups.destination();
        try (var opened = destination.open(key, cancel)) {
            return passphrase.opens(opened.content());
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key, e);
        }
    }

    /** Leaves the spool open when what was written is complete. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
