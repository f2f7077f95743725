package dev.laurel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import dev.laurel.engine.Cause;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateStore;
import dev.laurel.engine.StateStore.Change;
import dev.laurel.engine.StateStore.Transaction;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of an engine's state has to do. */
public abstract class StateStoreContract {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private final List<StateStore> opened = new ArrayList<>();

    /** A store over nothing. */
    protected abstract StateStore open();

    /**
     * Another store over what lies behind this one, as another process opens it, or the same object where nothing can
     * outlive it.
     */
    protected abstract StateStore openAgain(StateStore store);

    @AfterEach
    void closeAll() {
        opened.forEach(StateStore::close);
    }

    @Test
    void beginsEmpty() {
        var store = store();
        var stored = held(store, store::load);
        assertThat(stored.snapshot()).isEqualTo(Snapshot.EMPTY);
        assertThat(stored.unlockedAt()).isEmpty();
        assertThat(held(store, store::undoable)).isEmpty();
        assertThat(held(store, () -> store.changedSince(stored.revision()))).isFalse();
    }

    @Test
    void theGuardIsAlwaysTheSame() {
        var store = store();
        assertThat(store.guard()).isSameAs(store.guard());
    }

    @Test
    void keepsWhatIsCommittedInItsOrder() {
        var store = store();
        var revision = revision(store);
        var metrics = new LinkedHashMap<String, MetricValue>();
        metrics.put("zebra", MetricValue.of(1.5));
        metrics.put("10", MetricValue.of("zehn"));
        metrics.put("äpfel 🍎", MetricValue.of(true));
        metrics.put("9", new MetricValue.Null());
        metrics.put("", new MetricValue.Array(List.of(MetricValue.of(3), MetricValue.of("x"), new MetricValue.Null())));
        metrics.put("empty", new MetricValue.Array(List.of()));
        metrics.put("date", new MetricValue.Opaque("{\"__type\":\"Date\",\"value\":\"2024-01-01T00:00:00.000Z\"}"));
        metrics.put("nested", new MetricValue.Array(List.of(new MetricValue.Opaque("[1,[2]]"), MetricValue.of(-0.0))));
        commit(store, revision, new Change.Delta(metrics, List.of("b", "a"), Cause.UPDATE, NOON));

        var stored = loadAgain(store);
        assertThat(stored.snapshot().metrics()).isEqualTo(Metrics.of(metrics));
        assertThat(stored.snapshot().metrics().asMap().keySet())
                .containsExactly("9", "10", "zebra", "äpfel 🍎", "", "empty", "date", "nested");
        assertThat(stored.snapshot().unlocked()).containsExactly("b", "a");
        assertThat(stored.unlockedAt()).containsOnly(Map.entry("a", NOON), Map.entry("b", NOON));
        assertThat(stored.revision()).isEqualTo(revision + 1);
    }

    @Test
    void keepsStringsThatAreNoText() {
        var store = store();
        var metrics = Map.<String, MetricValue>of(
                "lone \ud800 high", MetricValue.of("\udc00 low"), "nul \u0000", MetricValue.of("\u0000\uffff"));
        commit(store, revision(store), new Change.Delta(metrics, List.of("id \ud83d"), Cause.UPDATE, NOON));
        var stored = loadAgain(store);
        assertThat(stored.snapshot().metrics().asMap()).isEqualTo(metrics);
        assertThat(stored.snapshot().unlocked()).containsExactly("id \ud83d");
        assertThat(stored.unlockedAt()).containsOnlyKeys("id \ud83d");
    }

    @Test
    void keepsEveryDouble() {
        var store = store();
        var metrics = new LinkedHashMap<String, MetricValue>();
        for (var number : new double[] {
            Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1.0 / 3, 9007199254740994.0, 1e21, -1e-7, 123456789012345680.0
        }) {
            metrics.put("n" + number, MetricValue.of(number));
        }
        commit(store, revision(store), new Change.Delta(metrics, List.of(), Cause.UPDATE, NOON));
        assertThat(loadAgain(store).snapshot().metrics().asMap()).isEqualTo(metrics);
    }

    @Test
    void aMetricSetAgainKeepsItsPlace() {
        var store = store();
        var revision = revision(store);
        for (var name : List.of("a", "b", "a", "c", "b")) {
            commit(store, revision++, delta(name, name.length()));
        }
        assertThat(loadAgain(store).snapshot().metrics().asMap().keySet())
                .containsExactly("a", "b", "c");
    }

