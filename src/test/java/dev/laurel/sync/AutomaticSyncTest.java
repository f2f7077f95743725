package dev.laurel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.fakes.AchievementServer;
import dev.laurel.fakes.AchievementServer.Fault;
import dev.laurel.fakes.AchievementServer.Tagging;
import dev.laurel.fakes.SameThreadTaskRunner;
import dev.laurel.task.TaskRunner;
import dev.laurel.task.ThreadTaskRunner;
import dev.laurel.trust.Promise;
import dev.laurel.trust.Promise.Area;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Automatic rounds on a clock that the test moves, against a real server. */
class AutomaticSyncTest {
    private static final RetryLimits NO_RETRIES = new RetryLimits(0, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final String METRICS = "users/anna/achievements/metrics";
    private static final Duration TICK = Duration.ofMillis(250);
    private static final SyncRound.Done NOTHING_DONE = new SyncRound.Done(0, false, List.of());

    private final AchievementServer server = new AchievementServer();
    private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
    private final List<AutomaticSync.Status> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private int asksForTheTime;
    private final Device device = new Device("one", () -> new RestPeer(
            new RestServer(server.address(), "anna", Map.of(), Duration.ofSeconds(20)), null, NO_RETRIES, () -> now),
            () -> now);
    private final AutomaticSync sync = new AutomaticSync(
            "anna", device.engine(), (aim, _, cancel) -> device.round().run(aim, cancel), tasks, this::time,
            new Random(7), told::add);

    private Instant time() {
        asksForTheTime++;
        return now;
    }

    /** One that does something else. */
    private AutomaticSync doing(AutomaticSync.Job job, TaskRunner runner, Collection<AutomaticSync.Status> heard) {
        return new AutomaticSync("other", device.engine(), job, runner, () -> now, new Random(7), heard::add);
    }

    @AfterEach
    void stop() {
        sync.close();
        device.close();
        server.close();
    }

    private void pass(Duration time) {
        for (var end = now.plus(time); now.isBefore(end); ) {
            now = now.plus(TICK);
            tasks.tick();
        }
    }

    private List<String> requestsSince(int before) {
        return server.requests().stream().skip(before).map(it -> it.method() + " " + it.path()).toList();
    }

    private AutomaticSync.Status last() {
        return told.getLast();
    }

    @ParameterizedTest
    @Promise(area = Area.SYNC, value = "A server has an update within 3 seconds, and a "
            + "thousand updates in a second cost at most 3 requests, with or without ETags")
    @CsvSource({"STRONG, 1, 1", "STRONG, 1000, 2", "NONE, 1, 2", "NONE, 1000, 3", "WEAK, 1, 2", "WEAK, 1000, 3"})
    void syncsOnEveryUpdate(Tagging tagging, int updates, int requests) {
        server.setTagging(tagging);
        device.engine().update("score", MetricValue.of(1));
        pass(Duration.ofSeconds(10));
        var before = server.requests().size();
        var begin = now;
        for (var i = 1; i <= updates; i++) {
            device.engine().update("score", MetricValue.of(1 + i));
            if (i % 100 == 0) {
                now = now.plusMillis(100);
                tasks.tick();
            }
        }
        var end = now;
        var wanted = "\"score\":[" + (updates + 1) + "]";
        while (!String.valueOf(server.text(METRICS)).contains(wanted)) {
            pass(TICK);
            assertThat(Duration.between(end, now)).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(Duration.between(begin, now)).as("also the first of them").isLessThan(Duration.ofSeconds(4));
        pass(Duration.ofSeconds(20));
        assertThat(requestsSince(before)).hasSize(requests);
    }

    @Test
    void fetchesAtTheStartAndWhenAsked() {
        server.plant(METRICS, "{\"metrics\":{\"score\":[7]}}");
        pass(TICK);
        assertThat(device.engine().metrics().current("score")).isEqualTo(MetricValue.of(7));
        assertThat(last().lastSuccess()).isEqualTo(now);
        assertThat(last().done()).isNotNull();
        server.plant(METRICS, "{\"metrics\":{\"score\":[8]}}");
        sync.syncNow();
        assertThat(device.engine().metrics().current("score")).isEqualTo(MetricValue.of(8));
    }

    @Test
    void whatCameIsNotSentBack() {
        server.plant(METRICS, "{\"metrics\":{\"lives\":[7]}}");
        server.plant("users/anna/achievements/unlocked", "{\"unlocked\":[]}");
        pass(Duration.ofSeconds(10));
        assertThat(requestsSince(0)).hasSize(2).allMatch(it -> it.startsWith("GET"));
    }

    @Test
    void offlineItIsQuietAndThenSendsTheNewestStateOnce() {
        pass(TICK);
        server.setFaults(_ -> new Fault.CutBefore());
        for (var minute = 0; minute < 60; minute++) {
            device.engine().increment("score");
            pass(Duration.ofMinutes(1));
        }
        assertThat(told.stream().filter(AutomaticSync.Status::notice)).as("one notice").hasSize(1);
        assertThat(last().lastError()).isNotNull();
        assertThat(server.requests()).as("backing off").hasSizeLessThan(30);
        server.release();
        var before = server.requests().size();
        pass(SyncSchedule.LAST_RETRY);
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[60]}}");
        assertThat(requestsSince(before).stream().filter(it -> it.equals("PUT /api/" + METRICS))).hasSize(1);
        assertThat(last().lastError()).isNull();
    }

