package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

import dev.laurel.engine.EngineEvent.AchievementUnlocked;
import dev.laurel.engine.EngineEvent.MetricUpdated;
import dev.laurel.engine.EngineEvent.StateChanged;
import dev.laurel.engine.StateStore.Undoable;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.LaurelException;
import dev.laurel.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EngineCoreTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Catalog CATALOG = AchievementEngineTest.catalog("""
            {"hits": {"1": {"title": "1"}, "100": {"title": "100"}, "5000": {"title": "5000"}},
             "class": {"wizard": {"title": "Wizard"}},
             "all": {"x": {"title": "X", "condition": "metrics.hits >= 10 && metrics.own >= 5"}}}
            """);

    private Instant now = NOON;
    private int asked;
    private final InstantSource clock = () -> {
        asked++;
        return now;
    };
    private final List<EngineEvent> heard = new ArrayList<>();

    static List<StateStore> stores() {
        return List.of(new MemoryStore(), new SlowStore());
    }

    @Test
    void whoAsksNeverWaitsForTheStore() throws Exception {
        var store = new SlowStore();
        var engine = AchievementEngine.open(CATALOG, store, clock);
        engine.update("hits", MetricValue.of(1));
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        store.disk(() -> {
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var update = threads.submit(() -> engine.update("hits", MetricValue.of(100)));
            try {
                reached.await();
                assertThat(elsewhere(engine::metrics).get("hits")).isEqualTo(MetricValue.of(1));
                assertThat(elsewhere(engine::unlocked)).containsExactly("hits_1");
                assertThat(elsewhere(engine::achievements)).hasSize(5);
            } finally {
                goOn.countDown();
            }
            update.get();
        }
        assertThat(engine.metrics().get("hits")).isEqualTo(MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("hits_1", "hits_100");
    }

    @Test
    void whatTheStoreRefusesDidNotHappen() {
        var store = new SlowStore();
        var engine = AchievementEngine.open(CATALOG, store, clock);
        engine.update("hits", MetricValue.of(1));
        var before = engine.snapshot();
        engine.on(EngineEvent.class, heard::add);
        store.disk(() -> {
            throw new IllegalStateException("disk full");
        });
        assertThatThrownBy(() -> engine.update("hits", MetricValue.of(2))).hasMessage("disk full");
        assertThatThrownBy(() -> engine.update(Map.of("hits", MetricValue.of(200)))).hasMessage("disk full");
        assertThatThrownBy(() -> engine.increment("new")).hasMessage("disk full");
        assertThatThrownBy(engine::reset).hasMessage("disk full");
        assertThatThrownBy(() -> engine.join(_ -> Snapshot.EMPTY)).hasMessage("disk full");
        assertThat(engine.snapshot()).isEqualTo(before);
        assertThat(heard).isEmpty();
        assertThat(store.guard().isLocked()).isFalse();
        store.disk(() -> {});
        engine.update("hits", MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("hits_1", "hits_100");
        assertThat(heard).hasSize(3);
    }

    /** Whichever change it was, and whether or not it came about, no lock is held any more. */
    @ParameterizedTest
    @MethodSource("stores")
    void afterEveryChangeOthersMayUseTheEngine(StateStore store) {
        var engine = AchievementEngine.open(CATALOG, store, clock);
        var other = AchievementEngine.open(CATALOG, store, clock);
        engine.on(MetricUpdated.class, _ -> {
            throw new IllegalStateException("mine");
        });
        engine.on(EngineEvent.Failed.class, heard::add);
        for (var change : List.<Runnable>of(
                () -> engine.update("hits", MetricValue.of(1)),
                () -> engine.update("lives", MetricValue.of(1)),
                () -> engine.update("lives", MetricValue.of(2)),
                () -> engine.update("lives", MetricValue.of(2)),
                () -> engine.update(Map.of("hits", MetricValue.of(3), "own", MetricValue.of(1))),
                () -> engine.increment("own"),
                () -> engine.emit("nothing", null),
                () -> engine.join(state -> new Snapshot(state.metrics().with("own", MetricValue.of(9)), List.of())),
                () -> engine.join(state -> state),
                engine::reset,
                engine::undo,
                engine::undo,
                engine::refresh,
                () -> {
                    other.update("own", MetricValue.of(4));
                    engine.refresh();
                },
                () -> {
                    other.update("own", MetricValue.of(5));
                    engine.update("own", MetricValue.of(6));
                },
                engine::undoable,
                () -> engine.update("class", MetricValue.of("knight")),
                () -> assertThatThrownBy(() -> engine.increment("class")).isInstanceOf(LaurelException.class))) {
            change.run();
            assertThat(store.guard().isLocked()).isFalse();
            assertThat(elsewhere(engine::snapshot)).isEqualTo(engine.snapshot());
        }
        assertThat(heard).isNotEmpty();
    }

    /** Asks from another thread, which waits for ever if a lock is held; so nobody waits for its end. */
    private static <T> T elsewhere(Callable<T> question) {
        var asking = new FutureTask<>(question);
        Thread.startVirtualThread(asking);
        try {
            return asking.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aKnownMetricThatUnlocksNothingIsSetAndTold(StateStore store) {
        var engine = AchievementEngine.open(CATALOG, store, clock);
        engine.update("lives", MetricValue.of(2));
        engine.update("mood", MetricValue.of("a"));
        engine.on(EngineEvent.class, heard::add);
        engine.update("mood", MetricValue.of("b"));
        engine.update("lives", MetricValue.of(3));
        engine.update("lives", MetricValue.of(3));
        var two = Metrics.of(Map.of("lives", MetricValue.of(2)));
        assertThat(heard).containsExactly(
                new MetricUpdated("mood", MetricValue.of("a"), MetricValue.of("b"), NOON),
                new StateChanged(new Snapshot(two.with("mood", MetricValue.of("b")), List.of()), NOON),
                new MetricUpdated("lives", MetricValue.of(2), MetricValue.of(3), NOON),
                new StateChanged(engine.snapshot(), NOON),
                new StateChanged(engine.snapshot(), NOON));
        assertThat(engine.metrics()).isEqualTo(two.with("lives", MetricValue.of(3)).with("mood", MetricValue.of("b")));
        assertThat(store.load().snapshot()).isEqualTo(engine.snapshot());
        assertThat(store.load().revision()).as("the last one changed nothing").isEqualTo(4);
    }

    /** To ask for the time is most of what such a change would cost. */
    @Test
    void aChangeThatNobodyHearsOfAndNothingComesOfNeedsNoTime() {
        var catalog = AchievementEngineTest.catalog("""
                {"hits": {"1": {"title": "1"}, "100": {"title": "100"}, "5000": {"title": "5000"}},
                 "class": {"wizard": {"title": "Wizard"}},
                 "all": {"x": {"title": "X", "condition": "metrics.hits >= 10 && metrics.own >= 5"}},
                 "some": {"y": {"title": "Y", "condition": "size(metrics) > 2"}}}
                """);
        var engine = AchievementEngine.open(catalog, new MemoryStore(), clock);
        engine.update("hits", MetricValue.of(1));
        engine.update("own", MetricValue.of(1));
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(2)))).as("open conditions").isEqualTo(1);
        engine.update("hits", MetricValue.of(10));
        engine.update("own", MetricValue.of(5));
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(11)))).as("one is left").isEqualTo(1);
        engine.update("class", MetricValue.of("knight"));
        assertThat(engine.unlocked()).containsExactly("hits_1", "all_custom_x", "some_custom_y");
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(12)))).isZero();
        assertThat(timesAsked(() -> engine.update("own", MetricValue.of("any")))).isZero();
        assertThat(timesAsked(() -> engine.update("class", MetricValue.of(7)))).isZero();
        engine.update("hits", MetricValue.of(100));
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(4_999)))).isZero();
        assertThat(timesAsked(() -> engine.emit("something", null))).isZero();
        var fewer = Metrics.of(Map.of("hits", MetricValue.of(7)));
        engine.importData(
                new ExportedData(ExportedData.VERSION, 1, fewer, List.of(), null),
                ImportOptions.of(ImportStrategy.HIGHEST));
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(8)))).as("after an import").isZero();
        engine.on(AchievementUnlocked.class, heard::add);
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(9)))).as("not of interest").isZero();
        engine.on(StateChanged.class, heard::add);
        assertThat(timesAsked(() -> engine.update("hits", MetricValue.of(10)))).isEqualTo(1);
    }

    private int timesAsked(Runnable change) {
        asked = 0;
        change.run();
        return asked;
    }

    /** A condition that looks at all metrics is met by any of them, one that has unlocked nothing before too. */
    @Test
    void aConditionOnAnythingIsMetByAnything() {
        var catalog = AchievementEngineTest.catalog("""
                {"some": {"full": {"title": "F", "condition": "metrics.exists(name, metrics[name] == 100)"},
                          "empty": {"title": "E", "condition": "metrics.exists(name, metrics[name] == 0)"}}}
                """);
        var engine = AchievementEngine.open(catalog, new MemoryStore(), clock);
        engine.update("a", MetricValue.of(1));
        engine.update("b", MetricValue.of(1));
        engine.update("b", MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("some_custom_full");
        engine.update("a", MetricValue.of(0));
        assertThat(engine.unlocked()).containsExactly("some_custom_full", "some_custom_empty");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachOfManyMetricsHasItsOwnRules(boolean lastFirst) {
        var json = new StringBuilder("{\"none\": {}");
        for (var i = 0; i < 100; i++) {
            json.append(", \"m%d\": {\"%d\": {\"title\": \"T\"}}".formatted(i, i + 2));
        }
        var engine = AchievementEngine.open(
                AchievementEngineTest.catalog(json + "}"), new MemoryStore(), clock);
        var all = new LinkedHashMap<String, MetricValue>();
        for (var i = 0; i < 100; i++) {
            all.put("m" + i, MetricValue.of(0));
        }
        engine.update(all);
        var expected = new ArrayList<String>();
        for (var round = 0; round < 100; round++) {
            var i = lastFirst ? 99 - round : round;
            engine.update("m" + i, MetricValue.of(i + 1));
            assertThat(engine.unlocked()).isEqualTo(expected);
            engine.update("m" + i, MetricValue.of(i + 2));
            expected.add("m" + i + "_" + (i + 2));
            assertThat(engine.unlocked()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void joiningUnlocksWhatIsMetAndTellsOfEachDifference(StateStore store) {
        var engine = AchievementEngine.open(CATALOG, store, clock);
        engine.update("hits", MetricValue.of(1));
        engine.update("class", MetricValue.of("knight"));
        var before = engine.snapshot();
        now = NOON.plusSeconds(60);
        engine.on(EngineEvent.class, heard::add);
        var joined = engine.join(state -> {
            assertThat(state).isEqualTo(before);
            return new Snapshot(state.metrics().with("hits", MetricValue.of(100)), List.of("class_wizard", "hits_1"));
        });
        assertThat(joined.metrics()).isEqualTo(before.metrics().with("hits", MetricValue.of(100)));
        assertThat(joined.unlocked()).containsExactly("class_wizard", "hits_1", "hits_100");
        assertThat(engine.snapshot()).isEqualTo(joined);
        assertThat(store.load().snapshot()).isEqualTo(joined);
        assertThat(store.load().revision()).isEqualTo(3);
        assertThat(store.load().unlockedAt()).isEqualTo(Map.of("hits_1", NOON, "hits_100", now));
        assertThat(heard).containsExactly(
                new MetricUpdated("hits", MetricValue.of(1), MetricValue.of(100), now),
                new AchievementUnlocked(CATALOG.find("class_wizard").orElseThrow(), now),
                new AchievementUnlocked(CATALOG.find("hits_100").orElseThrow(), now),
                new StateChanged(joined, now));
        heard.clear();
        engine.update("hits", MetricValue.of(101));
        assertThat(heard).as("nobody else changed it").hasSize(2);
        assertThat(engine.unlockedAt("hits_1")).contains(NOON);
    }

    /** It would only come back. */
    @ParameterizedTest
    @MethodSource("stores")
    void joiningCannotBeUndone(StateStore store) {
        var engine = AchievementEngine.open(CATALOG, store, clock);
        var joined = engine.join(_ -> new Snapshot(Metrics.of(Map.of("hits", MetricValue.of(1))), List.of()));
        assertThat(engine.undoable()).isEmpty();
        assertThat(engine.undo()).isFalse();
        assertThat(engine.snapshot()).isEqualTo(joined);
        engine.reset();
        assertThat(engine.undoable()).map(Undoable::cause).contains(Cause.RESET);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void joiningWhatIsHereAlreadyChangesNothing(StateStore store) {
        var engine = AchievementEngine.open(CATALOG, store, clock);
        engine.update("hits", MetricValue.of(1));
        engine.on(EngineEvent.class, heard::add);
        var same = engine.join(state -> new Snapshot(Metrics.of(state.metrics().asMap()), state.unlocked()));
        assertThat(same).isEqualTo(engine.snapshot());
        assertThat(heard).isEmpty();
        assertThat(store.load().revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void afterItsEndItTellsNobodyEvenOfWhatOthersDo(StateStore store) {
        var engine = AchievementEngine.open(CATALOG, store, clock);
        var other = AchievementEngine.open(CATALOG, store, clock);
        engine.on(EngineEvent.class, heard::add);
        engine.close();
        other.update("hits", MetricValue.of(1));
        assertThat(engine.refresh()).isTrue();
        assertThat(engine.snapshot()).isEqualTo(other.snapshot());
        assertThat(heard).isEmpty();
        assertThatThrownBy(() -> engine.update("hits", MetricValue.of(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anUpdaterThatUsesTheEngineIsToldSo() {
        var engines = new ArrayList<AchievementEngine>();
        var mapping = EventMapping.builder()
                .computed("update", (_, _) -> {
                    engines.getFirst().reset();
                    return Map.of();
                })
                .computed("emit", (_, _) -> {
                    engines.getFirst().emit("other", null);
                    return Map.of();
                })
                .build();
        engines.add(AchievementEngine.open(CATALOG, new MemoryStore(), clock, mapping));
        for (var event : List.of("update", "emit")) {
            assertThatThrownBy(() -> engines.getFirst().emit(event, null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("updater");
        }
    }

    @Test
    void eventsThatOnlySetAMetricAreMappedAtOnce() {
        var mapping = EventMapping.toMetrics(Map.of("hit", "hits", "change", "class"));
        var engine = AchievementEngine.open(CATALOG, new MemoryStore(), clock, mapping);
        engine.emit("hit", MetricValue.of(1));
        engine.emit("change", MetricValue.of("wizard"));
        engine.emit("hits", MetricValue.of(100));
        assertThat(engine.unlocked()).containsExactly("hits_1", "class_wizard");
        assertThat(engine.metrics().get("hits")).isEqualTo(MetricValue.of(1));
    }

    @Test
    void tellsWhenEachWasUnlockedAndOfNoneThatIsNot() {
        var engine = AchievementEngine.open(CATALOG, new MemoryStore(), clock);
        engine.update("hits", MetricValue.of(1));
        now = NOON.plusSeconds(60);
        engine.update("hits", MetricValue.of(100));
        assertThat(engine.achievements()).extracting(AchievementStatus::unlockedAt)
                .containsExactly(NOON, now, null, null, null);
    }
}
