package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.HistoryPoint;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.Profiles;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that is set back, as a flat battery or a change by hand does. */
class ClockTest {
    private static final String CATALOG = "{\"score\":{\"10\":{\"title\":\"Ten\"},\"20\":{\"title\":\"Twenty\"}}}";

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2026-05-04T12:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    @Promise(area = Area.PROGRESS, value = "A clock that is set back two days takes no progress, no past and no backup")
    void aClockThatIsSetBackTakesNothing() throws Exception {
        var disk = Files.createDirectory(temp.resolve("disk"));
        FolderDestination.setUp("disk", disk);
        var made = new LinkedHashMap<String, Double>();
        for (var back : List.of(false, true)) {
            now = back ? now.minus(Duration.ofDays(2)) : now;
            try (var profiles = Profiles.open(temp, clock).profiles()) {
                if (!back) {
                    profiles.add("Mia", "mia", "Game", CATALOG);
                }
                try (var session = profiles.session(profiles.list().getFirst().id());
                        var destination = new FolderDestination("disk", disk)) {
                    var backups = new ProfileBackups(
                            session, new Backups(destination, "1", clock), new SecureRandom(), "manual");
                    for (var step = 0; step < 3; step++) {
                        var score = made.size() * 5.0;
                        session.engine().update("score", MetricValue.of(score));
                        made.put(backups.backupAs(new Sealing.None(), true, CancelToken.NEVER).key(), score);
                        now = now.plusSeconds(60);
                    }
                }
            }
        }
        assertThat(made).hasSize(6);
        try (var profiles = Profiles.open(temp, clock).profiles();
                var session = profiles.session(profiles.list().getFirst().id());
                var destination = new FolderDestination("disk", disk)) {
            assertThat(session.engine().metrics().asMap()).isEqualTo(Map.of("score", MetricValue.of(25)));
            assertThat(session.engine().unlocked()).containsExactly("score_10", "score_20");
            assertThat(session.history().of("score", Instant.EPOCH, now.plus(Duration.ofDays(3)), 100))
                    .extracting(HistoryPoint::value).containsExactlyInAnyOrderElementsOf(
                            made.values().stream().map(MetricValue::of).toList());
            var backups = new ProfileBackups(
                    session, new Backups(destination, "1", clock), new SecureRandom(), "manual");
            var found = new LinkedHashMap<String, MetricValue>();
            backups.backups().newestFirst("mia", CancelToken.NEVER).forEach(it -> found.put(it.key(),
                    Objects.requireNonNull(Objects.requireNonNull(backups.open(
                            it.key(), Secrets.NONE, Progress.NONE, CancelToken.NEVER).file())
                            .data().metrics().get("score"))));
            assertThat(found).hasSameSizeAs(made);
            made.forEach((key, score) -> assertThat(found).containsEntry(key, MetricValue.of(score)));
        }
    }
}
