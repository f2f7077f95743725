package dev.laurel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.store.MemoryStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens, an update leaves nothing locked that is met, unlocks nothing that is not, and tells of just what it
 * did; in a store that may wait as in one that does not.
 */
class EngineInvariantTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final List<ImportStrategy> STRATEGIES = List.of(ImportStrategy.values());
    private static final List<String> METRICS = List.of("a", "b", "c", "4");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void updatesUnlockWhatIsMetAndNothingElse(long seed) {
        var random = new Random(seed);
        var catalog = catalog(random);
        var store = seed % 2 == 0 ? new MemoryStore() : new SlowStore();
        var engine = AchievementEngine.open(catalog, store, CLOCK);
        for (var step = 0; step < 400; step++) {
            switch (random.nextInt(20)) {
                case 0 -> engine.reset();
                case 1 -> engine.undo();
                case 2 -> {
                    AchievementEngine.open(catalog, store, CLOCK).update(values(random));
                    continue;
                }
                case 3 -> engine.importData(
                        new ExportedData("3.3.0", 1, Metrics.of(values(random)), List.of(
                                catalog.achievements().get(random.nextInt(10)).id()), null),
                        ImportOptions.of(STRATEGIES.get(random.nextInt(4))));
                case 4 -> engine = AchievementEngine.open(catalog, store, CLOCK);
                default -> update(engine, store, random);
            }
            assertThat(store.load().snapshot()).isEqualTo(engine.snapshot());
            assertThat(store.guard().isLocked()).isFalse();
        }
    }

    private static void update(AchievementEngine engine, StateStore store, Random random) {
        engine.refresh();
        var before = engine.snapshot();
        var revision = store.load().revision();
        var heard = new ArrayList<EngineEvent>();
        var subscription = engine.on(EngineEvent.class, heard::add);
        var values = values(random);
        if (random.nextBoolean()) {
            engine.update(values);
        } else {
            values = Map.of(METRICS.get(random.nextInt(4)), value(random));
            values.forEach(engine::update);
        }
        subscription.close();
        var after = engine.snapshot();
        var current = CurrentValues.of(after.metrics());
        var expected = new ArrayList<EngineEvent>();
        Metrics.of(values).forEach((metric, value) -> {
            var old = before.metrics().get(metric);
            if (!value.equals(old)) {
                expected.add(new EngineEvent.MetricUpdated(metric, old, value, NOON));
            }
            assertThat(after.metrics().get(metric)).isEqualTo(value);
        });
        var unlocked = new ArrayList<>(before.unlocked());
        for (var achievement : engine.catalog().achievements()) {
            if (!before.unlocked().contains(achievement.id())
                    && achievement.requirement().isMet(achievement.metric(), current)) {
                unlocked.add(achievement.id());
                expected.add(new EngineEvent.AchievementUnlocked(achievement, NOON));
            }
        }
        assertThat(after.unlocked()).isEqualTo(unlocked);
        var changed = !expected.isEmpty();
        expected.add(new EngineEvent.StateChanged(after, NOON));
        assertThat(heard).isEqualTo(expected);
        assertThat(store.load().revision()).isEqualTo(changed ? revision + 1 : revision);
    }

    private static Map<String, MetricValue> values(Random random) {
        var result = new LinkedHashMap<String, MetricValue>();
        for (var i = random.nextInt(4); i > 0; i--) {
            result.put(METRICS.get(random.nextInt(4)), value(random));
        }
        return result;
    }

    private static MetricValue value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> MetricValue.of("word" + random.nextInt(4));
            case 1 -> MetricValue.of(random.nextBoolean());
            case 2 -> new MetricValue.Null();
            case 3 -> new MetricValue.Array(List.of(MetricValue.of(random.nextInt(1_000)), MetricValue.of("x")));
            default -> MetricValue.of(random.nextInt(random.nextBoolean() ? 50 : 1_000));
        };
    }

    private static Catalog catalog(Random random) {
        var json = new StringBuilder("{");
        for (var metric : METRICS) {
            json.append(json.length() > 1 ? "," : "").append('"').append(metric).append("\": {");
            for (var i = 0; i < 40; i++) {
                json.append("\"%d%s\": {\"title\": \"T\"},".formatted(i * 25, i % 2 == 0 ? "" : "." + random.nextInt(9)));
            }
            json.append("\"true\": {\"title\": \"T\"}, \"word1\": {\"title\": \"T\"},");
            var other = METRICS.get(random.nextInt(3));
            json.append("\"k\": {\"title\": \"T\", \"condition\": \"metrics.%s > %d && metrics.a != 'x'\"},"
                    .formatted(other, random.nextInt(900)));
            json.append("\"l\": {\"title\": \"T\", \"condition\": \"!(metrics.%s > %d)\"},"
                    .formatted(other, random.nextInt(20)));
            json.append("\"m\": {\"title\": \"T\", \"condition\": \"size(metrics) > %d\"}}".formatted(random.nextInt(5)));
        }
        return AchievementEngineTest.catalog(json + "}");
    }
}
