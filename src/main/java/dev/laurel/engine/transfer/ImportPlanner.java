package dev.laurel.engine.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.catalog.CatalogMatch;
import dev.laurel.engine.metric.LiveMetrics;
import dev.laurel.engine.metric.MetricTableMerge;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.rule.CurrentValues;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * Works out what an import would do, by the rules that {@link ImportStrategy} tells. Pure: a plan depends on nothing
 * but what is given here.
 */
public final class ImportPlanner {
    /** Below this many metrics, joining them one by one is no slower than in columns. */
    private static final int MANY = 1_000;

    /** So many ids a warning names; it tells the number of all. */
    private static final int IDS_NAMED = 5;

    private final Metrics current;
    private final List<String> currentUnlocked;
    private final Catalog catalog;
    private final ExportedData incoming;
    private final ImportOptions options;
    private final List<LaurelError> errors = new ArrayList<>();
    private final List<LaurelError> warnings = new ArrayList<>();

    private ImportPlanner(
            Metrics current,
            List<String> currentUnlocked,
            Catalog catalog,
            ExportedData incoming,
            ImportOptions options) {
        this.current = current;
        this.currentUnlocked = currentUnlocked;
        this.catalog = catalog;
        this.incoming = incoming;
        this.options = options;
    }

    /**
     * Plans an import.
     *
     * @param current the metrics that are here
     * @param currentUnlocked the ids that are unlocked here, in order
     */
    public static ImportPlan plan(
            Metrics current,
            List<String> currentUnlocked,
            Catalog catalog,
            ExportedData incoming,
            ImportOptions options) {
        return new ImportPlanner(current, currentUnlocked, catalog, incoming, options).plan();
    }

    private ImportPlan plan() {
        checkVersion();
        checkHash();
        var ids = ids();
        var result = chosen(joined());
        var unlocked = new LinkedHashSet<String>();
        if (options.strategy() != ImportStrategy.REPLACE) {
            unlocked.addAll(currentUnlocked);
        }
        unlocked.addAll(ids);
        var before = new LinkedHashSet<>(currentUnlocked);
        var gained = unlocked.stream().filter(id -> !before.contains(id)).toList();
        var lost = before.stream().filter(id -> !unlocked.contains(id)).toList();
        var newlyMet = newlyMet(result, unlocked);
        var someMayGo = options.strategy() == ImportStrategy.REPLACE || !options.choices().isEmpty();
        unlocked.addAll(newlyMet);
        return new ImportPlan(
                incoming,
                options,
                List.copyOf(errors),
                List.copyOf(warnings),
                new MetricChanges(current, incoming.metrics(), result, someMayGo),
                result,
                List.copyOf(unlocked),
                gained,
                lost,
                newlyMet);
    }

    private void checkVersion() {
        if (!incoming.version().equals(ExportedData.VERSION)) {
            warnings.add(
                    LaurelError.of(ErrorCode.IMPORT_VERSION_OTHER, incoming.version(), ExportedData.VERSION));
        }
    }

    private void checkHash() {
        var asked = options.expectedConfigHash();
        var expected = asked == null ? catalog.configHash() : asked;
        var found = incoming.configHash();
        if (expected.equals(found)) {
            return;
        }
        if (options.validateConfig()) {
            errors.add(
                    found == null
                            ? LaurelError.of(ErrorCode.IMPORT_CATALOG_UNNAMED, expected)
                            : LaurelError.of(ErrorCode.IMPORT_CATALOG_DIFFERS, found, expected));
        } else if (found != null) {
            warnings.add(LaurelError.of(ErrorCode.IMPORT_CATALOG_OTHER, found, expected));
        }
    }

