package dev.laurel.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.Cause;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonToken;
import dev.laurel.store.MemoryStore;
import dev.laurel.store.ProfileTable.Beginning;
import dev.laurel.store.ProfileTable.Past;

/** The sample game that comes with Laurel, played anew by its recorded history, so that its last day is today. */
final class SampleGame {
    static final String NAME = "Ember Vale";
    static final String USER = "mira";
    private static final double MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

    private SampleGame() {}

    static String catalogJson() {
        try (var in = resource("catalog.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a player has after the recorded history, if it ends now. */
    static Beginning beginning(String catalogJson, Instant now) {
        var clock = new PlayedTime(now);
        var past = new ArrayList<Past>();
        Map<String, Instant> unlockedAt = new HashMap<>();
        try (var engine = AchievementEngine.open(
                CatalogReader.read(catalogJson).catalog(), new MemoryStore(), () -> clock.now)) {
            for (var line : lines()) {
                play(line, engine, clock, now, past);
            }
            for (var id : engine.unlocked()) {
                engine.unlockedAt(id).ifPresent(time -> unlockedAt.put(id, time));
            }
            return new Beginning(engine.snapshot(), unlockedAt, List.of(past), Cause.UPDATE, true);
        }
    }

    /** The time in the game. */
    private static final class PlayedTime {
        private Instant now;

        PlayedTime(Instant now) {
            this.now = now;
        }
    }

    private static void play(
            String line, AchievementEngine engine, PlayedTime clock, Instant now, List<Past> past) {
        var values = new LinkedHashMap<String, MetricValue>();
        try (var source = JsonSource.of(line)) {
            source.next();
            while (source.next() == JsonToken.NAME) {
                var name = source.name();
                var value = source.next();
                if (name.equals("daysAgo")) {
                    clock.now = now.minusMillis(Math.round(source.number() * MILLIS_OF_DAY));
                } else if (value == JsonToken.OBJECT) {
                    while (source.next() == JsonToken.NAME) {
                        var metric = source.name();
                        values.put(metric, value(source));
                    }
                }
            }
        }
        values.forEach((metric, value) -> past.add(new Past(metric, clock.now, value)));
        engine.update(values);
    }

    private static MetricValue value(JsonSource source) {
        return switch (source.next()) {
            case NUMBER -> MetricValue.of(source.number());
            case STRING -> MetricValue.of(source.string());
            case TRUE -> MetricValue.of(true);
            case FALSE -> MetricValue.of(false);
            default -> throw new IllegalStateException("The sample's history is damaged at " + source.location());
        };
    }

    private static List<String> lines() {
        try (var in = resource("history.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        var in = SampleGame.class.getResourceAsStream("/dev/laurel/sample/" + name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing from the program");
        }
        return in;
    }
}
