package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Backups;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SealedWith;
import dev.laurel.settings.Settings;
import dev.laurel.store.ActivityEntry;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an automatic run does to a real folder. */
class AutomaticWorkTest {
    @TempDir
    private Path folder;

    private final SessionSecretStore secrets = new SessionSecretStore();
    private Instant now = Instant.parse("2026-11-24T14:32:00Z");
    private Profiles profiles;
    private ProfileSession session;
    private DestinationSettings stick;
    private Destinations destinations;
    private AutomaticWork work;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    AutomaticWorkTest() {}

    @BeforeEach
    void open() {
        profiles = Profiles.open(folder, () -> now).profiles();
        session = profiles.session(profiles.addSample().id());
        stick = new DestinationSettings.Folder("stick", folder.resolve("stick"));
        FolderDestination.setUp("stick", folder.resolve("stick"));
        destinations = new Destinations(SessionSecretStore::new, Map.of(), () -> now);
        work = new AutomaticWork(destinations, BackupSecrets.kept(() -> Settings.DEFAULTS, () -> secrets),
                profiles, new SameThreadTaskRunner(), "9.9.9", () -> now,
                new SecureRandom(), ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        session.close();
        profiles.close();
    }

    private void run(double score, int keep) {
        now = now.plus(Duration.ofHours(1));
        session.engine().update("score", MetricValue.of(score));
        var rules = BackupRules.usual(session.profile().id(), "stick").withRetention(RetentionPolicy.keepLast(keep));
        work.backUp(session, stick, rules, Trigger.UNLOCK, Progress.NONE, CancelToken.NEVER);
    }

    private List<Backup> there() {
        try (var opened = destinations.open(stick)) {
            return new Backups(opened, "9.9.9", () -> now).newestFirst(session.profile().user(), CancelToken.NEVER);
        }
    }

    private List<String> log() {
        return session.activity(100).stream().map(ActivityEntry::what).toList();
    }

    @Test
    void backsUpAndThenLetsGoWhatTheRulesLetGo() {
        for (var score = 1; score <= 5; score++) {
            run(score, 3);
        }
        assertThat(there()).extracting(Backup::time)
                .containsExactly(now, now.minus(Duration.ofHours(1)), now.minus(Duration.ofHours(2)));
        assertThat(log()).containsExactly("prune", "backup", "prune", "backup", "backup", "backup", "backup");
        assertThat(session.activity(100)).extracting(ActivityEntry::trigger).containsOnly("unlock");
    }

    @Test
    void whatHasNotChangedIsNotBackedUpAgain() {
        run(1, 3);
        run(1, 3);
        assertThat(there()).hasSize(1);
        assertThat(session.activity(1)).extracting(ActivityEntry::detail).singleElement().asString()
                .contains("unchanged");
    }

    @Test
    void aRunThatIsStoppedStandsInTheActivityAsThat() {
        var rules = BackupRules.usual(session.profile().id(), "stick");
        assertThatThrownBy(() -> work.backUp(session, stick, rules, Trigger.UNLOCK, Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThat(there()).isEmpty();
        assertThat(session.activity(1)).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo("backup");
            assertThat(it.isCancelled()).isTrue();
        });
    }

    @Test
    void moreThanHalfAtOnceWaitsForSomebodyWhoHasSeenIt() {
        for (var score = 1; score <= 5; score++) {
            run(score, 10);
        }
        run(6, 1);
        run(7, 1);
        assertThat(there()).hasSize(7);
        assertThat(log()).as("told once").containsOnlyOnce("prune");
        assertThat(session.activity(100)).extracting(ActivityEntry::errorCode).containsOnlyOnce("PRUNE-TOO-MUCH");
    }

    @Test
    void itIsEncryptedAsTheDestinationIsSetToOrNotMade() {
        stick = stick.with(SealedWith.PASSPHRASE);
        assertThatThrownBy(() -> run(1, 3)).isInstanceOfSatisfying(LaurelException.class,
                e -> assertThat(e.error().code()).isEqualTo(ErrorCode.BACKUP_PASSPHRASE_MISSING));
        assertThat(there()).isEmpty();
        assertThat(session.activity(1)).extracting(ActivityEntry::errorCode)
                .containsExactly("BACKUP-PASSPHRASE-MISSING");
        secrets.put(BackupSecrets.PASSPHRASE, "lantern".toCharArray());
        run(1, 3);
        assertThat(there()).singleElement().satisfies(it -> assertThat(it.encrypted()).isTrue());
        stick = stick.with(SealedWith.RECIPIENTS);
        assertThatThrownBy(() -> run(2, 3)).isInstanceOfSatisfying(LaurelException.class,
                e -> assertThat(e.error().code()).isEqualTo(ErrorCode.BACKUP_RECIPIENTS_MISSING));
        assertThat(there()).hasSize(1);
    }
}
