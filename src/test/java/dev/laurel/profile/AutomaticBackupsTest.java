package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.laurel.backup.schedule.AutomaticBackup.Done;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.backup.schedule.Triggers;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomaticBackupsTest {
    @TempDir
    private Path folder;

    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final List<String> runs = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T14:32:00Z");
    private @Nullable ErrorCode failure;
    private Profiles profiles;
    private SettingsStore settings;
    private ProfileSession session;
    private AutomaticBackups backups;

    @BeforeEach
    void open() {
        profiles = Profiles.open(folder, () -> now).profiles();
        settings = SettingsStore.open(folder, () -> now).store();
        session = profiles.session(profiles.addSample().id());
        settings.update(it -> it.withDestinations(_ -> List.of(destination("stick"), destination("nas"))));
        backups = new AutomaticBackups(session, settings, (_, destination, rules, trigger, _, _) -> {
            runs.add(destination.name() + " " + trigger + " " + rules.retention().last());
            if (failure != null) {
                throw new LaurelException(LaurelError.of(failure, destination.name(), ""));
            }
            return Optional.empty();
        }, tasks, () -> now, new Random(7), it -> "Backing up to " + it, new AutomaticBackups.Listener() {
            @Override
            public void changed() {}

            @Override
            public void failed(String destination, LaurelError error) {
                told.add(destination + " " + error.code());
            }

            @Override
            public void succeeded(String destination, Done done) {
                if (done.trigger() == Trigger.MANUAL) {
                    told.add(destination + " " + done.made());
                }
            }
        });
    }

    @AfterEach
    void close() {
        backups.end(() -> {});
        session.close();
        profiles.close();
    }

    private DestinationSettings destination(String name) {
        return new DestinationSettings.Folder(name, folder.resolve(name));
    }

    private BackupRules rules(String destination) {
        return settings.get().backupRules(session.profile().id(), destination);
    }

    private void pass(Duration duration) {
        for (var left = duration.toSeconds(); left > 0; left--) {
            now = now.plusSeconds(1);
            tasks.tick();
        }
    }

    @Test
    void backsUpToEachDestinationWhatTheEngineDoes() {
        pass(Duration.ofMinutes(1));
        assertThat(runs).containsExactlyInAnyOrder("stick START 10", "nas START 10");
        runs.clear();
        session.engine().update("score", MetricValue.of(10_000_000));
        pass(Duration.ofSeconds(2));
        assertThat(runs).containsExactlyInAnyOrder("stick UNLOCK 10", "nas UNLOCK 10");
    }

    @Test
    void followsTheSettings() {
        pass(Duration.ofMinutes(1));
        runs.clear();
        settings.update(it -> it
                .withBackupRules(rules("stick").withTriggers(new Triggers(false, true, false, null)))
                .withBackupRules(rules("nas").withPaused(true)));
        session.engine().update(Map.of("score", MetricValue.of(48_251)));
        pass(Duration.ofHours(1));
        assertThat(runs).containsExactly("stick CHANGE 10");

        settings.update(it -> it.withDestinations(_ -> List.of(destination("nas"), destination("new"))));
        assertThat(backups.status()).extracting(Status::destination).containsExactly("nas", "new");
        runs.clear();
        pass(Duration.ofMinutes(1));
        assertThat(runs).containsExactly("new START 10");
    }

    private List<Instant> next() {
        return backups.status().stream().flatMap(it -> it.next().stream()).toList();
    }

    @Test
    void saysWhichRunIsNext() {
        assertThat(next()).containsExactly(now.plusSeconds(10), now.plusSeconds(10));
        pass(Duration.ofMinutes(1));
        assertThat(tasks.names()).contains("Backing up to stick", "Backing up to nas");
        assertThat(next()).as("all is safe").isEmpty();
        settings.update(it -> it.withBackupRules(
                rules("nas").withTriggers(new Triggers(false, false, false, Duration.ofMinutes(1)))));
        session.engine().update("playtimeMinutes", MetricValue.of(1285));
        assertThat(backups.status().getLast().next()).contains(now.plusSeconds(60));
    }

    @Test
    void tellsOfFailuresOnceForEachDestination() {
        failure = ErrorCode.DESTINATION_UNREACHABLE;
        pass(Duration.ofHours(6));
        assertThat(told).containsExactlyInAnyOrder("stick DESTINATION_UNREACHABLE", "nas DESTINATION_UNREACHABLE");
    }

    @Test
    void aPersonWhoAsksIsToldOfEachOutcome() {
        settings.update(it -> it.withBackupRules(rules("stick").withTriggers(Triggers.NONE))
                .withBackupRules(rules("nas").withPaused(true)));
        pass(Duration.ofMinutes(1));
        backups.backUpNow();
        assertThat(runs).containsExactlyInAnyOrder("stick MANUAL 10", "nas MANUAL 10");
        assertThat(told).containsExactlyInAnyOrder("stick Optional.empty", "nas Optional.empty");
        told.clear();
        failure = ErrorCode.DESTINATION_UNREACHABLE;
        backups.backUpNow();
        backups.backUpNow();
        assertThat(told.stream().filter(it -> it.equals("stick DESTINATION_UNREACHABLE")))
                .as("also while it is away for the second time").hasSize(2);
    }

    @Test
    void aChangeOfSomethingElseHurriesNoRetryAndAPersonDoes() {
        failure = ErrorCode.DESTINATION_UNREACHABLE;
        pass(Duration.ofHours(6));
        runs.clear();
        settings.update(it -> it.withReducedMotion(true));
        pass(Duration.ofSeconds(5));
        assertThat(runs).isEmpty();
        failure = null;
        backups.tryAgain();
        pass(Duration.ofSeconds(1));
        assertThat(runs).containsExactlyInAnyOrder("stick START 10", "nas START 10");
    }

    @Test
    void aProfileThatIsRemovedIsNotBackedUp() {
        pass(Duration.ofMinutes(1));
        runs.clear();
        session.engine().update("playtimeMinutes", MetricValue.of(1286));
        var ended = new ArrayList<Boolean>();
        backups.stop(() -> ended.add(true));
        assertThat(ended).hasSize(1);
        pass(Duration.ofHours(1));
        assertThat(runs).isEmpty();
    }

    @Test
    void endsOnceEverythingIsSafe() {
        pass(Duration.ofMinutes(1));
        runs.clear();
        session.engine().update("playtimeMinutes", MetricValue.of(1286));
        var ended = new ArrayList<Boolean>();
        assertThat(backups.end(() -> ended.add(true))).isTrue();
        assertThat(ended).hasSize(1);
        assertThat(runs).containsExactlyInAnyOrder("stick QUIT 10", "nas QUIT 10");
        session.engine().update("playtimeMinutes", MetricValue.of(1287));
        pass(Duration.ofHours(1));
        assertThat(runs).as("after the end nothing runs").hasSize(2);
        assertThat(backups.end(() -> ended.add(true))).isFalse();
        assertThat(ended).hasSize(2);
    }
}
