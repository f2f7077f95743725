package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.laurel.conformance.Json;
import dev.laurel.conformance.Peer;
import dev.laurel.engine.Snapshot;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.AchievementServer.Request;
import dev.laurel.fakes.AchievementServer.Tagging;
import dev.laurel.trust.Figure;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import dev.laurel.trust.Rounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two devices with Laurel and a web client, the reference's own RestApiStorage under Node, at one server. All write at
 * random while everything goes wrong; in the end all have the same, and no device with Laurel has ever lost a thing.
 * Each run takes other schedules; a failure names the seed of its own.
 */
class RestSchedulesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private static final RetryLimits RETRIES = new RetryLimits(1, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofMillis(120);
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 409, 412, 413, 429, 500, 502, 503, 301);

    @Test
    @Promise(area = Area.SYNC, value = "Two devices and a web client at one server, with or without ETags, all come "
            + "to the same state, and nothing that Laurel has seen is lost or goes down, whatever fails in between")
    void allComeToTheSameAndNothingIsLost(Figure figure) throws IOException {
        var seeds = Schedules.seeds(RestSchedulesTest.class, Rounds.of(80, 500));
        try (var server = new AchievementServer(); var node = new Peer("device.mjs")) {
            for (var seed : seeds) {
                new Schedule(seed, server, node).run();
            }
        }
        figure.is("%d random schedules".formatted(seeds.length));
    }

    private static final class Schedule {
        private final long seed;
        private final Random random;
        private final AchievementServer server;
        private final Peer node;
        private final String user;
        private final double faulty;
        private final Map<String, Integer> counts = new ConcurrentHashMap<>();
        private volatile boolean interfering;
        private Duration timeout = IMPATIENCE;

        Schedule(long seed, AchievementServer server, Peer node) {
            this.seed = seed;
            this.server = server;
            this.node = node;
            random = new Random(seed);
            user = "player " + seed;
            faulty = List.of(0.0, 0.1, 0.3).get(random.nextInt(3));
        }

        void run() {
            server.setTagging(List.of(Tagging.values()).get(random.nextInt(Tagging.values().length)));
            server.setFaults(this::fault);
            open(IMPATIENCE);
            Supplier<SyncPeer> peers = () -> new RestPeer(
                    new RestServer(server.address(), user, Map.of(), timeout), null, RETRIES, CLOCK);
            try (var one = new Device("one", peers, CLOCK); var two = new Device("two", peers, CLOCK)) {
                for (var step = 8 + random.nextInt(12); step > 0; step--) {
                    step(random.nextBoolean() ? one : two);
                }
                settle(one, two);
            } catch (AssertionError | RuntimeException e) {
                throw Schedules.failed(seed, e);
            }
        }

        private void step(Device device) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> device.play(random);
                case 3, 4 -> device.sync(SyncRound.Aim.BOTH);
                case 5, 6 -> device.sync(SyncRound.Aim.SEND);
                case 7 -> device.restart();
                case 8 -> device.syncAndDie(random.nextInt(5));
                default -> web();
            }
            device.look();
        }

        private void web() {
            switch (random.nextInt(8)) {
                case 0, 1 -> ask("pull", Map.of());
                case 2 -> ask("play", Map.of("achievements", Json.object(Device.ACHIEVEMENTS), "values",
                        values(false)));
                case 3 -> ask("clear", Map.of());
                default -> ask("write", Map.of("values", values(true),
                        "ids", random.nextBoolean() ? List.of("won_true") : List.of("score_10", "only on the web")));
            }
        }

        private Map<String, Object> values(boolean arrays) {
            var values = new HashMap<String, Object>();
            values.put("score", (double) random.nextInt(120));
            values.put(random.nextBoolean() ? "coins" : "from the web", (double) random.nextInt(25));
            if (random.nextInt(3) == 0) {
                values.put("name", "web" + random.nextInt(9));
            }
            if (arrays) {
                values.replaceAll((_, value) -> List.of(value));
            }
            return values;
        }

        /** What goes wrong with a request; sometimes the web client writes in between. */
        private @Nullable Fault fault(Request request) {
            if (interfering) {
                return null;
            }
            // The web client sends two requests at once, so the chance of each must not depend on which comes first.
            var count = counts.merge(request.method() + request.path(), 1, Integer::sum);
            var chance = new SplittableRandom(Objects.hash(seed, request.method(), request.path(), count));
            var laurel = request.headers().getOrDefault("user-agent", "").startsWith("Java");
            if (laurel && chance.nextInt(12) == 0) {
                interfering = true;
                ask("write", Map.of("values", values(true), "ids", List.of("score_10")));
                interfering = false;
            }
            if (chance.nextDouble() >= faulty) {
                return null;
            }
            return switch (chance.nextInt(16)) {
                case 0, 1, 2 -> new Fault.CutBefore();
                case 3, 4, 5 -> new Fault.CutAfter();
                case 6, 7 -> new Fault.CutBody();
                case 8 -> new Fault.Hang(chance.nextBoolean());
                case 9 -> new Fault.Garbage(chance.nextBoolean() ? "<html>Please log in</html>" : "[1, 2");
                case 10 -> new Fault.Status(429, chance.nextBoolean() ? "0" : "3600");
                default -> new Fault.Status(STATUSES.get(chance.nextInt(STATUSES.size())), null);
            };
        }

        /** Everything works again: each has its say once, and then pulls once more. */
        private void settle(Device one, Device two) {
            server.release();
            timeout = PATIENCE;
            one.reconnect();
            two.reconnect();
            for (var round = 0; round < 2; round++) {
                one.syncForSure();
                two.syncForSure();
            }
            open(PATIENCE);
            var web = ask("pull", Map.of());
            // To the reference it is a failure that there is nothing.
            var there = Objects.equals(web.get("failed"), "404")
                    ? Snapshot.EMPTY
                    : new Snapshot(Json.metrics(web.get("metrics")), Json.strings(web.get("unlocked")));
            assertThat(Values.same(one.state(), two.state())).as(one + " and " + two).isTrue();
            assertThat(Values.same(one.state(), there)).as(one + " and the web's " + there).isTrue();
        }

        private void open(Duration patience) {
            ask("open", Map.of("baseUrl", server.address().toString(), "userId", user, "timeout",
                    (double) patience.toMillis()));
        }

        private Map<String, @Nullable Object> ask(String request, Object argument) {
            return node.ask(request, argument);
        }
    }
}
