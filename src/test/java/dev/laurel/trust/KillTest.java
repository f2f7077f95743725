package dev.laurel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.laurel.backup.Backups;
import dev.laurel.backup.Sealing;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.fakes.Fork;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.profile.ProfileSession;
import dev.laurel.profile.Profiles;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.store.VersionOne;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.trust.Promise.Area;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed as {@code kill -9} does, somewhere in what they do. A worker counts metrics {@code first}
 * and {@code second} up together, and says so after each step that it was told is done.
 */
class KillTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-04T12:00:00Z"));
    private static final String CATALOG = "{\"first\":{\"1\":{\"title\":\"One\"},\"100\":{\"title\":\"Hundred\"}}}";
    private static final int POINTS = 60_000;

    /** In nanoseconds; what a step takes before any was seen. */
    private static final long USUAL_STEP = 4_000_000;

    @TempDir
    Path temp;

    private final Random random = Rounds.random(KillTest.class);

    /** What a worker is busy with when it is killed. */
    enum Work {
        UPDATE,
        IMPORT,
        RESTORE,
        BACKUP,
        SETTINGS,
        MIGRATION
    }

    @Test
    @Promise(area = Area.PROGRESS, value = "What was acknowledged survives kill -9 at "
            + "any moment of an update, import, restore, backup, change of settings "
            + "or migration; nothing is half done and the next start repairs nothing")
    void whatWasAcknowledgedSurvivesBeingKilled(Figure figure) throws Exception {
        var rounds = Rounds.of(12, 200);
        var acknowledged = 0L;
        for (var work : Work.values()) {
            Files.createDirectories(folder(work));
        }
        for (var round = 0; round < rounds; round++) {
            acknowledged += switch (Work.values()[round % Work.values().length]) {
                case UPDATE -> count(Work.UPDATE);
                case IMPORT -> count(Work.IMPORT);
                case RESTORE -> restore();
                case BACKUP -> backUp();
                case SETTINGS -> settings();
                case MIGRATION -> migration();
            };
        }
        figure.is("%d kills among %,d acknowledged steps, none lost".formatted(rounds, acknowledged));
    }

    private Path folder(Work work) {
        return temp.resolve(work.name());
    }

    /** Starts a worker, kills it within a step, and returns all that it has said. */
    private List<String> killed(Work work, Path folder) throws IOException, InterruptedException {
        var said = new ArrayList<String>();
        try (var fork = Fork.of(Worker.class, work.name(), folder.toString())) {
            said.add(String.valueOf(fork.line()));
            var began = System.nanoTime();
            var steps = work == Work.MIGRATION ? 0 : random.nextInt(30);
            for (var step = 0; step < steps; step++) {
                said.add(String.valueOf(fork.line()));
            }
            var usual = steps == 0 ? USUAL_STEP : (System.nanoTime() - began) / steps;
            // A migration is one long step.
            var wait = random.nextLong(1 + (work == Work.MIGRATION ? 50 * USUAL_STEP : 2 * usual));
            for (var until = System.nanoTime() + wait; System.nanoTime() < until; ) {
                Thread.onSpinWait();
            }
            fork.kill();
            for (var line = fork.line(); line != null && !line.isEmpty(); line = fork.line()) {
                said.add(line);
            }
        }
        assertThat(said.removeFirst()).isEqualTo("begun");
        return said;
    }

    private static int last(List<String> said) {
        return said.isEmpty() ? 0 : Integer.parseInt(said.getLast());
    }

    private int count(Work work) throws Exception {
        addProfile(work);
        var said = killed(work, folder(work));
        try (var profiles = opened(folder(work)); var session = session(profiles)) {
            var first = number(session, "first");
            assertThat(first).as("acknowledged %s", said).isGreaterThanOrEqualTo(last(said));
            assertThat(number(session, "second")).isEqualTo(first);
            assertThat(session.engine().unlocked()).contains(first >= 1 ? new String[] {"first_1"} : new String[0]);
            if (first > 0) {
                assertThat(session.history().of("first", Instant.EPOCH, CLOCK.instant(), 100).getLast().value())
                        .isEqualTo(MetricValue.of(first));
            }
        }
        assertThat(names(folder(work))).containsExactlyInAnyOrder("laurel.db", "laurel.db.lock");
        return said.size();
    }

    /** Of two backups in turn: after the kill there is the state of one of them, whole. */
    private int restore() throws Exception {
        var folder = folder(Work.RESTORE);
        addProfile(Work.RESTORE);
        if (!Files.exists(folder.resolve("backups"))) {
            FolderDestination.setUp("disk", folder.resolve("backups"));
            try (var profiles = open(folder); var session = session(profiles)) {
                for (var value : List.of(1.0, 2.0)) {
                    session.engine().update(Map.of(
                            "first", MetricValue.of(value), "second", MetricValue.of(value)));
                    backups(session, folder).backupAs(new Sealing.None(), true, CancelToken.NEVER);
                }
            }
        }
        var said = killed(Work.RESTORE, folder);
        try (var profiles = opened(folder); var session = session(profiles)) {
            var first = number(session, "first");
            assertThat(number(session, "second")).isEqualTo(first);
            assertThat(first).isIn(1.0, 2.0);
        }
        assertThat(names(folder)).containsExactlyInAnyOrder("laurel.db", "laurel.db.lock", "backups");
        return said.size();
    }

    /** Every backup that was told of is there, and whatever is there is whole. */
    private int backUp() throws Exception {
        var folder = folder(Work.BACKUP);
        addProfile(Work.BACKUP);
        if (!Files.exists(folder.resolve("backups"))) {
            FolderDestination.setUp("disk", folder.resolve("backups"));
        }
        var said = killed(Work.BACKUP, folder);
        try (var profiles = opened(folder); var session = session(profiles)) {
            var own = backups(session, folder);
            var found = new TreeMap<String, Double>();
            own.backups().list("mia", backup -> {
                var reading = own.open(backup.key(), Secrets.NONE, Progress.NONE, CancelToken.NEVER);
                assertThat(reading.errors()).as(backup.key()).isEmpty();
                var metrics = Objects.requireNonNull(reading.file()).data().metrics();
                assertThat(metrics.get("first")).isEqualTo(metrics.get("second"));
                found.put(backup.key(), number(metrics.get("first")));
            }, CancelToken.NEVER);
            for (var line : said) {
                var words = line.split(" ", -1);
                assertThat(found).containsEntry(words[0], Double.valueOf(words[1]));
            }
        }
        return said.size();
    }

    private int settings() throws Exception {
        var folder = folder(Work.SETTINGS);
        var said = killed(Work.SETTINGS, folder);
        var opening = SettingsStore.open(folder, CLOCK);
        assertThat(opening.notices()).isEmpty();
        var names = opening.store().get().destinations().stream().map(DestinationSettings::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(last(said))
                .isEqualTo(IntStream.rangeClosed(1, names.size()).mapToObj(String::valueOf).toList());
        // So that the file does not grow from round to round.
        opening.store().update(it -> it.withDestinations(_ -> List.of()));
        return said.size();
    }

    private int migration() throws Exception {
        var folder = Files.createTempDirectory(temp, "migration");
        VersionOne.fill(folder, CLOCK, POINTS);
        var said = killed(Work.MIGRATION, folder);
        try (var profiles = opened(folder); var session = session(profiles)) {
            assertThat(number(session, "m")).isEqualTo(2.0 * POINTS);
            assertThat(session.history().of("m", Instant.EPOCH, CLOCK.instant(), POINTS + 1)).hasSize(POINTS);
        }
        assertThat(names(folder)).containsExactlyInAnyOrder("laurel.db", "laurel.db.lock", "laurel.db.version-1");
        return said.size();
    }

    private void addProfile(Work work) {
        if (!Files.exists(folder(work).resolve("laurel.db"))) {
            try (var profiles = open(folder(work))) {
                profiles.add("Mia", "mia", "Game", CATALOG);
            }
        }
    }

    /** As the next start does, which must have nothing to tell. */
    private static Profiles opened(Path folder) {
        var opening = Profiles.open(folder, CLOCK);
        assertThat(opening.notices()).isEmpty();
        return opening.profiles();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Profiles open(Path folder) {
        return Profiles.open(folder, CLOCK).profiles();
    }

    private static ProfileSession session(Profiles profiles) {
        return profiles.session(profiles.list().getFirst().id());
    }

    private static double number(ProfileSession session, String metric) {
        return number(session.engine().metrics().get(metric));
    }

    private static double number(@Nullable MetricValue value) {
        return value instanceof MetricValue.Numeric(var number) ? number : 0;
    }

    private static ProfileBackups backups(ProfileSession session, Path folder) {
        var destination = new FolderDestination("disk", folder.resolve("backups"));
        return new ProfileBackups(session, new Backups(destination, "1", CLOCK), new SecureRandom(), "manual");
    }

    /** Does one kind of work without end. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] args) {
            var folder = Path.of(args[1]);
            switch (Work.valueOf(args[0])) {
                case UPDATE -> count(folder, (session, i) -> session.engine().update(both(i)));
                case IMPORT -> count(folder, (session, i) -> session.engine().importData(
                        new ExportedData(ExportedData.VERSION, 0, Metrics.of(both(i)), List.of(), null),
                        ImportOptions.of(ImportStrategy.REPLACE)));
                case RESTORE -> restore(folder);
                case BACKUP -> backUp(folder);
                case SETTINGS -> settings(folder);
                case MIGRATION -> {
                    say("begun");
                    open(folder).close();
                    say("1");
                }
            }
        }

        private interface Step {
            void take(ProfileSession session, int number);
        }

        private static void count(Path folder, Step step) {
            try (var profiles = open(folder); var session = session(profiles)) {
                say("begun");
                for (var i = (int) number(session, "first") + 1; ; i++) {
                    step.take(session, i);
                    say(String.valueOf(i));
                }
            }
        }

        private static Map<String, MetricValue> both(int number) {
            return Map.of("first", MetricValue.of(number), "second", MetricValue.of(number));
        }

        private static void restore(Path folder) {
            try (var profiles = open(folder); var session = session(profiles)) {
                var own = backups(session, folder);
                var keys = new ArrayList<String>();
                own.backups().list("mia", backup -> keys.add(backup.key()), CancelToken.NEVER);
                say("begun");
                for (var i = 0; ; i++) {
                    var key = keys.get(i % 2);
                    var file = Objects.requireNonNull(
                            own.open(key, Secrets.NONE, Progress.NONE, CancelToken.NEVER).file());
                    own.restore(key, session.engine().plan(file.data(), ImportOptions.of(ImportStrategy.REPLACE)));
                    say(String.valueOf(i));
                }
            }
        }

        private static void backUp(Path folder) {
            try (var profiles = open(folder); var session = session(profiles)) {
                var own = backups(session, folder);
                say("begun");
                for (var i = (int) number(session, "first") + 1; ; i++) {
                    session.engine().update(both(i));
                    say(own.backupAs(new Sealing.None(), false, CancelToken.NEVER).key() + " " + i);
                }
            }
        }

        private static void settings(Path folder) {
            var store = SettingsStore.open(folder, CLOCK).store();
            say("begun");
            for (var i = store.get().destinations().size() + 1; ; i++) {
                var name = String.valueOf(i);
                store.update(it -> it.withDestinations(list -> {
                    list.add(new DestinationSettings.Folder(name, folder));
                    return list;
                }));
                say(name);
            }
        }

        private static void say(String line) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