    /** The incoming ids, in the terms of this catalog, each once. */
    private Set<String> ids() {
        var result = new LinkedHashSet<String>();
        var unknown = new ArrayList<String>();
        var ambiguous = new ArrayList<String>();
        var notMet = new ArrayList<String>();
        var values = CurrentValues.of(incoming.metrics());
        for (var id : incoming.unlockedAchievements()) {
            switch (catalog.resolve(id)) {
                case CatalogMatch.Known(var achievement) -> {
                    if (result.add(achievement.id()) && !met(achievement, values)) {
                        notMet.add(id);
                    }
                }
                case CatalogMatch.Ambiguous _ -> addTo(ambiguous, result, id);
                case CatalogMatch.Unknown _ -> addTo(unknown, result, id);
            }
        }
        warnAbout(ErrorCode.IMPORT_IDS_UNKNOWN, unknown);
        warnAbout(ErrorCode.IMPORT_IDS_AMBIGUOUS, ambiguous);
        warnAbout(ErrorCode.IMPORT_IDS_NOT_MET, notMet);
        return result;
    }

    private void warnAbout(ErrorCode code, List<String> ids) {
        if (!ids.isEmpty()) {
            var named = String.join(", ", ids.subList(0, Math.min(ids.size(), IDS_NAMED)));
            warnings.add(LaurelError.of(code, ids.size(), ids.size() > IDS_NAMED ? named + ", …" : named));
        }
    }

    private static void addTo(List<String> special, Set<String> all, String id) {
        if (all.add(id)) {
            special.add(id);
        }
    }

    private Metrics joined() {
        return switch (options.strategy()) {
            case REPLACE -> incoming.metrics();
            case MERGE -> joined(MetricTableMerge.Mode.UNION, MetricJoin::union);
            case HIGHEST -> joined(MetricTableMerge.Mode.HIGHEST, MetricJoin::highest);
            case PRESERVE -> joined(MetricTableMerge.Mode.CURRENT, (here, _) -> here);
        };
    }

    private Metrics joined(MetricTableMerge.Mode mode, BinaryOperator<MetricValue> join) {
        if (incoming.metrics().isEmpty()) {
            return current;
        }
        if (incoming.metrics().size() > MANY) {
            return Metrics.of(MetricTableMerge.merge(current.table(), incoming.metrics().table(), mode, join));
        }
        var result = new LiveMetrics(current);
        incoming.metrics().forEach((metric, value) -> {
            var here = current.get(metric);
            result.put(metric, here == null ? value : join.apply(here, value));
        });
        return result.freeze();
    }

    private Metrics chosen(Metrics joined) {
        if (options.choices().isEmpty()) {
            return joined;
        }
        var result = new LinkedHashMap<>(joined.asMap());
        for (var choice : options.choices().entrySet()) {
            var value = chosen(choice.getKey(), choice.getValue());
            if (value == null) {
                result.remove(choice.getKey());
            } else {
                result.put(choice.getKey(), value);
            }
        }
        return Metrics.of(result);
    }

    private @Nullable MetricValue chosen(String metric, MetricChoice choice) {
        var here = current.get(metric);
        var there = incoming.metrics().get(metric);
        return switch (choice) {
            case MetricChoice.Current _ -> here;
            case MetricChoice.Incoming _ -> there;
            case MetricChoice.Both _ -> here == null ? there : there == null ? here : MetricJoin.union(here, there);
            case MetricChoice.Typed(var value) -> value;
        };
    }

    private List<String> newlyMet(Metrics metrics, Set<String> unlocked) {
        var already = new LinkedHashSet<String>();
        for (var id : unlocked) {
            already.add(catalog.find(id).map(Achievement::id).orElse(id));
        }
        var result = new ArrayList<String>();
        var values = CurrentValues.of(metrics);
        for (var achievement : catalog.achievements()) {
            if (!already.contains(achievement.id()) && met(achievement, values)) {
                result.add(achievement.id());
            }
        }
        return List.copyOf(result);
    }

    private static boolean met(Achievement achievement, CurrentValues metrics) {
        return achievement.requirement().isMet(achievement.metric(), metrics);
    }
}
