package dev.laurel.cli;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.AchievementEngine;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.EventMapping;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogReader;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.error.Location;
import dev.laurel.json.JsonSource;
import dev.laurel.json.JsonToken;
import dev.laurel.portability.ExportReader;
import dev.laurel.portability.MetricJson;
import dev.laurel.store.MemoryStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import org.jspecify.annotations.Nullable;

/** {@code simulate}. */
final class Simulate implements Command {
    @Override
    public Usage usage() {
        return Usage.of("simulate", "Run steps through a fresh engine and print the events of each.")
                .option("--catalog", "FILE", "The catalog, a JSON file.")
                .option("--steps", "FILE", "The steps, a JSON object a line; - is standard input.")
                .option("--mapping", "FILE", "Which event sets which metric: a JSON object, event -> metric.")
                .note("""
                        Steps: {"update":{…}}, {"increment":{"metric":"score","amount":5}}, {"emit":{"event":"hit","data":3}}, \
                        {"reset":true}, {"import":{"file":"…text…","strategy":"merge"}}.""")
                .note("Prints a JSON object for each step, and last one with the final state.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var catalog = catalog(arguments.neededPath("--catalog"), context);
        var steps = arguments.neededPath("--steps");
        var mapping = arguments.pathValue("--mapping").map(it -> mapping(it, context)).orElse(EventMapping.NONE);
        try (var engine = AchievementEngine.open(catalog, new MemoryStore(), context.environment().clock(), mapping)) {
            var events = new ArrayList<EngineEvent>();
            engine.on(EngineEvent.class, events::add);
            steps(steps, engine, events, context);
            var json = context.json().object().name("final").object();
            StateJson.state(json, engine);
            json.endObject().endObject().endLine();
        }
        return Cli.DONE;
    }

    private static Catalog catalog(Path file, CliContext context) {
        var reading = CatalogReader.read(context.open(file));
        reading.problems().forEach(it -> context.warn(it.error()));
        return reading.catalog();
    }

    private static EventMapping mapping(Path file, CliContext context) {
        try (var in = JsonSource.of(context.open(file))) {
            var metrics = new LinkedHashMap<String, String>();
            expect(in, in.next() == JsonToken.OBJECT, "{");
            while (in.next() == JsonToken.NAME) {
                var event = in.name();
                expect(in, in.next() == JsonToken.STRING, "\"…\"");
                metrics.put(event, in.string());
            }
            in.next();
            return EventMapping.toMetrics(metrics);
        }
    }

    private static void steps(
            Path file, AchievementEngine engine, List<EngineEvent> events, CliContext context) {
        try (var lines = new BufferedReader(new InputStreamReader(context.open(file), StandardCharsets.UTF_8))) {
            var number = 0;
            for (String line; (line = lines.readLine()) != null; ) {
                number++;
                if (!line.isBlank()) {
                    var result = atLine(number, line, engine);
                    print(context, events, result);
                    events.clear();
                }
            }
        } catch (IOException e) {
            throw new LaurelException(LaurelError.of(ErrorCode.FILE_UNREADABLE, file.toString()), e);
        }
    }

    /** A step's own text is one line; the place that people need is in the file. */
    private static @Nullable ImportResult atLine(int number, String line, AchievementEngine engine) {
        try {
            return step(line, engine);
        } catch (LaurelException e) {
            var place = e.error().location();
            var column = place == null ? 1 : place.column();
            var pointer = place == null ? null : place.pointer();
            throw new LaurelException(new LaurelError(
                    e.error().code(), e.error().arguments(), new Location(number, column, pointer)), e);
        }
    }

    private static @Nullable ImportResult step(String line, AchievementEngine engine) {
        try (var in = JsonSource.of(line)) {
            expect(in, in.next() == JsonToken.OBJECT, "{");
            expect(in, in.next() == JsonToken.NAME, "\"update\"");
            var kind = in.name();
            in.next();
            var result = switch (kind) {
                case "update" -> {
                    expect(in, in.token() == JsonToken.OBJECT, "{");
                    var values = MetricJson.members(in);
                    end(in);
                    engine.update(values);
                    yield null;
                }
                case "increment" -> {
                    increment(in, engine);
                    yield null;
                }
                case "emit" -> {
                    emit(in, engine);
                    yield null;
                }
                case "reset" -> {
                    end(in);
                    engine.reset();
                    yield null;
                }
                case "import" -> importText(in, engine);
                default -> throw wrong(in, kind);
            };
            return result;
        }
    }

    private static void increment(JsonSource in, AchievementEngine engine) {
        var members = step(in);
        if (!(members.get("metric") instanceof MetricValue.Text(var metric))) {
            throw wrong(in, "metric");
        }
        switch (members.get("amount")) {
            case null -> engine.increment(metric);
            case MetricValue.Numeric(var amount) -> engine.increment(metric, amount);
            default -> throw wrong(in, "amount");
        }
    }

    private static void emit(JsonSource in, AchievementEngine engine) {
        var members = step(in);
        if (!(members.get("event") instanceof MetricValue.Text(var event))) {
            throw wrong(in, "event");
        }
        engine.emit(event, members.get("data"));
    }

    private static ImportResult importText(JsonSource in, AchievementEngine engine) {
        var members = step(in);
        if (!(members.get("file") instanceof MetricValue.Text(var text))) {
            throw wrong(in, "file");
        }
        var strategy = switch (members.get("strategy")) {
            case null -> ImportStrategy.REPLACE;
            case MetricValue.Text(var name) -> Strategies.find(name).orElseThrow(() -> wrong(in, name));
            default -> throw wrong(in, "strategy");
        };
        var validate = members.get("validate") instanceof MetricValue.Bool(var yes) && yes;
        var expected = members.get("expectedConfigHash") instanceof MetricValue.Text(var hash) ? hash : null;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var reading = ExportReader.read(new ByteArrayInputStream(bytes), Progress.NONE, CancelToken.NEVER);
        var file = reading.file();
        if (file == null) {
            return new ImportResult(false, reading.errors(), List.of(), null, null);
        }
        var options = new ImportOptions(strategy, validate || expected != null, expected, Map.of());
        var result = engine.importData(file.data(), options);
        return new ImportResult(result.success(), result.errors(),
                Strategies.joined(file.warnings(), result.warnings()), result.mergedMetrics(), result.mergedUnlocked());
    }

    /** The members of a step, which has to end with them. */
    private static Map<String, MetricValue> step(JsonSource in) {
        expect(in, in.token() == JsonToken.OBJECT, "{");
        var members = MetricJson.members(in);
        end(in);
        return members;
    }

    private static void end(JsonSource in) {
        in.skip();
        expect(in, in.next() == JsonToken.OBJECT_END, "}");
        in.next();
    }

    private static void expect(JsonSource in, boolean holds, String what) {
        if (!holds) {
            throw wrong(in, what);
        }
    }

    private static LaurelException wrong(JsonSource in, String what) {
        return new LaurelException(LaurelError.at(in.location(), ErrorCode.SIMULATE_STEP, what));
    }

    private static void print(CliContext context, List<EngineEvent> events, @Nullable ImportResult result) {
        var json = context.json().object().name("events").array();
        events.forEach(it -> StateJson.event(json, it));
        json.endArray();
        if (result != null) {
            json.name("result");
            StateJson.result(json, result, context.errors());
        }
        json.endObject().endLine();
    }
}
