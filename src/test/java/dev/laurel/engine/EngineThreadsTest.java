package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.laurel.engine.EngineEvent.AchievementUnlocked;
import dev.laurel.engine.EngineEvent.MetricUpdated;
import dev.laurel.engine.EngineEvent.StateChanged;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineThreadsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-04T12:00:00Z"));
    private static final int THREADS = 8;
    private static final int ROUNDS = 2_000;
    private static final Catalog CATALOG = AchievementEngineTest.catalog("""
            {"hits": {"1": {"title": "1"}, "100": {"title": "100"}, "5000": {"title": "5000"}, "16000": {"title": "a"}},
             "all": {"x": {"title": "X", "condition": "metrics.hits >= 10 && metrics.own3 >= 5"}}}
            """);

    @Test
    void noIncrementIsLostAndEventsComeInOneOrder() throws Exception {
        var engine = AchievementEngine.open(CATALOG, new MemoryStore(), CLOCK);
        var one = new ArrayList<EngineEvent>();
        var other = new ArrayList<EngineEvent>();
        engine.on(EngineEvent.class, one::add);
        engine.on(EngineEvent.class, other::add);
        inThreads(thread -> {
            engine.increment("hits");
            engine.increment("own" + thread);
        });
        assertThat(engine.metrics().get("hits")).isEqualTo(MetricValue.of(THREADS * ROUNDS));
        assertThat(other).isEqualTo(one);
        assertThat(engine.unlocked()).hasSize(5);
        assertConsistent(one);
    }

    @Test
    void enginesOverOneStoreSeeEachOther() throws Exception {
        var store = new MemoryStore();
        var engines = new ArrayList<AchievementEngine>();
        for (var i = 0; i < 2; i++) {
            engines.add(AchievementEngine.open(CATALOG, store, CLOCK));
        }
        var unlocks = new ArrayList<String>();
        engines.getFirst().on(AchievementUnlocked.class, event -> unlocks.add(event.achievement().id()));
        inThreads(thread -> {
            engines.get(thread % 2).increment("hits");
            engines.get(thread % 2).increment("own" + thread);
        });
        engines.forEach(AchievementEngine::refresh);
        assertThat(engines.getFirst().metrics().get("hits")).isEqualTo(MetricValue.of(THREADS * ROUNDS));
        assertThat(engines.getFirst().snapshot()).isEqualTo(engines.getLast().snapshot());
        assertThat(unlocks).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void aListenerMayWaitForAThreadThatUsesTheEngine() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var engine = AchievementEngine.open(CATALOG, new MemoryStore(), CLOCK);
            var heard = new ArrayList<String>();
            engine.on(MetricUpdated.class, event -> {
                heard.add(event.metric());
                if (event.metric().equals("first")) {
                    await(threads.submit(() -> engine.update("second", MetricValue.of(2))));
                }
            });
            engine.update("first", MetricValue.of(1));
            assertThat(heard).containsExactly("first", "second");
        }
    }

    /** Each event's state contains all the events before it, and none of those after it. */
    private static void assertConsistent(List<EngineEvent> events) {
        var values = new java.util.HashMap<String, MetricValue>();
        var unlocked = new HashSet<String>();
        for (var event : events) {
            switch (event) {
                case MetricUpdated(var metric, var old, var value, _) ->
                    assertThat(values.put(metric, value)).isEqualTo(old);
                case AchievementUnlocked(var achievement, _) ->
                    assertThat(unlocked.add(achievement.id())).isTrue();
                case StateChanged(var state, _) -> {
                    assertThat(state.metrics().asMap()).isEqualTo(values);
                    assertThat(new HashSet<>(state.unlocked())).isEqualTo(unlocked);
                }
                case EngineEvent.Failed(var cause, _) -> throw new AssertionError(cause);
                case EngineEvent.Custom _ -> {}
            }
        }
    }

    private interface Work {
        void run(int thread);
    }

    private static void inThreads(Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < THREADS; i++) {
                var thread = i;
                running.add(threads.submit(() -> {
                    for (var round = 0; round < ROUNDS; round++) {
                        work.run(thread);
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
