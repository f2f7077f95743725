package dev.laurel.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EventMapping;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that were recorded from the reference: every event, in its order, and the state at the end. */
class EngineRunsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

    static Stream<Arguments> records() throws IOException {
        return Records.of("engine-runs.json");
    }

    @ParameterizedTest(name = "run {0}")
    @MethodSource("records")
    void givesTheSameEvents(int number, Map<String, @Nullable Object> run) {
        var catalog = CatalogReader.read((String) Objects.requireNonNull(run.get("catalog"))).catalog();
        var engine = AchievementEngine.open(catalog, new MemoryStore(), CLOCK, mapping(run.get("eventMapping")));
        var recorder = new Recorder(engine);
        for (var recorded : Json.list(run.get("steps"))) {
            var step = Json.object(recorded);
            perform(engine, Json.object(step.get("step")));
            assertThat(lines(recorder.take())).as("%s", step.get("step")).isEqualTo(lines(step.get("events")));
        }
        var last = Json.object(run.get("final"));
        assertThat(Json.write(export(engine))).isEqualTo(Json.write(last.get("export")));
        assertThat(lines(achievements(engine))).isEqualTo(lines(last.get("achievements")));
    }

    private static EventMapping mapping(@Nullable Object json) {
        var metrics = new HashMap<String, String>();
        if (json != null) {
            Json.object(json).forEach((event, metric) -> metrics.put(event, String.valueOf(metric)));
        }
        return EventMapping.toMetrics(metrics);
    }

    private static void perform(AchievementEngine engine, Map<String, @Nullable Object> step) {
        var name = step.keySet().iterator().next();
        switch (name) {
            case "update" -> engine.update(Recorder.values(step.get(name)));
            case "reset" -> engine.reset();
            case "emit" -> {
                var emit = Json.object(step.get(name));
                engine.emit((String) Objects.requireNonNull(emit.get("event")), Json.metric(emit.get("data")));
            }
            default -> throw new AssertionError(name);
        }
    }

    private static Map<String, @Nullable Object> export(AchievementEngine engine) {
        var data = engine.exportData();
        var result = new LinkedHashMap<String, @Nullable Object>();
        result.put("version", data.version());
        result.put("metrics", Json.plain(data.metrics()));
        result.put("unlockedAchievements", data.unlockedAchievements().stream().map(Recorder::stable).toList());
        result.put("configHash", data.configHash());
        return result;
    }

    private static List<Map<String, @Nullable Object>> achievements(AchievementEngine engine) {
        var result = new ArrayList<Map<String, @Nullable Object>>();
        for (var status : engine.achievements()) {
            var line = new LinkedHashMap<String, @Nullable Object>();
            line.put("achievementId", Recorder.stable(status.achievement().id()));
            line.put("achievementTitle", status.achievement().title());
            line.put("achievementDescription", status.achievement().description());
            line.put("achievementIconKey", status.achievement().icon());
            line.put("isUnlocked", status.unlocked());
            result.add(line);
        }
        return result;
    }

    private static String lines(@Nullable Object events) {
        var text = new StringBuilder();
        Json.list(events).forEach(event -> text.append(Json.write(event)).append('\n'));
        return text.toString();
    }

    /** The records of a file, one to a line. */
    static final class Records {
        private Records() {}

        static Stream<Arguments> of(String name) throws IOException {
            try (var in = Objects.requireNonNull(Records.class.getResourceAsStream("/dev/laurel/conformance/" + name))) {
                var records = Json.list(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                var result = new ArrayList<Arguments>();
                for (var record : records) {
                    result.add(Arguments.of(result.size(), record));
                }
                assertThat(result).isNotEmpty();
                return result.stream();
            }
        }
    }
}
