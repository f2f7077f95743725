package dev.laurel.backup;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Digests;
import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.ExportFile;
import dev.laurel.portability.ImportFiles;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.store.MemoryStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses restoring: reads a backup, opens its envelope, parses it, imports it into a fresh engine, lets that
 * evaluate it, and compares what comes of it with what was put in. Nothing is changed anywhere. Safe from any thread.
 */
public final class Verifier {
    private static final int CATALOGS = 16;

    private final Backups backups;
    private final InstantSource clock;
    private final Function<String, Optional<String>> catalogs;
    /** Deriving a key from a passphrase takes a quarter of a gigabyte by design: one at a time. */
    private final ReentrantLock opening = new ReentrantLock();

    private final Map<String, Catalog> read = new LinkedHashMap<>();

    /**
     * Verifies at one destination.
     *
     * @param catalogs finds the text of a catalog by its hash, for backups that don't carry theirs
     */
    public Verifier(Backups backups, InstantSource clock, Function<String, Optional<String>> catalogs) {
        this.backups = backups;
        this.clock = clock;
        this.catalogs = catalogs;
    }

    /**
     * What is known of a backup from when it was made.
     *
     * @param sha256 of the plain text
     * @param stateHash of the state, see {@link BackupService#stateHash}
     */
    public record Expected(String sha256, String stateHash) {}

    /**
     * Rehearses restoring a backup. What goes wrong is the verdict.
     *
     * @param expected what it should be, or null if that is not known here
     * @param secrets asked if it is encrypted
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public Verification verify(
            Backup backup, @Nullable Expected expected, Secrets secrets, Progress progress, CancelToken cancel) {
        if (!backup.encrypted()) {
            return rehearse(backup, expected, secrets, progress, cancel);
        }
        opening.lock();
        try {
            return rehearse(backup, expected, secrets, progress, cancel);
        } finally {
            opening.unlock();
        }
    }

    private Verification rehearse(
            Backup backup, @Nullable Expected expected, Secrets secrets, Progress progress, CancelToken cancel) {
        var destination = backups.destination().name();
        var digest = Digests.newSha256();
        try (var opened = backups.destination().open(backup.key(), cancel)) {
            var reading = ImportFiles.read(opened.content(), backup.size(), secrets, digest, progress, cancel);
            var file = reading.file();
            if (file == null) {
                return refused(reading.errors().getFirst());
            }
            var sha256 = expected == null ? opened.metadata().get(Backups.PLAIN_SHA256) : expected.sha256();
            if (sha256 != null && !sha256.equals(Digests.hex(digest))) {
                throw DestinationErrors.of(ErrorCode.DESTINATION_INTEGRITY, destination, backup.key(), null);
            }
            return restore(backup, file, expected);
        } catch (IOException e) {
            return new Verification.Failed(
                    LaurelError.of(ErrorCode.DESTINATION_INTERRUPTED, destination, backup.key()));
        } catch (LaurelException e) {
            return new Verification.Failed(e.error());
        }
    }

    private static Verification refused(LaurelError error) {
        return error.code() == ErrorCode.ENVELOPE_LOCKED || error.code() == ErrorCode.ENVELOPE_WRONG_SECRET
                ? new Verification.Locked()
                : new Verification.Failed(error);
    }

    private Verification restore(Backup backup, ExportFile file, @Nullable Expected expected) {
        var data = file.data();
        var brought = file.catalogJson();
        var hash = data.configHash();
        var known = brought != null || hash == null ? Optional.ofNullable(brought) : catalogs.apply(hash);
        var catalog = catalog(known.orElse("{}"));
        if (brought != null && hash != null && !catalog.configHash().equals(hash)) {
            return differs(backup);
        }
        if (expected != null && !expected.stateHash().equals(stateHash(backup, file))) {
            return differs(backup);
        }
        try (var engine = AchievementEngine.open(catalog, new MemoryStore(), clock)) {
            var result = engine.importData(data, ImportOptions.of(ImportStrategy.REPLACE));
            if (!result.success()) {
                return new Verification.Failed(result.errors().getFirst());
            }
            return compare(backup, data, engine.snapshot(), catalog);
        }
    }

    private static Verification compare(Backup backup, ExportedData data, Snapshot restored, Catalog catalog) {
        var unlocked = resolved(catalog, data.unlockedAchievements());
        var after = resolved(catalog, restored.unlocked());
        var isSame = holdSame(restored.metrics(), data.metrics())
                && after.size() >= unlocked.size() && after.subList(0, unlocked.size()).equals(unlocked);
        return isSame
                ? new Verification.Proven(after.subList(unlocked.size(), after.size()))
                : differs(backup);
    }

    private static boolean holdSame(Metrics one, Metrics other) {
        var names = one.asMap().keySet();
        return names.equals(other.asMap().keySet())
                && names.stream().allMatch(name -> MetricValue.sameState(one.get(name), other.get(name)));
    }

    /** Conditional achievements have other ids where the reference wrote the file. */
    private static List<String> resolved(Catalog catalog, List<String> ids) {
        return ids.stream().map(id -> catalog.find(id).map(Achievement::id).orElse(id)).distinct().toList();
    }

    private static @Nullable String stateHash(Backup backup, ExportFile file) {
        var user = file.profileUser();
        var name = file.profileName();
        var catalog = file.catalogJson();
        return user == null || name == null || catalog == null
                ? null
                : BackupService.stateHash(
                        new BackupService.Source(user, name, file.data(), catalog), backup.encrypted());
    }

    private static Verification differs(Backup backup) {
        return new Verification.Failed(LaurelError.of(ErrorCode.BACKUP_DIFFERS, backup.key()));
    }

    /** Nearly all backups of a destination are of a few games. */
    private Catalog catalog(String text) {
        synchronized (read) {
            var known = read.get(text);
            if (known != null) {
                return known;
            }
        }
        var catalog = CatalogReader.read(text).catalog();
        synchronized (read) {
            read.put(text, catalog);
            if (read.size() > CATALOGS) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return catalog;
    }
}
