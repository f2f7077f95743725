package dev.laurel.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.laurel.engine.EngineCore.Replacement;
import dev.laurel.engine.EventMapping.Target;
import dev.laurel.engine.Listeners.Registration;
import dev.laurel.engine.catalog.Catalog;
import dev.laurel.engine.metric.MetricValue;
import dev.laurel.engine.metric.Metrics;
import dev.laurel.engine.transfer.ExportedData;
import dev.laurel.engine.transfer.ImportOptions;
import dev.laurel.engine.transfer.ImportPlan;
import dev.laurel.engine.transfer.ImportPlanner;
import dev.laurel.engine.transfer.ImportResult;
import org.jspecify.annotations.Nullable;

/**
 * Tracks one player's metrics and unlocks what they earn; behaves as the reference engine does, see the user's guide.
 *
 * <p><b>Threads.</b> Any thread may call any method. Changes happen one after the other; what is asked never waits for
 * a store. A change that fails, because the store does, has no effect and throws
 * {@link dev.laurel.error.LaurelException}.
 *
 * <p><b>Events</b> reach every listener in one order, that of the changes, and by one thread at a time, which holds no
 * lock meanwhile: the thread that made the change, before its call returns, unless events are just being delivered;
 * then whoever is at it delivers these as well, after those before them. So a listener may call the engine (the change
 * happens at once, its events follow after the current ones) and may wait for another thread that does. Listeners see
 * the state after the change. One that throws stops nothing; {@link EngineEvent.Failed} tells of it, and if there is no
 * listener for that, or it was one of those that threw, the log does.
 *
 * <p>An engine does not close its store; several may share one.
 */
public final class AchievementEngine implements AutoCloseable {
    private final Catalog catalog;
    private final InstantSource clock;
    private final EventMapping mapping;
    private final EngineCore core;

    private AchievementEngine(Catalog catalog, StateStore store, InstantSource clock, EventMapping mapping) {
        this.catalog = catalog;
        this.clock = clock;
        this.mapping = mapping;
        core = new EngineCore(catalog, store, clock);
    }

    /**
     * An engine over a store; loads the state.
     *
     * @throws dev.laurel.error.LaurelException if the store can't be read
     */
    public static AchievementEngine open(Catalog catalog, StateStore store, InstantSource clock) {
        return open(catalog, store, clock, EventMapping.NONE);
    }

    /**
     * An engine over a store, with events that change metrics.
     *
     * @throws dev.laurel.error.LaurelException if the store can't be read
     */
    public static AchievementEngine open(
            Catalog catalog, StateStore store, InstantSource clock, EventMapping mapping) {
        return new AchievementEngine(catalog, store, clock, mapping);
    }

    /** Sets metrics, in JavaScript's key order. What they hold stays as it is given, the short form or the long. */
    public void update(Map<String, MetricValue> metrics) {
        core.update(_ -> metrics);
    }

    /** Sets one metric. */
    public void update(String metric, MetricValue value) {
        core.update(metric, value);
    }

    /** Adds 1 to a metric; see {@link #increment(String, double)}. */
    public void increment(String metric) {
        increment(metric, 1);
    }

    /**
     * Adds to a metric's current value, 0 if it has none; its other values stay.
     *
     * @throws dev.laurel.error.LaurelException if the current value is no number or the sum too large for one
     */
    public void increment(String metric, double amount) {
        core.update(state -> Map.of(metric, Increment.of(metric, state.get(metric), amount)));
    }

    /**
     * Changes what the event is mapped to, if it is, and then brings it to those who listen to
     * {@link EngineEvent.Custom}.
     *
     * @param data taken for JSON's null where it is missing but a metric is set to it
     */
    public void emit(String event, @Nullable MetricValue data) {
        switch (mapping.targets().get(event)) {
            case Target.ToMetric(var metric) -> update(metric, data == null ? new MetricValue.Null() : data);
            case Target.Computed(var updater) -> core.update(updater, data);
            case null -> {}
        }
        core.emit(event, data);
    }

    /**
     * Listens to one kind of event until the subscription is closed; {@code EngineEvent.class} means all. The same
     * listener twice is one listener.
     */
    public <E extends EngineEvent> Subscription on(Class<E> kind, Consumer<? super E> listener) {
        return listen(kind, listener, false);
    }

    /** Listens to one kind of event once; those who listen once are called after the others. */
    public <E extends EngineEvent> Subscription once(Class<E> kind, Consumer<? super E> listener) {
        return listen(kind, listener, true);
    }

