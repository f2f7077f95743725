package dev.laurel.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.folder.FolderDestination;
import dev.laurel.fakes.Fork;
import dev.laurel.fakes.MemoryDestination;
import dev.laurel.portability.envelope.Secrets;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.ThreadTaskRunner;
import dev.laurel.trust.Figure;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin does with 20,000 players who have 100,000 backups. */
class PlayersAtScaleTest {
    private static final int PLAYERS = 20_000;
    private static final int EACH = 5;

    @TempDir
    Path folder;

    private static String key(int player, int n) {
        return "users/player-" + player + "/v1.2.3/achievements-" + (1_700_000_000_000L + n) + ".json";
    }

    private static final byte[] BACKUP = """
            {"version":"3.3.0","timestamp":5,"metrics":{"score":[12]},"unlockedAchievements":[]}"""
            .getBytes(StandardCharsets.UTF_8);

    private static MemoryDestination full() {
        var destination = new MemoryDestination("memory", 1000);
        for (var player = 0; player < PLAYERS; player++) {
            for (var n = 0; n < EACH; n++) {
                destination.plant(key(player, n), BACKUP);
            }
        }
        return destination;
    }

    private static Backups backups(Destination destination) {
        return new Backups(destination, "1.2.3", InstantSource.system());
    }

    @Test
    void theFirstPlayersAreThereAfterOnePageAndTheRestStreamsIn() {
        var destination = full();
        var rows = new HashMap<String, Player>();
        var listed = new ArrayList<Integer>();
        backups(destination).players(page -> {
            page.forEach(it -> rows.put(it.user(), it));
            listed.add(destination.calls("list"));
        }, CancelToken.NEVER);
        assertThat(listed).as("each page is told of before the next is asked for").hasSize(PLAYERS * EACH / 1000)
                .startsWith(1, 2, 3);
        assertThat(rows).hasSize(PLAYERS).allSatisfy((_, player) -> assertThat(player.count()).isEqualTo(EACH));
        assertThat(destination.calls("open")).isZero();
        assertThat(destination.calls("list")).isEqualTo(PLAYERS * EACH / 1000);
    }

    @Test
    void everybodysBackupsAreVerifiedWithAReportEach() {
        var destination = full();
        destination.plant(key(77, 3), new byte[] {'x'});
        var backups = backups(destination);
        var verifier = new Verifier(backups, InstantSource.system(), _ -> Optional.empty());
        var done = new AtomicLong();
        try (var tasks = new ThreadTaskRunner()) {
            var report = BulkVerification.run(backups.inKeyOrder(null, CancelToken.NEVER), PLAYERS * EACH,
                    it -> verifier.verify(it, null, Secrets.NONE, Progress.NONE, CancelToken.NEVER), (_, _) -> {},
                    tasks, (now, total) -> done.set(total == PLAYERS * EACH ? now : -1), CancelToken.NEVER);
            assertThat(report.players()).hasSize(PLAYERS);
            assertThat(report.total().done()).isEqualTo(PLAYERS * EACH - 1);
            assertThat(report.players().get("player-77")).satisfies(it -> assertThat(it.failed()).isEqualTo(1));
            assertThat(done).hasValue(PLAYERS * EACH);
        }
    }

    @Test
    void everybodyIsPrunedAndCancellingStopsIt() {
        var destination = full();
        var backups = backups(destination);
        var pruner = new Pruner(backups, RetentionPolicy.keepLast(3), ZoneOffset.UTC);
        try (var tasks = new ThreadTaskRunner()) {
            var pruned = new AtomicInteger();
            assertThatThrownBy(() -> pruner.applyAll(pruner.plans(CancelToken.NEVER), PLAYERS, false,
                    _ -> pruned.incrementAndGet(), tasks, Progress.NONE, () -> pruned.get() >= 100))
                    .isInstanceOf(CancellationException.class);
            assertThat(pruned.get()).isBetween(100, 110);
            assertThat(backups.newestFirst(null, CancelToken.NEVER)).hasSize(PLAYERS * EACH - 2 * pruned.get());
            var report = pruner.applyAll(pruner.plans(CancelToken.NEVER), PLAYERS, false, _ -> {}, tasks,
                    Progress.NONE, CancelToken.NEVER);
            assertThat(report.players()).hasSize(PLAYERS);
            assertThat(report.total().done()).isEqualTo(2 * (PLAYERS - pruned.get()));
            assertThat(report.total().left()).isEqualTo(3 * PLAYERS);
        }
    }

    /** In a process of its own, whose heap is no larger. */
    @Test
    @Promise(area = Area.BACKUPS, value = "Everybody's backups are listed, and what would be pruned is told, in 128 MiB")
    void aFolderOfThemFitsIntoAHeapOf128Megabytes(Figure figure) throws Exception {
        var players = Rounds.of(PLAYERS / 10, PLAYERS);
        FolderDestination.setUp("folder", folder);
        for (var player = 0; player < players; player++) {
            var of = Files.createDirectories(folder.resolve(key(player, 0)).getParent());
            for (var n = 0; n < EACH; n++) {
                Files.write(of.resolve(key(player, n).substring(key(player, n).lastIndexOf('/') + 1)), BACKUP);
            }
        }
        try (var fork = Fork.of(128, InASmallHeap.class, folder.toString())) {
            assertThat(fork.line()).isEqualTo("first rows after 1000 backups");
            assertThat(fork.line()).isEqualTo(players + " players");
            assertThat(fork.line()).isEqualTo(players * EACH + " backups, newest first");
            assertThat(fork.line()).isEqualTo(2 * players + " would go");
            assertThat(fork.exitStatus()).isZero();
        }
        figure.is("%,d backups of %,d players in a folder".formatted(players * EACH, players));
    }

    /** What the other process does. */
    static final class InASmallHeap {
        private InASmallHeap() {}

        public static void main(String[] args) {
            try (var destination = new FolderDestination("folder", Path.of(args[0]))) {
                var backups = backups(destination);
                var players = new HashMap<String, Player>();
                var isFirst = new AtomicBoolean(true);
                backups.players(page -> {
                    if (isFirst.getAndSet(false)) {
                        // The last one is held back, since its pin may be on the next page.
                        say("first rows after " + (page.stream().mapToInt(Player::count).sum() + 1) + " backups");
                    }
                    page.forEach(it -> players.put(it.user(), it));
                }, CancelToken.NEVER);
                say(players.size() + " players");
                say(backups.newestFirst(null, CancelToken.NEVER).size() + " backups, newest first");
                var pruner = new Pruner(backups, RetentionPolicy.keepLast(3), ZoneOffset.UTC);
                var going = 0;
                for (var plans = pruner.plans(CancelToken.NEVER); plans.hasNext(); ) {
                    going += plans.next().going().size();
                }
                say(going + " would go");
            }
        }

        private static void say(String line) {
            System.out.println(line);
        }
    }
}
