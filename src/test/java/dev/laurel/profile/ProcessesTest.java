package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.fakes.Fork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one data folder, and processes that are killed. */
class ProcessesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-04T12:00:00Z"));
    private static final String CATALOG = "{\"count\":{\"1\":{\"title\":\"One\"},\"100\":{\"title\":\"Hundred\"}}}";

    @TempDir
    Path temp;

    @Test
    void processesAtOnceLoseNoUpdate() throws Exception {
        var processes = 3;
        var each = 60;
        addProfile();
        var forks = new ArrayList<Fork>();
        for (var i = 0; i < processes; i++) {
            forks.add(Fork.of(Counter.class, temp.toString(), String.valueOf(each), "own" + i));
        }
        var unlocked = 0;
        for (var fork : forks) {
            for (var line = fork.line(); line != null; line = fork.line()) {
                unlocked += Integer.parseInt(line);
            }
            assertThat(fork.exitStatus()).isZero();
        }

        try (var profiles = open();
                var session = profiles.session(profiles.list().getFirst().id())) {
            assertThat(session.engine().metrics().get("count")).isEqualTo(MetricValue.of(processes * each));
            for (var i = 0; i < processes; i++) {
                assertThat(session.engine().metrics().get("own" + i)).isEqualTo(MetricValue.of(each));
            }
            assertThat(session.engine().unlocked()).containsExactly("count_1", "count_100");
            // Each was told of once, by the process whose update met it or that saw the other's: never by none.
            assertThat(unlocked).isBetween(2, 2 * processes);
        }
    }

    /** Counts, and says at the end how many unlocks it heard of. */
    static final class Counter {
        private Counter() {}

        public static void main(String[] args) {
            var heard = new ArrayList<String>();
            try (var profiles = open(Path.of(args[0]));
                    var session = profiles.session(profiles.list().getFirst().id());
                    var listening = session.engine().on(
                            EngineEvent.AchievementUnlocked.class,
                            event -> heard.add(event.achievement().id()))) {
                for (var i = 0; i < Integer.parseInt(args[1]) && listening != null; i++) {
                    session.engine().increment("count");
                    session.engine().increment(args[2]);
                }
            }
            System.out.println(heard.size());
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesBeingKilled() throws Exception {
        var seed = System.nanoTime();
        System.out.println("ProcessesTest seed " + seed);
        var random = new Random(seed);
        addProfile();
        var acknowledged = 0;
        for (var round = 0; round < 15; round++) {
            try (var fork = Fork.of(Updater.class, temp.toString())) {
                for (var lines = random.nextInt(60); lines >= 0; lines--) {
                    acknowledged = Integer.parseInt(String.valueOf(fork.line()));
                }
                // Somewhere within the next update or two.
                for (var until = System.nanoTime() + random.nextInt(3_000_000); System.nanoTime() < until; ) {
                    Thread.onSpinWait();
                }
                fork.kill();
                for (var line = fork.line(); line != null && !line.isEmpty(); line = fork.line()) {
                    acknowledged = Integer.parseInt(line);
                }
            }
            var opening = Profiles.open(temp, CLOCK);
            try (var profiles = opening.profiles();
                    var session = profiles.session(profiles.list().getFirst().id())) {
                assertThat(opening.notices()).isEmpty();
                var first = number(session, "first");
                assertThat(first).as("acknowledged %s", acknowledged).isGreaterThanOrEqualTo(acknowledged);
                assertThat(number(session, "second")).isEqualTo(first);
                var points = session.history().of("first", Instant.EPOCH, CLOCK.instant(), 100);
                assertThat(points.getLast().value()).isEqualTo(MetricValue.of(first));
            }
        }
        try (var files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("laurel.db", "laurel.db.lock");
        }
    }

    private static double number(ProfileSession session, String metric) {
        return session.engine().metrics().get(metric) instanceof MetricValue.Numeric(var number) ? number : 0;
    }

    /** Counts two metrics up together, by updates and imports, and says so after each. */
    static final class Updater {
        private Updater() {}

        public static void main(String[] args) {
            try (var profiles = open(Path.of(args[0]));
                    var session = profiles.session(profiles.list().getFirst().id())) {
                for (var i = (int) number(session, "first") + 1; ; i++) {
                    var both = new LinkedHashMap<String, MetricValue>();
                    both.put("first", MetricValue.of(i));
                    both.put("second", MetricValue.of(i));
                    if (i % 7 == 0) {
                        session.engine().importData(
                                new ExportedData(ExportedData.VERSION, 0, Metrics.of(both), List.of(), null),
                                ImportOptions.of(ImportStrategy.REPLACE));
                    } else {
                        session.engine().update(Map.copyOf(both));
                    }
                    System.out.println(i);
                    System.out.flush();
                }
            }
        }
    }

    private void addProfile() {
        try (var profiles = open()) {
            profiles.add("Mia", "mia", "Game", CATALOG);
        }
    }

    private Profiles open() {
        return open(temp);
    }

    private static Profiles open(Path folder) {
        return Profiles.open(folder, CLOCK).profiles();
    }
}
