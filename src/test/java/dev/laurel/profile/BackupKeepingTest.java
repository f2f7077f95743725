package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import dev.laurel.backup.Backup;
import dev.laurel.backup.BackupCopy;
import dev.laurel.backup.BackupService;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Pruner;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.Verification;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.store.ActivityEntry;
import dev.laurel.store.BackupProof;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.ThreadTaskRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupKeepingTest {
    private static final String CATALOG =
            "{\"score\":{\"10\":{\"title\":\"Ten\"},\"20\":{\"title\":\"Twenty\"},\"30\":{\"title\":\"Thirty\"}}}";

    private static final String RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @TempDir
    Path temp;

    private final MemoryDestination destination = new MemoryDestination("cellar", 4);
    private final ThreadTaskRunner tasks = new ThreadTaskRunner();
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private final InstantSource clock = () -> now;
    private final Backups backups = new Backups(destination, "1", clock);
    private final BackupService service = new BackupService(backups, new SecureRandom());
    private Profiles profiles;
    private ProfileSession session;
    private BackupKeeping keeping;

    @SuppressWarnings("NullAway.Init") // JUnit makes them before each test.
    BackupKeepingTest() {}

    @BeforeEach
    void open() {
        profiles = Profiles.open(temp, clock).profiles();
        session = profiles.session(profiles.add("Mia", "mia", "Game", CATALOG).id());
        keeping = new BackupKeeping(backups, profiles, tasks, clock, "command");
    }

    @AfterEach
    void close() {
        tasks.close();
        session.close();
        profiles.close();
    }

    private Backup backUp(double score) {
        now = now.plusSeconds(60);
        session.engine().update("score", MetricValue.of(score));
        return Objects.requireNonNull(new ProfileBackups(session, backups, new SecureRandom(), "unlock")
                .backupAs(new Sealing.None(), false, CancelToken.NEVER).made());
    }

    private Map<String, BackupProof> proofs() {
        return profiles.backupRecords().proofs("cellar", "mia");
    }

    private List<ActivityEntry> log(String what) {
        return session.activity(100).stream().filter(it -> it.what().equals(what)).toList();
    }

    private void damage(Backup backup) {
        destination.plant(backup.key(), "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatSetABackupGoingIsKnown() {
        var backup = backUp(5);
        assertThat(session.backupOrigins("cellar")).containsExactly(Map.entry(backup.key(), "unlock"));
        assertThat(session.backupOrigins("attic")).isEmpty();
    }

    @Test
    void aProofIsKeptAndOneThatFailsReplacesIt() {
        var backup = backUp(12);
        assertThat(keeping.verify(backup, Secrets.NONE, Progress.NONE, CancelToken.NEVER))
                .isEqualTo(new Verification.Proven(List.of()));
        assertThat(proofs()).containsExactly(Map.entry(backup.key(), new BackupProof(now, null)));
        assertThat(profiles.backupRecords().lastProven("cellar")).containsExactly(Map.entry("mia", now));
        assertThat(log("verify")).singleElement().satisfies(it -> assertThat(it.errorCode()).isNull());
        damage(backup);
        now = now.plusSeconds(5);
        var failed = keeping.verify(backup, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
        assertThat(failed).isInstanceOf(Verification.Failed.class);
        assertThat(proofs().get(backup.key())).isNotNull()
                .satisfies(it -> assertThat(it.isProven()).isFalse()).satisfies(it -> assertThat(it.time()).isEqualTo(now));
        assertThat(profiles.backupRecords().lastProven("cellar")).isEmpty();
        assertThat(log("verify")).hasSize(2);
    }

    @Test
    void aDestinationThatIsGoneLeavesTheProofAsItWas() {
        var backup = backUp(12);
        keeping.verify(backup, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
        destination.failNext(ErrorCode.DESTINATION_UNREACHABLE);
        keeping.verify(backup, Secrets.NONE, Progress.NONE, CancelToken.NEVER);
        assertThat(proofs().get(backup.key())).isNotNull().satisfies(it -> assertThat(it.isProven()).isTrue());
    }

    @Test
    void manyAreVerifiedWithAReportEachAndAllOfItIsKept() {
        var all = new ArrayList<Backup>();
        for (var n = 1; n <= 30; n++) {
            all.add(backUp(n));
        }
        damage(all.get(7));
        destination.plant("users/other/v1/achievements-1.json", "[]".getBytes(StandardCharsets.UTF_8));
        destination.plant("users/locked/v1/achievements-1.json.age",
                "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 10\n".getBytes(StandardCharsets.UTF_8));
        var told = new ArrayList<String>();
        var report = keeping.verifyAll(null, backups.inKeyOrder(null, CancelToken.NEVER), 32, Secrets.NONE,
                (backup, _) -> told.add(backup.key()), Progress.NONE, CancelToken.NEVER);
        assertThat(told).hasSize(32).doesNotHaveDuplicates();
        assertThat(report.players().get("mia")).satisfies(it -> {
            assertThat(it.done()).isEqualTo(29);
            assertThat(it.failed()).isEqualTo(1);
        });
        assertThat(report.players().get("other")).satisfies(it -> assertThat(it.failed()).isEqualTo(1));
        assertThat(report.isClean()).isFalse();
        assertThat(proofs()).hasSize(30);
        assertThat(proofs().values().stream().filter(BackupProof::isProven)).hasSize(29);
        assertThat(log("verify")).hasSize(1);
    }

    @Test
    void whatFailsBeforeItsFirstPlayerIsInTheLogOfThoseWhoWereMeant() {
        backUp(1);
        destination.failNext(ErrorCode.DESTINATION_UNREACHABLE);
        var report = keeping.verifyAll(List.of("mia"), backups.inKeyOrder("mia", CancelToken.NEVER), -1, Secrets.NONE,
                (_, _) -> {}, Progress.NONE, CancelToken.NEVER);
        assertThat(report.stopped()).isNotNull();
        assertThat(log("verify")).extracting(ActivityEntry::errorCode).containsExactly("DESTINATION-UNREACHABLE");
        destination.failNext(ErrorCode.DESTINATION_UNREACHABLE);
        var pruner = new Pruner(backups, RetentionPolicy.keepLast(2), ZoneOffset.UTC);
        keeping.pruneAll(null, pruner, pruner.plans(CancelToken.NEVER), -1, false, _ -> {}, Progress.NONE,
                CancelToken.NEVER);
        assertThat(log("prune")).extracting(ActivityEntry::errorCode).containsExactly("DESTINATION-UNREACHABLE");
        destination.failNext(ErrorCode.DESTINATION_UNREACHABLE);
        keeping.verifyAll(List.of("somebody else"), backups.inKeyOrder("somebody else", CancelToken.NEVER), -1,
                Secrets.NONE, (_, _) -> {}, Progress.NONE, CancelToken.NEVER);
        assertThat(log("verify")).as("nothing of it is about mia").hasSize(1);
        var notes = new KeepingNotes(profiles, clock, "manual");
        assertThatThrownBy(() -> notes.before(List.of("mia"), "copy", "attic", () -> {
            throw new LaurelException(LaurelError.of(ErrorCode.CREDENTIALS_MISSING, "attic", "key"));
        })).isInstanceOf(LaurelException.class);
        assertThat(log("copy")).extracting(ActivityEntry::errorCode).containsExactly("CREDENTIALS-MISSING");
    }

    @Test
    void whatSomebodyStopsIsInTheLogAsThat() {
        backUp(1);
        assertThatThrownBy(() -> keeping.verifyAll(List.of("mia"), backups.inKeyOrder("mia", CancelToken.NEVER), -1,
                Secrets.NONE, (_, _) -> {}, Progress.NONE, () -> true)).isInstanceOf(CancellationException.class);
        assertThat(log("verify")).singleElement().satisfies(it -> {
            assertThat(it.isCancelled()).isTrue();
            assertThat(it.isFailed()).isFalse();
        });
    }

    @Test
    void whatIsPrunedOrDeletedIsForgotten() {
        for (var n = 1; n <= 3; n++) {
            keeping.verify(backUp(n), Secrets.NONE, Progress.NONE, CancelToken.NEVER);
        }
        var pruner = new Pruner(backups, RetentionPolicy.keepLast(2), ZoneOffset.UTC);
        keeping.prune(pruner, pruner.plan("mia", CancelToken.NEVER), false, CancelToken.NEVER);
        assertThat(proofs()).hasSize(2);
        assertThat(session.backupOrigins("cellar")).hasSize(2);
        assertThat(log("prune")).hasSize(1);
        keeping.delete(backups.newestFirst("mia", CancelToken.NEVER), CancelToken.NEVER);
        assertThat(proofs()).isEmpty();
        assertThat(session.backupOrigins("cellar")).isEmpty();
    }

    @Test
    void aCopyIsInTheLog() {
        backUp(1);
        var attic = new Backups(new MemoryDestination("attic"), "1", clock);
        var copy = new BackupCopy(backups, attic, tasks, true);
        var report = keeping.copy(copy, copy.plan(null, CancelToken.NEVER), "attic", _ -> {}, Progress.NONE,
                CancelToken.NEVER);
        assertThat(report.total().done()).isEqualTo(1);
        assertThat(log("copy")).singleElement().satisfies(it -> assertThat(it.detail()).contains("cellar", "attic"));
    }

    @Test
    void anUnchangedStateIsBackedUpAnewOnceItsLastBackupIsForSomebodyElse() {
        session.engine().update("score", MetricValue.of(7));
        var all = new ProfileBackups(session, backups, new SecureRandom(), "interval");
        var sealings = List.of(Sealing.passphrase("old".toCharArray()), Sealing.passphrase("new".toCharArray()),
                new Sealing.Recipients(List.of(RECIPIENT)), new Sealing.None());
        var keys = new ArrayList<String>();
        for (var sealing : sealings) {
            now = now.plusSeconds(60);
            var made = all.backupAs(sealing, false, CancelToken.NEVER);
            assertThat(made.made()).isNotNull();
            keys.add(made.key());
            now = now.plusSeconds(60);
            assertThat(all.backupAs(sealing, false, CancelToken.NEVER)).as("the same again")
                    .isEqualTo(new ProfileBackups.Outcome(made.key(), null));
        }
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(all.open(keys.get(1), Secrets.once("new".toCharArray()), Progress.NONE, CancelToken.NEVER).errors())
                .isEmpty();
    }

    private FirstInBackup first() {
        return new FirstInBackup(session, backups, service);
    }

    @Test
    void anUnlockIsFoundInItsFirstBackupWithoutOpeningOnesMadeHere() {
        backUp(5);
        var ten = backUp(10);
        backUp(11);
        var twenty = backUp(20);
        var opened = destination.calls("open");
        assertThat(first().find("score_10", CancelToken.NEVER)).contains(ten);
        assertThat(first().find("score_20", CancelToken.NEVER)).contains(twenty);
        assertThat(first().find("score_30", CancelToken.NEVER)).isEmpty();
        assertThat(destination.calls("open")).isEqualTo(opened);
        keeping.delete(List.of(ten), CancelToken.NEVER);
        assertThat(log("delete")).singleElement().satisfies(it -> {
            assertThat(it.detail()).isEqualTo("cellar: 1");
            assertThat(it.bytes()).isEqualTo(ten.size());
        });
        assertThat(first().find("score_10", CancelToken.NEVER)).get().extracting(Backup::time)
                .as("the oldest that is left").isEqualTo(ten.time().plusSeconds(60));
    }

    @Test
    void aResetDoesNotHideWhatWasThereBefore() {
        var ten = backUp(10);
        now = now.plusSeconds(60);
        session.engine().reset();
        backUp(1);
        backUp(12);
        assertThat(first().find("score_10", CancelToken.NEVER)).contains(ten);
    }

    @Test
    void amongManyOfAnotherDeviceFewAreOpened() {
        session.engine().update("score", MetricValue.of(0));
        for (var n = 0; n < 200; n++) {
            now = now.plusSeconds(60);
            if (n == 137) {
                session.engine().update("score", MetricValue.of(25));
            }
            // As another device would: nothing is noted here.
            service.backup(new BackupService.Source(
                    "mia", "Mia", session.engine().exportData(), CATALOG), new Sealing.None(), false, CancelToken.NEVER);
        }
        destination.plant("users/mia/v1/achievements-1.json", "damaged".getBytes(StandardCharsets.UTF_8));
        var found = first().find("score_20", CancelToken.NEVER).orElseThrow();
        assertThat(found.time()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L).plusSeconds(138 * 60));
        assertThat(destination.calls("open")).isLessThanOrEqualTo(9);
        assertThat(first().find("score_30", CancelToken.NEVER)).isEmpty();
    }

    @Test
    void amongManyThatCanNotBeReadFewAreOpenedAndThoseMadeHereAreFound() {
        var opened = destination.calls("open");
        for (var n = 1; n <= 300; n++) {
            // Before, between and after those made here.
            destination.plant("users/mia/v1/achievements-" + (now.toEpochMilli() + n * 1000L) + ".json",
                    "damaged".getBytes(StandardCharsets.UTF_8));
        }
        backUp(5);
        var ten = backUp(10);
        backUp(11);
        assertThat(first().find("score_10", CancelToken.NEVER)).contains(ten);
        assertThat(destination.calls("open") - opened).isLessThanOrEqualTo(8);
        assertThat(first().find("score_30", CancelToken.NEVER)).isEmpty();
        assertThat(destination.calls("open") - opened).isLessThanOrEqualTo(16);
    }
}
