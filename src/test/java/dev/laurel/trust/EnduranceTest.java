package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.laurel.backup.Backups;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelError;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.Fork;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.profile.AutomaticBackups;
import dev.laurel.profile.AutomaticWork;
import dev.laurel.profile.BackupSecrets;
import dev.laurel.profile.Destinations;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.ProfileSync;
import dev.laurel.profile.Profiles;
import dev.laurel.secret.SessionSecretStore;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.sync.RestPeer;
import dev.laurel.sync.RestServer;
import dev.laurel.sync.RetryLimits;
import dev.laurel.task.CancelToken;
import dev.laurel.trust.Promise.Area;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week in which a profile is open all the time: somebody plays, it is synced with a real server and backed up into a
 * folder by itself. Time is simulated, everything else is real, and the process has nothing else to do: what other
 * tests leave open would be counted, or closed meanwhile.
 */
class EnduranceTest {
    private static final long SLACK = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @Promise(area = Area.WINDOW, value = "A week of automatic backups and sync leaves no more memory in use, no "
            + "more files open and no more threads running than its first hours did")
    void aWeekLeavesNothingBehind(Figure figure) throws Exception {
        var length = Rounds.isAll() ? Duration.ofDays(7) : Duration.ofHours(10);
        var seed = Rounds.random(EnduranceTest.class).nextLong();
        try (var fork = Fork.of(Week.class, folder.toString(), length.toString(), String.valueOf(seed))) {
            var first = Use.parse(fork.line());
            var last = Use.parse(fork.line());
            assertThat(fork.exitStatus()).isZero();
            assertThat(last.files()).as("open files").isEqualTo(first.files());
            assertThat(last.threads()).as("threads").isLessThanOrEqualTo(first.threads());
            assertThat(last.heap()).as("bytes of heap").isLessThan(first.heap() + SLACK);
            figure.is("%d hours: %.1f MiB, %d files, %d threads at first; %.1f MiB, %d files, %d threads at the end"
                    .formatted(length.toHours(), first.heap() / 1048576.0, first.files(), first.threads(),
                            last.heap() / 1048576.0, last.files(), last.threads()));
        }
    }

    /** The week in a process of its own, which says what is in use once it has settled, and at the end. */
    static final class Week {
        /** Long enough that whatever is loaded or cached once has been. */
        private static final Duration SETTLED = Duration.ofHours(2);

        private static final Duration BEAT = Duration.ofSeconds(1);

        private final Random random;
        private Instant now = Instant.parse("2026-11-23T08:00:00Z");
        private final InstantSource clock = () -> now;

        private Week(Random random) {
            this.random = random;
        }

        public static void main(String[] args) throws Exception {
            new Week(new Random(Long.parseLong(args[2]))).run(Path.of(args[0]), Duration.parse(args[1]));
        }

        private void run(Path folder, Duration length) throws Exception {
            var tasks = new SameThreadTaskRunner();
            var place = new DestinationSettings.Folder("cellar", Files.createDirectory(folder.resolve("cellar")));
            FolderDestination.setUp(place.name(), place.path());
            var data = Files.createDirectory(folder.resolve("data"));
            var settings = SettingsStore.open(data, clock).store();
            settings.update(it -> it.withDestinations(_ -> List.of(place)));
            var destinations = new Destinations(SessionSecretStore::new, Map.of(), clock);
            try (var server = new AchievementServer();
                    var profiles = Profiles.open(data, clock).profiles();
                    var session = profiles.session(profiles.addSample().id());
                    var sync = new ProfileSync(session, new RestPeer(
                            new RestServer(server.address(), "mira", Map.of(), RestServer.USUAL_TIMEOUT), null,
                            RetryLimits.USUAL, clock), clock);
                    var _ = sync.automatic(tasks, random, _ -> {})) {
                var work = new AutomaticWork(destinations, secrets(settings), profiles, tasks, "1.0.0", clock,
                        new SecureRandom(), ZoneOffset.UTC);
                var backups = new AutomaticBackups(
                        session, settings, work, tasks, clock, random, it -> it, new Quiet());
                pass(SETTLED, tasks, session, server);
                System.out.println(Use.now());
                pass(length.minus(SETTLED), tasks, session, server);
                System.out.println(Use.now());
                var kept = new Backups(destinations.open(place), "1.0.0", clock)
                        .newestFirst(session.profile().user(), CancelToken.NEVER);
                assertThat(kept.getFirst().time()).as("it has gone on to the end")
                        .isAfter(now.minus(Duration.ofHours(1)));
                backups.end(() -> {});
            }
        }

        private static BackupSecrets secrets(SettingsStore settings) {
            return BackupSecrets.kept(settings::get, SessionSecretStore::new);
        }

        /** Somebody plays every few minutes, here or on the web; a few words and numbers, and what they unlock. */
        private void pass(Duration time, SameThreadTaskRunner tasks, ProfileSession session, AchievementServer server) {
            var next = now;
            for (var end = now.plus(time); now.isBefore(end); ) {
                now = now.plus(BEAT);
                if (now.isAfter(next)) {
                    next = now.plusSeconds(60 + random.nextInt(240));
                    switch (random.nextInt(4)) {
                        case 0 -> session.engine().increment("score", 1 + random.nextInt(20));
                        case 1 -> session.engine().update("hero", MetricValue.of("Hero " + random.nextInt(9)));
                        case 2 -> session.engine().update("level", MetricValue.of(random.nextInt(60)));
                        default -> server.plant("users/mira/achievements/metrics",
                                "{\"metrics\":{\"score\":[" + random.nextInt(9000) + "]}}");
                    }
                }
                tasks.tick();
                server.forget();
            }
        }
    }

    /** What is in use after the collector has been through; idle workers of an HTTP client come and go. */
    private record Use(long heap, long files, long threads) {
        static Use now() {
            for (var i = 0; i < 3; i++) {
                System.gc();
            }
            var system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
            return new Use(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    system == null ? 0 : system.getOpenFileDescriptorCount(),
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(it -> !it.getName().contains("-Worker-")).count());
        }

        static Use parse(@Nullable String line) {
            var words = String.valueOf(line).split(" ", -1);
            return new Use(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
        }

        @Override
        public String toString() {
            return heap + " " + files + " " + threads;
        }
    }

    private static final class Quiet implements AutomaticBackups.Listener {
        @Override
        public void changed() {}

        @Override
        public void failed(String destination, LaurelError error) {
            throw new AssertionError(destination + " " + error);
        }

        @Override
        public void succeeded(String destination, AutomaticBackup.Done done) {}
    }
}