    @Test
    void aWrongTokenIsToldOnceAndWhenAsked() {
        server.setFaults(_ -> new Fault.Status(401, null));
        pass(Duration.ofMinutes(30));
        assertThat(told.stream().filter(AutomaticSync.Status::notice)).hasSize(1);
        assertThat(server.requests()).hasSizeLessThan(7);
        sync.syncNow();
        assertThat(last().notice()).isTrue();
        assertThat(last().lastError()).satisfies(it -> assertThat(it.code()).isEqualTo(ErrorCode.SYNC_CREDENTIALS));
    }

    @Test
    void oneChangeIsEnough() {
        pass(TICK);
        device.engine().update("score", MetricValue.of(1));
        pass(Duration.ofSeconds(1));
        assertThat(server.text(METRICS)).isEqualTo("{\"metrics\":{\"score\":[1]}}");
    }

    @Test
    void aStoreThatFailsIsToldAsAServerIs() {
        var error = LaurelError.of(ErrorCode.STORE_FAILED);
        try (var failing = doing((_, _, _) -> {
            throw new LaurelException(error);
        }, tasks, told)) {
            failing.syncNow();
        }
        assertThat(told).containsExactly(new AutomaticSync.Status(false, null, error, true, null));
    }

    @Test
    void aCancelledRoundIsToldAndIsNoFailure() {
        try (var cancelled = doing((_, _, _) -> {
            throw new CancellationException();
        }, tasks, told)) {
            cancelled.syncNow();
        }
        assertThat(told).containsExactly(new AutomaticSync.Status(false, null, null, false, null));
    }

    @Test
    @Timeout(60)
    void tellsThatARoundIsUnderWay() throws InterruptedException {
        var heard = new LinkedBlockingQueue<AutomaticSync.Status>();
        var through = new CountDownLatch(1);
        try (var threads = new ThreadTaskRunner()) {
            var slow = doing((_, _, _) -> {
                awaitQuietly(through);
                return NOTHING_DONE;
            }, threads, heard);
            threads.deliver(slow::syncNow);
            assertThat(heard.take()).isEqualTo(new AutomaticSync.Status(true, null, null, false, null));
            threads.deliver(() -> assertThat(slow.status().running()).isTrue());
            through.countDown();
            assertThat(heard.take()).isEqualTo(new AutomaticSync.Status(false, now, null, false, NOTHING_DONE));
            threads.deliver(slow::close);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                ending("done all the same", () -> NOTHING_DONE),
                ending("cancelled", () -> {
                    throw new CancellationException();
                }),
                ending("no server", () -> {
                    throw new SyncFailure(LaurelError.of(ErrorCode.SYNC_UNREACHABLE, "server"), null, null);
                }),
                ending("no store", () -> {
                    throw new LaurelException(LaurelError.of(ErrorCode.STORE_FAILED));
                }));
    }

    private static Arguments ending(String name, Supplier<SyncRound.Done> ending) {
        return Arguments.of(Named.of(name, ending));
    }

    @ParameterizedTest
    @MethodSource("endings")
    @Timeout(60)
    void closingCancelsTheRoundThatIsUnderWayAndTellsNobody(Supplier<SyncRound.Done> ending)
            throws InterruptedException {
        var heard = new LinkedBlockingQueue<AutomaticSync.Status>();
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var threads = new ThreadTaskRunner()) {
            var slow = doing((_, _, cancel) -> {
                begun.countDown();
                while (!cancel.isCancelled()) {
                    Thread.onSpinWait();
                }
                ended.countDown();
                return ending.get();
            }, threads, heard);
            threads.deliver(slow::syncNow);
            assertThat(heard.take().running()).isTrue();
            begun.await();
            threads.deliver(slow::close);
            ended.await();
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void closedItNeitherListensNorLooks() {
        pass(TICK);
        sync.close();
        var before = server.requests().size();
        var asked = asksForTheTime;
        device.engine().update("score", MetricValue.of(1));
        pass(Duration.ofMinutes(6));
        assertThat(server.requests()).hasSize(before);
        assertThat(asksForTheTime).isEqualTo(asked);
    }
}
