package dev.laurel.cli;

import java.util.List;

import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.AchievementStatus;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.Snapshot;
import dev.laurel.engine.transfer.IdMapping;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.error.LaurelError;

/** What an engine holds and says, as JSON. */
final class StateJson {
    private StateJson() {}

    /** The members of a state: metrics, unlocked, achievements, configHash. */
    static void state(Json json, AchievementEngine engine) {
        snapshot(json, engine.snapshot());
        json.name("achievements");
        achievements(json, engine.achievements());
        json.name("configHash").value(engine.catalog().configHash());
    }

    private static void snapshot(Json json, Snapshot state) {
        json.name("metrics").metrics(state.metrics());
        json.name("unlocked").strings(state.unlocked());
    }

    private static void achievements(Json json, List<AchievementStatus> achievements) {
        json.array();
        for (var status : achievements) {
            var achievement = status.achievement();
            json.object();
            json.name("id").value(achievement.id());
            json.name("title").value(achievement.title());
            json.name("description").value(achievement.description());
            json.name("icon").value(achievement.icon());
            json.name("unlocked").value(status.unlocked());
            json.name("unlockedAt");
            var time = status.unlockedAt();
            if (time == null) {
                json.value((String) null);
            } else {
                json.value(time.toEpochMilli());
            }
            json.name("progress");
            var progress = status.progress();
            if (progress == null) {
                json.value((String) null);
            } else {
                json.object();
                json.name("current").value(progress.current());
                json.name("target").value(progress.target());
                json.name("fraction").value(progress.fraction());
                json.endObject();
            }
            json.endObject();
        }
        json.endArray();
    }

    /** An event as the reference tells of it. */
    static void event(Json json, EngineEvent event) {
        switch (event) {
            case EngineEvent.MetricUpdated(var metric, var oldValue, var newValue, _) -> {
                json.object().name("type").value("metric:updated").name("metric").value(metric);
                json.name("oldValue").value(oldValue).name("newValue").value(newValue).endObject();
            }
            case EngineEvent.AchievementUnlocked(var achievement, _) -> {
                json.object().name("type").value("achievement:unlocked").name("id").value(achievement.id());
                json.name("title").value(achievement.title()).name("description").value(achievement.description());
                json.name("icon").value(achievement.icon()).endObject();
            }
            case EngineEvent.StateChanged(var state, _) -> {
                json.object().name("type").value("state:changed");
                snapshot(json, state);
                json.endObject();
            }
            case EngineEvent.Failed(var cause, _) ->
                json.object().name("type").value("error").name("message").value(String.valueOf(cause.getMessage()))
                        .endObject();
            case EngineEvent.Custom _ -> {
                // The application's own, not the engine's.
            }
        }
    }

    /** What became of an import. */
    static void result(Json json, ImportResult result, CliErrors texts) {
        json.object().name("success").value(result.success());
        json.name("errors").errors(result.errors(), texts);
        json.name("warnings").errors(result.warnings(), texts);
        json.name("metrics");
        var metrics = result.mergedMetrics();
        if (metrics == null) {
            json.value((String) null);
        } else {
            json.metrics(metrics);
        }
        json.name("unlocked");
        var unlocked = result.mergedUnlocked();
        if (unlocked == null) {
            json.value((String) null);
        } else {
            json.strings(unlocked);
        }
        json.endObject();
    }

    /**
     * What an import would do.
     *
     * @param fileWarnings what the file's reader has to say
     */
    static void plan(
            Json json, ImportPlan plan, List<LaurelError> fileWarnings, IdMapping mapping, CliErrors texts) {
        json.object().name("applicable").value(plan.applicable());
        json.name("errors").errors(plan.errors(), texts);
        json.name("warnings").errors(Strategies.joined(fileWarnings, plan.warnings()), texts);
        json.name("mappedMetrics").object();
        mapping.metrics().forEach((then, now) -> json.name(then).value(now));
        json.endObject().name("mappedIds").object();
        mapping.ids().forEach((then, now) -> json.name(then).value(now.id()));
        json.endObject().name("changes").array();
        for (var change : plan.changes()) {
            json.object().name("metric").value(change.metric());
            json.name("current").value(change.current());
            json.name("incoming").value(change.incoming());
            json.name("result").value(change.result()).endObject();
        }
        json.endArray();
        json.name("gained").strings(plan.gained());
        json.name("lost").strings(plan.lost());
        json.name("newlyMet").strings(plan.newlyMet());
        json.name("unlocked").strings(plan.unlocked());
        json.endObject();
    }
}