    @Test
    void theShortWayToCommitIsTheSame() {
        var store = store();
        var revision = revision(store);
        held(store, () -> {
            try (var transaction = store.begin(revision)) {
                transaction.commit("score", MetricValue.of(7), InstantSource.fixed(NOON));
            }
            return null;
        });
        var stored = loadAgain(store);
        assertThat(stored.snapshot().metrics().get("score")).isEqualTo(MetricValue.of(7));
        assertThat(stored.revision()).isEqualTo(revision + 1);
    }

    @Test
    void withoutCommitNothingHappens() {
        var store = store();
        var revision = revision(store);
        held(store, () -> {
            try (var transaction = store.begin(revision)) {
                assertThat(transaction.foreign()).isNull();
            }
            return null;
        });
        assertThat(revision(store)).isEqualTo(revision);
        assertThat(loadAgain(store).snapshot()).isEqualTo(Snapshot.EMPTY);
    }

    @Test
    void commitsOnlyOnceAndOnlyWhileOpen() {
        var store = store();
        held(store, () -> {
            Transaction closed;
            try (var transaction = store.begin(revision(store))) {
                closed = transaction;
                transaction.commit(delta("a", 1));
                assertThatThrownBy(() -> transaction.commit(delta("a", 2))).isInstanceOf(IllegalStateException.class);
            }
            assertThatThrownBy(() -> closed.commit(delta("a", 3))).isInstanceOf(IllegalStateException.class);
            return null;
        });
        assertThat(loadAgain(store).snapshot().metrics().get("a")).isEqualTo(MetricValue.of(1));
    }

    @Test
    void tellsWhatOthersCommitted() {
        var mine = store();
        var revision = revision(mine);
        var other = again(mine);
        commit(other, revision, delta("a", 1));
        assertThat(held(mine, () -> mine.changedSince(revision))).isTrue();
        held(mine, () -> {
            try (var transaction = mine.begin(revision)) {
                var foreign = transaction.foreign();
                assertThat(foreign).isEqualTo(new StateStore.Stored(
                        new Snapshot(Metrics.of(Map.of("a", MetricValue.of(1))), List.of()), Map.of(), revision + 1));
                transaction.commit(delta("b", 2));
            }
            return null;
        });
        var stored = held(other, other::load);
        assertThat(stored.snapshot().metrics().asMap().keySet()).containsExactly("a", "b");
        assertThat(stored.revision()).isEqualTo(revision + 2);
        assertThat(held(mine, () -> mine.changedSince(revision + 2))).isFalse();
    }

    @Test
    void aReplacementCanBeUndone() {
        var store = store();
        commit(store, revision(store), new Change.Delta(
                Map.of("a", MetricValue.of(1)), List.of("a_1"), Cause.UPDATE, NOON));
        var before = held(store, store::load);
        var after = new Snapshot(Metrics.of(Map.of("z", MetricValue.of(9))), List.of("x", "a_1", "y"));
        commit(store, before.revision(), new Change.Replacement(
                after, Map.of("a_1", NOON, "y", NOON.plusSeconds(5)), Cause.IMPORT, NOON.plusSeconds(5)));
        var replaced = loadAgain(store);
        assertThat(replaced.snapshot()).isEqualTo(after);
        assertThat(replaced.snapshot().unlocked()).containsExactly("x", "a_1", "y");
        assertThat(replaced.unlockedAt()).containsOnly(Map.entry("a_1", NOON), Map.entry("y", NOON.plusSeconds(5)));

        // Between the import and its undo there may be changes; they go too.
        commit(store, replaced.revision(), delta("z", 10));
        var kept = held(store, store::undoable).orElseThrow();
        assertThat(kept.state()).isEqualTo(before.snapshot());
        assertThat(kept.unlockedAt()).isEqualTo(before.unlockedAt());
        assertThat(kept.cause()).isEqualTo(Cause.IMPORT);
        assertThat(kept.time()).isEqualTo(NOON.plusSeconds(5));
        undo(store);
        var undone = loadAgain(store);
        assertThat(undone.snapshot()).isEqualTo(before.snapshot());
        assertThat(undone.unlockedAt()).isEqualTo(before.unlockedAt());
        assertThat(undone.revision()).isEqualTo(before.revision() + 3);
        assertThat(held(store, store::undoable)).isEmpty();
    }

