package dev.laurel.ui.portability;

import java.util.List;
import java.util.stream.Collectors;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.error.LaurelError;
import dev.laurel.json.JsonNumber;
import dev.laurel.json.JsonString;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/** A plan written down, for people as text and for programs as JSON. */
final class PlanReport {
    private PlanReport() {}

    /** As people read it. */
    static String text(PlanRequest request, PlanDigest digest, I18n i18n) {
        var text = new StringBuilder();
        var plan = digest.plan();
        text.append(request.title()).append('\n').append(request.subtitle()).append("\n\n");
        text.append(i18n.text("plan.strategy")).append(": ")
                .append(i18n.text(StrategyWords.of(plan.options().strategy()).label())).append("\n\n");
        notes(text, digest.errors());
        notes(text, digest.warnings());
        for (var change : plan.changes()) {
            text.append(change.metric()).append(": ").append(shown(change.current(), i18n)).append(" | ")
                    .append(shown(change.incoming(), i18n)).append(" -> ").append(all(change.result(), i18n))
                    .append('\n');
        }
        effects(text, i18n.text("plan.gained", digest.summary().gained().size()), digest.summary().gained());
        effects(text, i18n.text("plan.lost", digest.summary().lost().size()), digest.summary().lost());
        return text.append('\n').append(i18n.text("plan.staying", digest.summary().staying())).append('\n').toString();
    }

    private static void notes(StringBuilder text, List<PlanNote> notes) {
        notes.forEach(note -> text.append(note.code()).append("  ").append(note.text()).append("  ")
                .append(note.place()).append('\n'));
    }

    private static void effects(StringBuilder text, String heading, List<PlanEffect> effects) {
        text.append('\n').append(heading).append('\n');
        effects.forEach(effect -> text.append("  ").append(effect.id()).append("  ").append(effect.title())
                .append(" (").append(effect.detail()).append(")\n"));
    }

    private static String shown(@Nullable MetricValue value, I18n i18n) {
        return value == null ? "–" : i18n.value(value);
    }

    private static String all(@Nullable MetricValue value, I18n i18n) {
        return value == null ? "–" : value.all().stream().map(i18n::value).collect(Collectors.joining(", "));
    }

    /** As programs read it. */
    static String json(ImportPlan plan) {
        var changes = plan.changes().stream()
                .map(change -> "    {\"metric\": " + JsonString.quote(change.metric()) + ", \"current\": "
                        + json(change.current()) + ", \"incoming\": " + json(change.incoming()) + ", \"result\": "
                        + json(change.result()) + "}")
                .collect(Collectors.joining(",\n"));
        return "{\n  \"strategy\": " + JsonString.quote(plan.options().strategy().name())
                + ",\n  \"errors\": " + codes(plan.errors()) + ",\n  \"warnings\": " + codes(plan.warnings())
                + ",\n  \"metrics\": [\n" + changes + "\n  ],\n  \"gained\": " + ids(plan.gained())
                + ",\n  \"newlyMet\": " + ids(plan.newlyMet()) + ",\n  \"lost\": " + ids(plan.lost())
                + ",\n  \"unlocked\": " + ids(plan.unlocked()) + "\n}\n";
    }

    private static String codes(List<LaurelError> errors) {
        return ids(errors.stream().map(error -> error.code().text()).toList());
    }

    private static String ids(List<String> ids) {
        return ids.stream().map(JsonString::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String json(@Nullable MetricValue value) {
        return switch (value) {
            case MetricValue.Numeric(var number) -> JsonNumber.toJson(number);
            case MetricValue.Text(var text) -> JsonString.quote(text);
            case MetricValue.Bool(var bool) -> String.valueOf(bool);
            case MetricValue.Array(var values) ->
                values.stream().map(PlanReport::json).collect(Collectors.joining(", ", "[", "]"));
            case MetricValue.Opaque(var raw) -> raw;
            case MetricValue.Null() -> "null";
            case null -> "null";
        };
    }
}
