package dev.laurel.store;

import static dev.laurel.store.DataFolder.CLOCK;
import static dev.laurel.store.DataFolder.commit;
import static dev.laurel.store.DataFolder.held;
import static dev.laurel.store.DataFolder.metrics;
import static dev.laurel.store.DataFolder.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import dev.laurel.contract.StateStoreContract;
import dev.laurel.engine.Cause;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.StateStore;
import dev.laurel.engine.StateStore.Change;
import dev.laurel.engine.metric.MetricTableBuilder;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.metric.NameBytes;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StateStoreContract {
    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init") // JUnit makes it before each test.
    private Database database;

    private long profile;

    @BeforeEach
    void openDatabase() {
        database = DataFolder.open(temp);
        profile = DataFolder.addProfile(database, "Mia");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Override
    protected StateStore open() {
        return database.state(profile);
    }

    @Override
    protected StateStore openAgain(StateStore store) {
        return database.state(profile);
    }

    @Test
    void everyValueComesBackAsItWas() {
        var seed = System.nanoTime();
        System.out.println("SqliteStoreTest seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 30; round++) {
            var state = randomMetrics(random);
            try (var store = open()) {
                if (random.nextBoolean()) {
                    commit(store, new Change.Replacement(new Snapshot(state, List.of()), Map.of(), Cause.IMPORT,
                            CLOCK.instant()));
                } else {
                    commit(store, new Change.Replacement(Snapshot.EMPTY, Map.of(), Cause.RESET, CLOCK.instant()));
                    commit(store, new Change.Delta(state.asMap(), List.of(), Cause.UPDATE, CLOCK.instant()));
                }
            }
            try (var store = open()) {
                assertThat(List.copyOf(metrics(store).asMap().entrySet()))
                        .isEqualTo(List.copyOf(state.asMap().entrySet()));
            }
        }
    }

    private static Metrics randomMetrics(Random random) {
        var metrics = new LinkedHashMap<String, MetricValue>();
        for (var i = random.nextInt(40); i > 0; i--) {
            metrics.put(randomText(random), randomValue(random, 0));
        }
        return Metrics.of(metrics);
    }

    private static MetricValue randomValue(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 8 : 7)) {
            case 0 -> MetricValue.of(random.nextInt(10));
            case 1 -> MetricValue.of(Double.longBitsToDouble(random.nextLong() & 0xBFEF_FFFF_FFFF_FFFFL));
            case 2 -> MetricValue.of(random.nextBoolean());
            case 3 -> new MetricValue.Null();
            case 4 -> MetricValue.of(randomText(random));
            case 5 -> new MetricValue.Opaque("{\"__type\":\"Date\",\"value\":\"" + randomText(random) + "\"}");
            case 6 -> MetricValue.of(1.0);
            default -> new MetricValue.Array(IntStream.range(0, random.nextInt(4))
                    .mapToObj(_ -> randomValue(random, depth + 1))
                    .toList());
        };
    }

    private static String randomText(Random random) {
        var units = "ab01\0\u007f\u0080é☃\ud83c\udf1f\ud800\udc00'\"%_";
        var text = new StringBuilder();
        for (var i = random.nextInt(5); i > 0; i--) {
            text.append(units.charAt(random.nextInt(units.length())));
        }
        return random.nextInt(4) == 0 ? String.valueOf(random.nextInt(30)) : text.toString();
    }

    @Test
    void idsOfEveryKindComeBackInOrder() {
        var ids = List.of("b", "a", "\ud800", "x\0y", "", "ü_☃");
        try (var store = open()) {
            commit(store, new Change.Delta(Map.of(), ids, Cause.UPDATE, CLOCK.instant()));
        }
        try (var store = open()) {
            assertThat(held(store, store::load).snapshot().unlocked()).isEqualTo(ids);
        }
    }

    @Test
    void veryManyMetricsAreReplacedAtOnceAndPutBack() {
        var many = 50_000;
        var builder = new MetricTableBuilder();
        for (var i = 0; i < many; i++) {
            var name = NameBytes.encode("metric-" + i * 7919L % many);
            builder.setNumber(builder.row(name, 0, name.length), i);
        }
        var state = new Snapshot(Metrics.of(builder.build()), List.of("x_1"));
        try (var store = open()) {
            set(store, "metric-5", -1, 1);
            commit(store, new Change.Replacement(state, Map.of(), Cause.IMPORT, CLOCK.instant()));
            assertThat(held(store, store::load).snapshot()).isEqualTo(state);
            commit(store, new Change.Undo(held(store, store::undoable).orElseThrow(), CLOCK.instant()));
            assertThat(metrics(store)).isEqualTo(Metrics.of(Map.of("metric-5", MetricValue.of(-1))));
        }
    }

    @Test
    void onlyTheLastStatesAreKeptForUndo() {
        try (var store = open()) {
            for (var i = 0; i <= StateTables.STATES_KEPT + 3; i++) {
                commit(store, new Change.Replacement(
                        new Snapshot(Metrics.of(Map.of("m", MetricValue.of(i))), List.of()), Map.of(), Cause.IMPORT,
                        Instant.ofEpochMilli(i)));
            }
            var count = 0;
            for (var back = held(store, store::undoable); back.isPresent(); back = held(store, store::undoable)) {
                commit(store, new Change.Undo(back.get(), CLOCK.instant()));
                count++;
            }
            assertThat(count).isEqualTo(StateTables.STATES_KEPT);
            assertThat(metrics(store).get("m")).isEqualTo(MetricValue.of(3));
        }
    }

    @Test
    void aProfileThatIsRemovedElsewhereIsSaidPlainly() {
        try (var store = open()) {
            assertThat(metrics(store).size()).isZero();
            database.profiles().remove(profile);

            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> set(store, "m", 1, 1))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_PROFILE_GONE));
            assertThatExceptionOfType(LaurelException.class)
                    .isThrownBy(() -> metrics(store))
                    .satisfies(e -> assertThat(e.error().code()).isEqualTo(ErrorCode.STORE_PROFILE_GONE));
        }
    }

    @Test
    void whatCannotBeWrittenLeavesNoTrace() {
        MetricValue deep = MetricValue.of(1);
        for (var i = 0; i < 500; i++) {
            deep = new MetricValue.Array(List.of(deep));
        }
        var tooDeep = deep;
        try (var store = open()) {
            set(store, "m", 1, 1);
            var metrics = new LinkedHashMap<String, MetricValue>();
            metrics.put("first", MetricValue.of(1));
            metrics.put("second", tooDeep);

            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> commit(store,
                    new Change.Delta(metrics, List.of("x"), Cause.UPDATE, CLOCK.instant())));

            assertThat(metrics(store)).isEqualTo(Metrics.of(Map.of("m", MetricValue.of(1))));
            set(store, "m", 2, 2);
            assertThat(metrics(store)).isEqualTo(Metrics.of(Map.of("m", MetricValue.of(2))));
        }
    }

    @Test
    void profilesDoNotSeeEachOther() {
        var other = DataFolder.addProfile(database, "Ben");
        try (var mia = open();
                var ben = database.state(other)) {
            var before = held(ben, ben::load);
            set(mia, "m", 1, 1, "m_1");

            assertThat(held(ben, () -> ben.changedSince(before.revision()))).isFalse();
            assertThat(held(ben, ben::load)).isEqualTo(before);
        }
    }

    @Test
    void historyTellsWhatChangedAndWhen() {
        try (var store = open();
                var history = database.history(profile)) {
            set(store, "a", 1, 10);
            set(store, "b", 5, 10);
            set(store, "a", 2, 20);
            set(store, "a", 3, 20);
            commit(store, new Change.Replacement(
                    new Snapshot(Metrics.of(Map.of(
                            "a", new MetricValue.Array(List.of(MetricValue.of(7), MetricValue.of(8))),
                            "c", MetricValue.of(true))), List.of()),
                    Map.of(), Cause.IMPORT, Instant.ofEpochMilli(30)));

            assertThat(all(history, "a")).containsExactly("10=1.0", "20=2.0", "20=3.0", "30=7.0");
            assertThat(all(history, "b")).containsExactly("10=5.0", "30=null");
            assertThat(all(history, "c")).containsExactly("30=true");
            assertThat(all(history, "never")).isEmpty();
            assertThat(history.lastChanges()).isEqualTo(
                    Map.of("a", Instant.ofEpochMilli(30), "c", Instant.ofEpochMilli(30)));
        }
    }

    private static List<String> all(HistoryTable history, String metric) {
        var points = new ArrayList<String>();
        history.of(metric, Instant.MIN, Instant.MAX, 1000).forEach((time, value) -> points.add(time.toEpochMilli() + "="
                + switch (value) {
                    case MetricValue.Numeric(var number) -> String.valueOf(number);
                    case MetricValue.Bool(var truth) -> String.valueOf(truth);
                    case MetricValue.Null() -> "null";
                    case MetricValue.Text _, MetricValue.Array _, MetricValue.Opaque _ -> "?";
                }));
        return points;
    }

    @Test
    void twoUpdatesWithinAMillisecondAreBothInTheHistory() {
        var now = CLOCK.instant();
        try (var store = open();
                var history = database.history(profile)) {
            update(store, "mood", new MetricValue.Text("calm"));
            for (var mood : List.of("wild", "bored", "calm")) {
                update(store, "mood", new MetricValue.Text(mood));
            }
            commit(store, new Change.Delta(
                    Map.of("mood", new MetricValue.Text("gone")), List.of("a_1"), Cause.UPDATE, now));

            var moods = history.of("mood", Instant.MIN, Instant.MAX, 100);
            assertThat(moods.values()).extracting(it -> ((MetricValue.Text) it).value())
                    .containsExactly("calm", "wild", "bored", "calm", "gone");
            assertThat(moods.keySet()).containsExactly(
                    now, now.plusNanos(1), now.plusNanos(2), now.plusNanos(3), now.plusNanos(4));
            assertThat(history.of("mood", Instant.MIN, Instant.MAX, 1).values())
                    .containsExactly(new MetricValue.Text("gone"));
        }
    }

    /** An update by itself, as engines make it. */
    private static void update(StateStore store, String metric, MetricValue value) {
        held(store, () -> {
            try (var transaction = store.begin(-1)) {
                transaction.commit(metric, value, CLOCK);
            }
            return true;
        });
    }

    /** Updates by themselves are written to a table of their own first; nobody may notice. */
    @Test
    void updatesByThemselvesAreSeenLikeAllOthers() {
        var seed = System.nanoTime();
        System.out.println("SqliteStoreTest seed " + seed);
        var random = new Random(seed);
        var other = DataFolder.addProfile(database, "Ben");
        var expected = new LinkedHashMap<String, MetricValue>();
        var noted = new ArrayList<String>();
        try (var store = open();
                var second = open();
                var ben = database.state(other);
                var history = database.history(profile)) {
            for (var round = 0; round < 400; round++) {
                var metric = "m" + random.nextInt(3);
                MetricValue value = MetricValue.of(round);
                switch (random.nextInt(12)) {
                    case 0 -> {
                        value = new MetricValue.Array(List.of(value, MetricValue.of(-round)));
                        update(store, metric, value);
                    }
                    case 1 -> commit(second, new Change.Delta(
                            Map.of(metric, value), List.of("u_" + round), Cause.UPDATE, CLOCK.instant()));
                    case 2 -> {
                        expected.put(metric, value);
                        commit(store, new Change.Replacement(new Snapshot(Metrics.of(expected), List.of()), Map.of(),
                                Cause.IMPORT, CLOCK.instant()));
                    }
                    case 3 -> {
                        update(ben, metric, value);
                        continue;
                    }
                    case 4 -> update(second, metric, value);
                    default -> update(store, metric, value);
                }
                expected.put(metric, value);
                if (metric.equals("m0")) {
                    noted.add(value.current().toString());
                }
                if (random.nextInt(20) == 0) {
                    var stored = held(second, second::load);
                    assertThat(stored.snapshot().metrics()).isEqualTo(Metrics.of(expected));
                    assertThat(held(store, () -> store.changedSince(stored.revision()))).isFalse();
                    assertThat(history.of("m0", Instant.MIN, Instant.MAX, 1000).values())
                            .extracting(MetricValue::toString).isEqualTo(noted);
                    assertThat(history.lastChanges().keySet()).isEqualTo(expected.keySet());
                }
            }
            assertThat(database.<Long>read(link -> link.number(0, "SELECT count(*) FROM recent")))
                    .as("those not taken over yet").isLessThan(2L * RecentUpdates.MOST);
        }
        database.profiles().remove(profile);
        database.profiles().remove(other);
        assertThat(database.<Long>read(link -> link.number(0, "SELECT count(*) FROM recent"))).isZero();
    }

    @Test
    void aMetricThatWasTakenAwayByAnotherComesBackAtTheEnd() {
        try (var store = open();
                var other = open()) {
            set(store, "a", 1, 1);
            set(store, "b", 1, 1);
            update(store, "a", MetricValue.of(2));
            commit(other, new Change.Replacement(new Snapshot(Metrics.of(Map.of("b", MetricValue.of(1))), List.of()),
                    Map.of(), Cause.IMPORT, CLOCK.instant()));

            update(store, "a", MetricValue.of(3));

            assertThat(List.copyOf(metrics(store).asMap().keySet())).containsExactly("b", "a");
            assertThat(metrics(store).get("a")).isEqualTo(MetricValue.of(3));
        }
    }

    @Test
    void trueAndOneAreDifferentInTheHistory() {
        try (var store = open();
                var history = database.history(profile)) {
            set(store, "a", 1, 10);
            commit(store, new Change.Replacement(
                    new Snapshot(Metrics.of(Map.of("a", MetricValue.of(true))), List.of()), Map.of(), Cause.IMPORT,
                    Instant.ofEpochMilli(20)));

            assertThat(all(history, "a")).containsExactly("10=1.0", "20=true");
        }
    }

    @Test
    void historyBeginsWithTheValueThatHeldThen() {
        try (var store = open();
                var history = database.history(profile)) {
            for (var time = 10; time <= 50; time += 10) {
                set(store, "a", time, time);
            }

            assertThat(history.of("a", Instant.ofEpochMilli(25), Instant.ofEpochMilli(40), 10).keySet())
                    .extracting(Instant::toEpochMilli).containsExactly(20L, 30L, 40L);
            assertThat(history.of("a", Instant.ofEpochMilli(99), Instant.MAX, 10).keySet())
                    .extracting(Instant::toEpochMilli).containsExactly(50L);
            assertThat(history.of("a", Instant.MIN, Instant.ofEpochMilli(5), 10)).isEmpty();
        }
    }

    @Test
    void aLongHistoryIsThinnedWithItsExtremes() {
        var many = 50_000;
        var past = new ArrayList<ProfileTable.Past>();
        for (var i = 0; i < many; i++) {
            var value = i == 23_456 ? 1e9 : i == 37_777 ? -1e9 : Math.sin(i / 1000.0);
            past.add(new ProfileTable.Past("m", Instant.ofEpochMilli(1000L + i * 10L), MetricValue.of(value)));
        }
        var state = new Snapshot(Metrics.of(Map.of("m", past.getLast().value())), List.of());
        var draft = new ProfileTable.Draft("Long", "u", "g", "h", "{}", CLOCK.instant());
        var id = database.profiles()
                .add(draft, new ProfileTable.Beginning(state, Map.of(), List.of(past), Cause.UPDATE, false))
                .orElseThrow()
                .id();
        try (var history = database.history(id)) {
            var thinned = history.of("m", Instant.ofEpochMilli(2000), Instant.MAX, 500);

            assertThat(thinned).hasSizeLessThanOrEqualTo(500).hasSizeGreaterThan(200);
            assertThat(thinned.values()).contains(MetricValue.of(1e9), MetricValue.of(-1e9));
            var times = List.copyOf(thinned.keySet());
            assertThat(times.getFirst()).isEqualTo(Instant.ofEpochMilli(1990));
            assertThat(times).contains(Instant.ofEpochMilli(2000)).isSorted();
            assertThat(times.getLast()).isEqualTo(Instant.ofEpochMilli(1000L + (many - 1) * 10L));
            for (var most = 1; most < 12; most++) {
                assertThat(history.of("m", Instant.ofEpochMilli(2000), Instant.MAX, most))
                        .hasSizeLessThanOrEqualTo(most);
            }
        }
    }

    @Test
    void unlocksKeepTheirTimesThroughAnImport() {
        try (var store = open()) {
            set(store, "a", 1, 10, "a_1");
            commit(store, new Change.Replacement(new Snapshot(Metrics.empty(), List.of("b_1", "a_1")),
                    Map.of("a_1", Instant.ofEpochMilli(10)), Cause.IMPORT, Instant.ofEpochMilli(20)));

            var stored = held(store, store::load);
            assertThat(stored.snapshot().unlocked()).containsExactly("b_1", "a_1");
            assertThat(stored.unlockedAt()).isEqualTo(Map.of("a_1", Instant.ofEpochMilli(10)));
            var causes = database.read(link -> link.text("SELECT group_concat(achievement || ' ' || cause, ', ')"
                    + " FROM (SELECT * FROM unlock ORDER BY position)") + "");
            assertThat(Objects.requireNonNull(causes)).isEqualTo("b_1 IMPORT, a_1 UPDATE");
        }
    }
}
