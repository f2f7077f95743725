package dev.laurel.ui.portability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogDifference;
import dev.laurel.engine.rule.Requirement;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.error.LaurelError;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a plan what people read. Costs time in proportion to the unlocked achievements, so it works off the FX
 * thread.
 */
record PlanDigester(PlanRequest request, Catalog catalog, I18n i18n) {
    PlanDigest digest(ImportPlan plan) {
        var warnings = Stream.concat(request.warnings().stream(), plan.warnings().stream()).map(this::note).toList();
        return new PlanDigest(
                plan, summary(plan), warnings, plan.errors().stream().map(this::note).toList(), catalogChange(plan));
    }

    private PlanNote note(LaurelError error) {
        var text = i18n.error(error);
        var pointer = error.location() == null ? null : error.location().pointer();
        var place = Stream.of(text.place(), pointer)
                .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(", "));
        return new PlanNote(text.code(), text.what(), place);
    }

    private PlanSummary summary(ImportPlan plan) {
        var kind = request.kind();
        var day = i18n.day(Instant.ofEpochMilli(plan.incoming().timestamp()));
        var brought = i18n.text(kind.gainedKey(), day);
        var missing = i18n.text(kind.lostKey());
        var gained = new ArrayList<PlanEffect>();
        plan.gained().forEach(id -> gained.add(effect(id, brought)));
        plan.newlyMet().forEach(id -> gained.add(effect(id, metBy(id, plan))));
        var lost = plan.lost().stream().map(id -> effect(id, missing)).toList();
        var fresh = new HashSet<>(plan.gained());
        fresh.addAll(plan.newlyMet());
        var staying = plan.unlocked().stream().filter(id -> !fresh.contains(id)).toList();
        var before = known(staying);
        before.addAll(known(plan.lost()));
        return new PlanSummary(
                gained, lost, staying.size(), before.size(), known(plan.unlocked()).size(),
                catalog.achievements().size());
    }

    private Set<String> known(List<String> ids) {
        var known = new HashSet<String>();
        ids.forEach(id -> catalog.find(id).map(Achievement::id).ifPresent(known::add));
        return known;
    }

    private PlanEffect effect(String id, String detail) {
        return catalog.find(id)
                .map(known -> new PlanEffect(id, known.icon(), known.title(), detail))
                .orElseGet(() -> new PlanEffect(id, "default", id, i18n.text("plan.effect.unknown")));
    }

    private String metBy(String id, ImportPlan plan) {
        return catalog.find(id).map(known -> switch (known.requirement()) {
            case Requirement.Condition _ -> i18n.text("plan.effect.condition");
            case Requirement.AtLeast _, Requirement.IsBoolean _, Requirement.IsText _ -> {
                var value = plan.result().get(known.metric());
                yield i18n.text("plan.effect.met", known.metric(), value == null ? "" : i18n.value(value));
            }
        }).orElse("");
    }

    private @Nullable CatalogChange catalogChange(ImportPlan plan) {
        var then = plan.incoming().configHash();
        var now = catalog.configHash();
        if (now.equals(then)) {
            return null;
        }
        var other = request.otherCatalog();
        var hash = then == null ? "–" : then;
        if (other == null) {
            return new CatalogChange(hash, now, false, List.of(), List.of(), 0, List.of(), List.of(), List.of());
        }
        var difference = CatalogDifference.between(other, catalog);
        var unlocked = Set.copyOf(plan.incoming().unlockedAchievements());
        return new CatalogChange(
                hash, now, true, difference.added().stream().map(Achievement::id).toList(),
                difference.removed().stream().map(Achievement::id).toList(),
                (int) difference.removed().stream().filter(removed -> unlocked.contains(removed.id())).count(),
                difference.moved().stream()
                        .map(moved -> moved.now().metric() + " " + moved.then().key() + " → " + moved.now().key())
                        .toList(),
                difference.renamed().stream()
                        .map(renamed -> renamed.then().title() + " → " + renamed.now().title()).toList(),
                mapped());
    }

    private List<String> mapped() {
        var mapping = request.mappingTo(catalog);
        var mapped = new ArrayList<String>();
        mapping.metrics().forEach((then, now) -> mapped.add(then + " → " + now));
        mapping.ids().forEach((then, now) -> mapped.add(then + " → " + now.id()));
        return mapped;
    }
}