    /** Ends every registration of a listener. */
    public void off(Consumer<? extends EngineEvent> listener) {
        core.outbox().remove(listener);
    }

    /** The catalog. */
    public Catalog catalog() {
        return catalog;
    }

    /** All metrics now. */
    public Metrics metrics() {
        return snapshot().metrics();
    }

    /** Unlocked ids now, in the order of unlocking. */
    public List<String> unlocked() {
        return snapshot().unlocked();
    }

    /** The whole state. Costs the same whatever its size. */
    public Snapshot snapshot() {
        return core.ask(EngineState::snapshot);
    }

    /** Every achievement with its status, in catalog order. */
    public List<AchievementStatus> achievements() {
        return core.ask(EngineState::achievements);
    }

    /** When an achievement was unlocked, where known. */
    public Optional<Instant> unlockedAt(String id) {
        return core.ask(state -> Optional.ofNullable(state.unlockedAt(id)));
    }

    /** How far an achievement with a numeric key is; empty for other keys and unknown ids. */
    public Optional<Progress> progress(String id) {
        return catalog.find(id).map(achievement -> AchievementStatus.of(
                                achievement, false, null, metrics().get(achievement.metric()))
                        .progress());
    }

    /** Clears everything; undoable. */
    public void reset() {
        core.replace(Cause.RESET, _ -> Replacement.EMPTY);
    }

    /** The state for export. */
    public ExportedData exportData() {
        var now = snapshot();
        return new ExportedData(
                ExportedData.VERSION, clock.millis(), now.metrics(), now.unlocked(), catalog.configHash());
    }

    /** What an import would do. */
    public ImportPlan plan(ExportedData incoming, ImportOptions options) {
        return plan(snapshot(), incoming, options);
    }

    /** Imports: plan and apply in one, all or nothing. */
    public ImportResult importData(ExportedData incoming, ImportOptions options) {
        return importData(incoming, options, Cause.IMPORT);
    }

    /**
     * Applies a plan, made anew if the state has changed since.
     *
     * @param cause IMPORT or RESTORE
     */
    public ImportResult apply(ImportPlan plan, Cause cause) {
        return importData(plan.incoming(), plan.options(), cause);
    }

    /**
     * Takes in what another device has: the state becomes what a function makes of it, in one step with no other change
     * in between, and what that meets is unlocked. Unlike an import this tells of each metric and unlock that is new,
     * and it can't be undone, since it would only come back.
     *
     * @param joining given the state before; if it returns the same, nothing happens
     * @return the state afterwards
     */
    public Snapshot join(UnaryOperator<Snapshot> joining) {
        return core.join(joining);
    }

    /** What {@link #undo} would put back. May wait for the store. */
    public Optional<StateStore.Undoable> undoable() {
        return core.askStore(StateStore::undoable);
    }

    /**
     * Puts back the state before the last import, restore or reset.
     *
     * @return whether there was one
     */
    public boolean undo() {
        return core.undo();
    }

    /**
     * Takes over what another process or engine committed, with events for each difference.
     *
     * @return whether there was anything
     */
    public boolean refresh() {
        return core.refresh();
    }

    /** Ends all listening; afterwards the state can be asked for but not changed. The store stays open. */
    @Override
    public void close() {
        core.close();
    }

    private ImportResult importData(ExportedData incoming, ImportOptions options, Cause cause) {
        var made = new AtomicReference<@Nullable ImportPlan>();
        core.replace(cause, before -> {
            var plan = plan(before, incoming, options);
            made.set(plan);
            return plan.applicable()
                    ? new Replacement(new Snapshot(plan.result(), plan.unlocked()), plan.newlyMet(), true)
                    : null;
        });
        var plan = Objects.requireNonNull(made.get());
        return plan.applicable() ? ImportResult.applied(plan) : ImportResult.refused(plan);
    }

    private ImportPlan plan(Snapshot before, ExportedData incoming, ImportOptions options) {
        return ImportPlanner.plan(before.metrics(), before.unlocked(), catalog, incoming, options);
    }

    private <E extends EngineEvent> Subscription listen(Class<E> kind, Consumer<? super E> listener, boolean once) {
        if (core.closed()) {
            throw new IllegalStateException("The engine is closed");
        }
        return core.outbox()
                .add(new Registration(kind, event -> listener.accept(kind.cast(event)), listener, once));
    }
}