    @Test
    void theLastTenReplacementsCanBeUndoneOneAfterTheOther() {
        var store = store();
        for (var i = 1; i <= 10; i++) {
            commit(store, revision(store), new Change.Replacement(state(i), Map.of(), Cause.IMPORT, NOON));
        }
        for (var i = 9; i >= 0; i--) {
            undo(store);
            assertThat(loadAgain(store).snapshot()).isEqualTo(state(i));
        }
        assertThat(held(store, store::undoable)).isEmpty();
    }

    @Test
    void aSynchronisationKeepsNothingForUndo() {
        var store = store();
        commit(store, revision(store), new Change.Replacement(state(1), Map.of(), Cause.IMPORT, NOON));
        commit(store, revision(store), new Change.Replacement(state(2), Map.of(), Cause.SYNC, NOON));
        var kept = held(store, store::undoable).orElseThrow();
        assertThat(kept.cause()).isEqualTo(Cause.IMPORT);
        assertThat(kept.state()).isEqualTo(state(0));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void isWhatItsChangesMakeIt(long seed) {
        var random = new Random(seed);
        var store = store();
        var metrics = Metrics.empty();
        var unlocked = new ArrayList<String>();
        for (var step = 0; step < 60; step++) {
            var names = new LinkedHashMap<String, MetricValue>();
            for (var i = random.nextInt(4); i >= 0; i--) {
                names.put(random.nextBoolean() ? "m" + random.nextInt(9) : "" + random.nextInt(30), value(random));
            }
            List<String> ids = random.nextInt(3) == 0 ? List.of("id" + step) : List.of();
            commit(store, revision(store), new Change.Delta(names, ids, Cause.UPDATE, NOON.plusSeconds(step)));
            for (var entry : names.entrySet()) {
                metrics = metrics.with(entry.getKey(), entry.getValue());
            }
            unlocked.addAll(ids);
        }
        var stored = loadAgain(store).snapshot();
        assertThat(new ArrayList<>(stored.metrics().asMap().entrySet()))
                .isEqualTo(new ArrayList<>(metrics.asMap().entrySet()));
        assertThat(stored.unlocked()).isEqualTo(unlocked);
    }

    private static MetricValue value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> MetricValue.of(random.nextGaussian());
            case 1 -> MetricValue.of("text " + random.nextInt(50));
            case 2 -> MetricValue.of(random.nextBoolean());
            case 3 -> new MetricValue.Array(List.of(MetricValue.of(random.nextInt(9)), MetricValue.of("b")));
            default -> new MetricValue.Null();
        };
    }

    private StateStore store() {
        var store = open();
        opened.add(store);
        return store;
    }

    private static Snapshot state(int number) {
        return number == 0
                ? Snapshot.EMPTY
                : new Snapshot(Metrics.of(Map.of("n", MetricValue.of(number))), List.of("n_" + number));
    }

    private static Change delta(String metric, double value) {
        return new Change.Delta(Map.of(metric, MetricValue.of(value)), List.of(), Cause.UPDATE, NOON);
    }

    private StateStore.Stored loadAgain(StateStore store) {
        var again = again(store);
        return held(again, again::load);
    }

    private StateStore again(StateStore store) {
        var again = openAgain(store);
        if (!opened.contains(again)) {
            opened.add(again);
        }
        return again;
    }

    private static long revision(StateStore store) {
        return held(store, () -> store.load().revision());
    }

    private static void commit(StateStore store, long revision, Change change) {
        held(store, () -> {
            try (var transaction = store.begin(revision)) {
                transaction.commit(change);
            }
            return null;
        });
    }

    private static void undo(StateStore store) {
        held(store, () -> {
            try (var transaction = store.begin(store.load().revision())) {
                transaction.commit(new Change.Undo(transaction.undoable().orElseThrow(), NOON));
            }
            return null;
        });
    }

    private static <T extends @Nullable Object> T held(StateStore store, Supplier<T> use) {
        store.guard().lock();
        try {
            return use.get();
        } finally {
            store.guard().unlock();
        }
    }
}
