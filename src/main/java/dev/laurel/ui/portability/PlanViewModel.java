package dev.laurel.ui.portability;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlan.MetricChange;
import dev.laurel.engine.transfer.ImportResult;
import dev.laurel.engine.transfer.ImportStrategy;
import dev.laurel.engine.transfer.MetricChoice;
import dev.laurel.error.LaurelError;
import dev.laurel.ui.fx.I18n;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an import or a restore: what would happen, made anew at each choice; nothing is applied before
 * {@link #apply}. On the FX thread.
 */
public final class PlanViewModel {
    /** The strategies in the order in which they are offered. */
    public static final List<ImportStrategy> STRATEGIES = List.of(
            ImportStrategy.MERGE, ImportStrategy.HIGHEST, ImportStrategy.PRESERVE, ImportStrategy.REPLACE);

    private final PlanRequest request;
    private final PlanDesk desk;
    private final I18n i18n;
    private final TypedValues typedValues;
    private final Map<String, MetricChoice> choices = new LinkedHashMap<>();
    private final Map<String, String> typed = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();

    private final ObjectProperty<ImportStrategy> strategy =
            new SimpleObjectProperty<>(this, "strategy", ImportStrategy.MERGE);
    private final BooleanProperty refuseOtherCatalog = new SimpleBooleanProperty(this, "refuseOtherCatalog");
    private final BooleanProperty mapIds = new SimpleBooleanProperty(this, "mapIds");
    private final ReadOnlyObjectWrapper<@Nullable PlanDigest> digest = new ReadOnlyObjectWrapper<>(this, "digest");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper(this, "applicable");
    private final ReadOnlyObjectWrapper<@Nullable LaurelError> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final LazyList<MetricChange, PlanRow> rows = new LazyList<>(this::row);

    /** Number of the newest question; answers to older ones are dropped. */
    private int asked;
    private String typing = "";

    /** A plan for a profile; the first one, by MERGE, is asked for at once. */
    public PlanViewModel(PlanRequest request, PlanDesk desk, I18n i18n) {
        this.request = request;
        this.desk = desk;
        this.i18n = i18n;
        this.typedValues = new TypedValues(i18n.locale());
        strategy.subscribe((_, _) -> ask());
        refuseOtherCatalog.subscribe((_, _) -> ask());
        mapIds.subscribe((_, _) -> ask());
        ask();
    }

    private void ask() {
        var question = ++asked;
        busy.set(true);
        applicable.set(false);
        var options = new ImportOptions(strategy.get(), refuseOtherCatalog.get(), null, choices);
        var digester = new PlanDigester(request, desk.catalog(), i18n);
        var mapped = mapIds.get();
        desk.plan(() -> mapped
                ? request.mappingTo(desk.catalog()).applied(request.incoming())
                : request.incoming(), options, digester::digest, answer -> {
            if (question == asked) {
                failure.set(null);
                show(answer);
            }
        }, error -> {
            if (question == asked) {
                busy.set(false);
                failure.set(error);
            }
        });
    }

    private void show(PlanDigest answer) {
        busy.set(false);
        digest.set(answer);
        rows.show(answer.plan().changes());
        updateApplicable();
    }

    private void updateApplicable() {
        var shown = digest.get();
        applicable.set(!busy.get() && shown != null && shown.plan().applicable() && problems.isEmpty());
    }

    /** Shows the rows anew without a new plan: what was typed is not a value yet. */
    private void refreshRows() {
        var shown = digest.get();
        if (shown != null) {
            rows.show(shown.plan().changes());
        }
        updateApplicable();
    }

    /** Chooses what to take for a metric. */
    public void choose(String metric, Take take) {
        problems.remove(metric);
        switch (take) {
            case BOTH -> choices.put(metric, new MetricChoice.Both());
            case CURRENT -> choices.put(metric, new MetricChoice.Current());
            case INCOMING -> choices.put(metric, new MetricChoice.Incoming());
            case TYPED -> {
                // Begins with the value that the plan has, so that a slip of the mouse changes nothing.
                var shown = resultOf(metric);
                typing = metric;
                type(metric, shown == null ? "" : i18n.value(shown));
                return;
            }
        }
        typed.remove(metric);
        ask();
    }

    /** Takes what was typed for a metric. */
    public void type(String metric, String text) {
        typed.put(metric, text);
        var value = typedValues.read(text, kindOf(metric));
        if (value.isPresent()) {
            problems.remove(metric);
            choices.put(metric, new MetricChoice.Typed(value.get()));
            ask();
        } else {
            problems.put(metric, i18n.text(problemKey(kindOf(metric))));
            refreshRows();
        }
    }

    /** Whether a person is typing a value for this metric: the one that was last chosen to be typed in. */
    boolean isBeingTyped(String metric) {
        return metric.equals(typing);
    }

    /** Returns to what the strategy takes for a metric. */
    public void unchoose(String metric) {
        choices.remove(metric);
        typed.remove(metric);
        problems.remove(metric);
        ask();
    }

    /**
     * Applies the plan that is shown.
     *
     * @param onApplied told once it is done; a failure is shown here instead
     */
    public void apply(Consumer<? super ImportResult> onApplied) {
        var shown = digest.get();
        if (shown == null || !applicable.get()) {
            return;
        }
        busy.set(true);
        applicable.set(false);
        desk.apply(request, shown.plan(), result -> {
            busy.set(false);
            if (result.success()) {
                onApplied.accept(result);
            } else {
                ask();
            }
        }, error -> {
            busy.set(false);
            failure.set(error);
            updateApplicable();
        });
    }

    /** Asks where to and writes the plan down. */
    public void save() {
        var shown = digest.get();
        if (shown != null) {
            desk.save(request, shown);
        }
    }

    private @Nullable MetricChange changeOf(String metric) {
        var shown = digest.get();
        return shown == null ? null : shown.plan().changes().stream()
                .filter(change -> change.metric().equals(metric)).findFirst().orElse(null);
    }

    private @Nullable MetricValue resultOf(String metric) {
        var change = changeOf(metric);
        return change == null ? null : change.result();
    }

    private @Nullable MetricValue kindOf(String metric) {
        var change = changeOf(metric);
        return change == null ? null : change.current() != null ? change.current() : change.incoming();
    }

    private static String problemKey(@Nullable MetricValue like) {
        return like != null && like.current() instanceof MetricValue.Bool
                ? "plan.typed.noBoolean"
                : "plan.typed.noNumber";
    }

    private PlanRow row(MetricChange change) {
        var metric = change.metric();
        var both = change.current() != null && change.incoming() != null;
        var same = both && Objects.requireNonNull(change.current()).all()
                .equals(Objects.requireNonNull(change.incoming()).all());
        var result = change.result();
        var further = result == null || result.all().size() < 2
                ? List.<String>of()
                : result.all().stream().skip(1).limit(20).map(i18n::value).toList();
        var choice = choices.get(metric);
        var isTyped = typed.containsKey(metric);
        var options = both
                ? List.of(Take.BOTH, Take.CURRENT, Take.INCOMING, Take.TYPED)
                : List.of(Take.CURRENT, Take.INCOMING, Take.TYPED);
        return new PlanRow(
                metric, shown(change.current()), shown(change.incoming()), shown(result), further,
                result == null ? 0 : result.all().size() - 1,
                !shown(change.current()).equals(shown(result)), same && choice == null && !isTyped,
                isTyped ? Take.TYPED : takeOf(change, choice), choice != null || isTyped, options,
                typed.getOrDefault(metric, ""), problems.get(metric));
    }

    private String shown(@Nullable MetricValue value) {
        return value == null ? "–" : i18n.value(value);
    }

    private Take takeOf(MetricChange change, @Nullable MetricChoice choice) {
        return switch (choice) {
            case MetricChoice.Both() -> Take.BOTH;
            case MetricChoice.Current() -> Take.CURRENT;
            case MetricChoice.Incoming() -> Take.INCOMING;
            case MetricChoice.Typed _ -> Take.TYPED;
            case null -> byStrategy(change);
        };
    }

    private Take byStrategy(MetricChange change) {
        if (change.current() == null) {
            return Take.INCOMING;
        }
        if (strategy.get() == ImportStrategy.REPLACE) {
            return Take.INCOMING;
        }
        if (change.incoming() == null || strategy.get() == ImportStrategy.PRESERVE) {
            return Take.CURRENT;
        }
        if (strategy.get() == ImportStrategy.MERGE) {
            return Take.BOTH;
        }
        return change.current().equals(change.result()) ? Take.CURRENT : Take.INCOMING;
    }

    /** What the dialog was opened for. */
    public PlanRequest request() {
        return request;
    }

    /** How to treat what is there; changing it makes a new plan. */
    public ObjectProperty<ImportStrategy> strategyProperty() {
        return strategy;
    }

    /** Whether data of another catalog is an error. */
    public BooleanProperty refuseOtherCatalogProperty() {
        return refuseOtherCatalog;
    }

    /** Whether ids and metrics of another catalog count under the names that they have here. */
    public BooleanProperty mapIdsProperty() {
        return mapIds;
    }

    /** The newest plan, or null before the first. */
    public ReadOnlyObjectProperty<@Nullable PlanDigest> digestProperty() {
        return digest.getReadOnlyProperty();
    }

    /** Its metrics. */
    public ObservableList<PlanRow> rows() {
        return rows;
    }

    /** Whether a plan is being made or applied. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether {@link #apply} would do something. */
    public ReadOnlyBooleanProperty applicableProperty() {
        return applicable.getReadOnlyProperty();
    }

    /** Why no plan could be made or applied, or null. */
    public ReadOnlyObjectProperty<@Nullable LaurelError> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
