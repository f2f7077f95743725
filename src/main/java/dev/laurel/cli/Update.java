package dev.laurel.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.error.LaurelException;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonToken;
import dev.laurel.portability.MetricJson;

/** {@code update}. */
final class Update implements Command {
    @Override
    public Usage usage() {
        return Usage.of("update", "Set metrics, and say what that unlocks.")
                .parameter("PROFILE", "Whose.")
                .parameter("NAME=VALUE", "A metric and its value: JSON where it can be read as JSON, else a string.", 1,
                        Integer.MAX_VALUE / 2);
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var values = new LinkedHashMap<String, MetricValue>();
        for (var assignment : arguments.parameters().subList(1, arguments.parameters().size())) {
            var at = assignment.indexOf('=');
            if (at < 0) {
                throw new UsageException("Not NAME=VALUE: " + assignment);
            }
            values.put(assignment.substring(0, at), value(assignment.substring(at + 1)));
        }
        update(arguments.parameter(0), values, context);
        return Cli.DONE;
    }

    private static void update(String profile, Map<String, MetricValue> values, CliContext context) {
        var engine = context.session(profile).engine();
        var unlocked = new ArrayList<EngineEvent.AchievementUnlocked>();
        engine.on(EngineEvent.AchievementUnlocked.class, unlocked::add);
        engine.update(values);
        unlocked.forEach(it -> context.out().line(
                "Unlocked: " + it.achievement().title() + "  " + it.achievement().id()));
    }

    private static MetricValue value(String text) {
        try (var in = JsonSource.of(text)) {
            in.next();
            var value = MetricJson.value(in);
            if (in.next() == JsonToken.END) {
                return value;
            }
        } catch (LaurelException _) {
            // No JSON: a string.
        }
        return MetricValue.of(text);
    }
}
