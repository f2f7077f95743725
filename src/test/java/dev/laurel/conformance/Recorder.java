package dev.laurel.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/** Notes an engine's events in the form of the reference's records. */
public final class Recorder {
    private final List<Map<String, @Nullable Object>> events = new ArrayList<>();

    /** Listens to an engine. */
    public Recorder(AchievementEngine engine) {
        engine.on(EngineEvent.class, this::note);
    }

    /** The events since it was asked last. */
    public List<Map<String, @Nullable Object>> take() {
        var result = List.copyOf(events);
        events.clear();
        return result;
    }

    private void note(EngineEvent event) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        switch (event) {
            case EngineEvent.MetricUpdated(var metric, var oldValue, var newValue, _) -> {
                line.put("type", "metric:updated");
                line.put("metric", metric);
                line.put("oldValue", Json.plain(oldValue));
                line.put("newValue", Json.plain(newValue));
                line.put("first", oldValue == null);
            }
            case EngineEvent.AchievementUnlocked(var achievement, _) -> {
                line.put("type", "achievement:unlocked");
                line.put("id", stable(achievement.id()));
                line.put("title", achievement.title());
                line.put("description", achievement.description());
                line.put("icon", achievement.icon());
            }
            case EngineEvent.StateChanged(var state, _) -> {
                line.put("type", "state:changed");
                line.put("metrics", Json.plain(state.metrics()));
                line.put("unlocked", state.unlocked().stream().map(Recorder::stable).toList());
            }
            case EngineEvent.Failed(var cause, _) -> throw new AssertionError(cause);
            case EngineEvent.Custom _ -> {
                return;
            }
        }
        events.add(line);
    }

    /** An id without what the reference makes at random in it. */
    public static String stable(String id) {
        var at = id.lastIndexOf("_custom_");
        return at < 0 ? id : id.substring(0, at) + "_custom_*";
    }

    /** An update's values. */
    public static Map<String, MetricValue> values(@Nullable Object json) {
        var result = new LinkedHashMap<String, MetricValue>();
        Json.object(json).forEach((name, value) -> result.put(name, Json.metric(value)));
        return result;
    }
}
