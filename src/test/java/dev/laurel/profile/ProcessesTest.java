package dev.laurel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;

import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.fakes.Fork;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one data folder. */
class ProcessesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-04T12:00:00Z"));
    private static final String CATALOG = "{\"count\":{\"1\":{\"title\":\"One\"},\"100\":{\"title\":\"Hundred\"}}}";

    @TempDir
    Path temp;

    @Test
    @Promise(area = Area.PROGRESS, value = "Window and command line that work on one profile at once lose no update")
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
