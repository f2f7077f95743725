package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import dev.laurel.engine.EngineEvent.AchievementUnlocked;
import dev.laurel.engine.EngineEvent.MetricUpdated;
import dev.laurel.engine.EngineEvent.StateChanged;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.store.MemoryStore;
import org.jspecify.annotations.Nullable;
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

    @Test
    void whoAsksNeverWaitsForTheStore() throws Exception {
        var store = new SlowStore();
        var engine = AchievementEngine.open(CATALOG, store, CLOCK);
        engine.update("hits", MetricValue.of(1));
        store.block();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var update = threads.submit(() -> engine.update("hits", MetricValue.of(100)));
            store.reached.await();
            assertThat(engine.metrics().get("hits")).isEqualTo(MetricValue.of(1));
            assertThat(engine.unlocked()).containsExactly("hits_1");
            assertThat(engine.achievements()).hasSize(5);
            store.goOn.countDown();
            await(update);
        }
        assertThat(engine.metrics().get("hits")).isEqualTo(MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("hits_1", "hits_100");
    }

    @Test
    void whatTheStoreRefusesDidNotHappen() {
        var store = new SlowStore();
        var engine = AchievementEngine.open(CATALOG, store, CLOCK);
        engine.update("hits", MetricValue.of(1));
        var before = engine.snapshot();
        var heard = new ArrayList<EngineEvent>();
        engine.on(EngineEvent.class, heard::add);
        store.fail = true;
        assertThatThrownBy(() -> engine.update("hits", MetricValue.of(2))).hasMessage("disk full");
        assertThatThrownBy(() -> engine.update(Map.of("hits", MetricValue.of(200)))).hasMessage("disk full");
        assertThatThrownBy(() -> engine.increment("new")).hasMessage("disk full");
        assertThatThrownBy(engine::reset).hasMessage("disk full");
        assertThat(engine.snapshot()).isEqualTo(before);
        assertThat(heard).isEmpty();
        assertThat(store.guard().isLocked()).isFalse();
        store.fail = false;
        engine.update("hits", MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("hits_1", "hits_100");
        assertThat(heard).hasSize(3);
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

    /** A store in memory that waits, and fails, where a disk would. */
    private static final class SlowStore implements StateStore {
        private final MemoryStore memory = new MemoryStore();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private boolean blocking;
        private boolean fail;

        void block() {
            blocking = true;
        }

        @Override
        public ReentrantLock guard() {
            return memory.guard();
        }

        @Override
        public Stored load() {
            return memory.load();
        }

        @Override
        public Transaction begin(long knownRevision) {
            var transaction = memory.begin(knownRevision);
            return new Transaction() {
                @Override
                public @Nullable Stored foreign() {
                    return transaction.foreign();
                }

                @Override
                public Optional<Undoable> undoable() {
                    return transaction.undoable();
                }

                @Override
                public void commit(Change change) {
                    if (fail) {
                        throw new IllegalStateException("disk full");
                    }
                    if (blocking) {
                        reached.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }
                    transaction.commit(change);
                }

                @Override
                public void close() {
                    transaction.close();
                }
            };
        }

        @Override
        public Optional<Undoable> undoable() {
            return memory.undoable();
        }

        @Override
        public boolean changedSince(long knownRevision) {
            return memory.changedSince(knownRevision);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
