package dev.laurel.cli;

import java.util.stream.Collectors;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.IdMapping;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonString;
import org.jspecify.annotations.Nullable;

/** Says in words what an import would do. */
final class PlanText {
    private PlanText() {}

    /** Prints what counts under another name. */
    static void print(IdMapping mapping, Output out) {
        mapping.metrics().forEach((then, now) -> out.line("metric: " + then + " -> " + now));
        mapping.ids().forEach((then, now) -> out.line("mapped: " + then + " -> " + now.id()));
    }

    /** Prints a plan. */
    static void print(ImportPlan plan, Output out) {
        for (var change : plan.changes()) {
            if (!MetricValue.sameState(change.current(), change.result())) {
                out.line(change.metric() + ": " + value(change.current()) + " -> " + value(change.result()));
            }
        }
        plan.gained().forEach(id -> out.line("gained: " + id));
        plan.lost().forEach(id -> out.line("lost: " + id));
        plan.newlyMet().forEach(id -> out.line("would unlock: " + id));
    }

    /** A value as JSON, or a dash for none. */
    static String value(@Nullable MetricValue value) {
        return switch (value) {
            case null -> "-";
            case MetricValue.Numeric(var number) -> JsonNumber.toJson(number);
            case MetricValue.Text(var text) -> JsonString.quote(text);
            case MetricValue.Bool(var bool) -> String.valueOf(bool);
            case MetricValue.Null() -> "null";
            case MetricValue.Array(var values) ->
                values.stream().map(PlanText::value).collect(Collectors.joining(", ", "[", "]"));
            case MetricValue.Opaque(var json) -> json;
        };
    }
}
