package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.AgeKey;
import dev.laurel.fakes.FaultyDestination;
import dev.laurel.portability.ExportReading;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores with a destination that goes wrong now and then, in every way that it can. */
class FaultsTest {
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"},\"20\":{\"title\":\"Twenty\"}}}";
    private static final int PERCENT = 10;

    @TempDir
    Path temp;

    private final Random random = Rounds.random(FaultsTest.class);
    private final AgeKey key = AgeKey.make();
    private final Map<String, ExportedData> promised = new LinkedHashMap<>();
    private final Set<ExportedData> tried = new HashSet<>();
    private Instant now = Instant.parse("2026-05-04T12:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    @Promise(area = Area.BACKUPS, value = "With a destination where one call in ten goes wrong, every "
            + "backup and restore that reports success is whole and equal, and every failure says so")
    void whatReportsSuccessIsWholeAndEqual(Figure figure) throws Exception {
        var rounds = Rounds.of(200, 2_000);
        var failed = 0;
        FolderDestination.setUp("disk", Files.createDirectory(temp.resolve("disk")));
        var faulty = new FaultyDestination(new FolderDestination("disk", temp.resolve("disk")), random, PERCENT);
        try (faulty; var profiles = Profiles.open(Files.createDirectory(temp.resolve("data")), clock).profiles();
                var session = profiles.session(profiles.add("Mia", "mia", "Game", CATALOG).id())) {
            var backups = new ProfileBackups(
                    session, new Backups(faulty, "1", clock), new SecureRandom(), "manual");
            for (var round = 0; round < rounds; round++) {
                now = now.plusSeconds(1);
                failed += promised.isEmpty() || random.nextBoolean()
                        ? backUp(session, backups, round) : restore(session, backups);
            }
            faulty.heal();
            for (var entry : promised.entrySet()) {
                assertThat(data(read(backups, entry.getKey()))).as(entry.getKey()).isEqualTo(entry.getValue());
            }
            var listed = new ArrayList<String>();
            backups.backups().list("mia", backup -> listed.add(backup.key()), CancelToken.NEVER);
            assertThat(listed).containsAll(promised.keySet());
            readOthers(backups, listed);
        }
        assertThat(failed).isPositive();
        figure.is("%,d backups and restores with %,d faults: %,d failed and said so, all %,d backups that succeeded are"
                .formatted(rounds, faulty.faults(), failed, promised.size()) + " there and equal");
    }

    private int backUp(ProfileSession session, ProfileBackups backups, int round) {
        session.engine().update(Map.of(
                "score", MetricValue.of(random.nextInt(30)), "round", MetricValue.of(round),
                "note", MetricValue.of("x".repeat(random.nextInt(500)))));
        tried.add(session.engine().exportData());
        var sealing = random.nextBoolean() ? new Sealing.None() : new Sealing.Recipients(List.of(key.recipient()));
        try {
            var outcome = backups.backupAs(sealing, true, CancelToken.NEVER);
            assertThat(outcome.made()).as("there was something new").extracting(Backup::key).isEqualTo(outcome.key());
            assertThat(promised.put(outcome.key(), session.engine().exportData())).isNull();
            return 0;
        } catch (LaurelException e) {
            return 1;
        }
    }

    private int restore(ProfileSession session, ProfileBackups backups) {
        var chosen = List.copyOf(promised.keySet()).get(random.nextInt(promised.size()));
        var before = session.engine().snapshot();
        try {
            var reading = read(backups, chosen);
            if (reading.file() == null) {
                assertThat(reading.errors()).isNotEmpty();
                assertThat(session.engine().snapshot()).isEqualTo(before);
                return 1;
            }
            assertThat(data(reading)).as(chosen).isEqualTo(promised.get(chosen));
            var plan = session.engine().plan(data(reading), ImportOptions.of(ImportStrategy.REPLACE));
            assertThat(backups.restore(chosen, plan).success()).isTrue();
            assertThat(session.engine().snapshot().metrics()).isEqualTo(data(reading).metrics());
            return 0;
        } catch (LaurelException e) {
            assertThat(session.engine().snapshot()).isEqualTo(before);
            return 1;
        }
    }

    private ExportReading read(ProfileBackups backups, String backup) {
        return backups.open(
                backup, Secrets.once(key.identity().toCharArray()), Progress.NONE, CancelToken.NEVER);
    }

    private static ExportedData data(ExportReading reading) {
        return Objects.requireNonNull(reading.file()).data();
    }

    /** What failed uploads have left is either whole after all, or known as damaged. */
    private void readOthers(ProfileBackups backups, List<String> listed) {
        for (var other : listed) {
            if (!promised.containsKey(other)) {
                var reading = read(backups, other);
                if (reading.errors().isEmpty()) {
                    assertThat(tried).as(other).contains(data(reading));
                }
            }
        }
    }
}
