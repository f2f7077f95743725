package dev.laurel.engine;

import java.time.Instant;

import dev.laurel.engine.catalog.Achievement;
import dev.laurel.engine.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/** What an engine tells its listeners; names as in the reference. */
public sealed interface EngineEvent {
    /** When it happened. */
    Instant time();

    /**
     * {@code metric:updated}: a metric has another value than before.
     *
     * @param oldValue null if there was none
     */
    record MetricUpdated(String metric, @Nullable MetricValue oldValue, MetricValue newValue, Instant time)
            implements EngineEvent {}

    /** {@code achievement:unlocked}: once for each achievement, in catalog order. */
    record AchievementUnlocked(Achievement achievement, Instant time) implements EngineEvent {}

    /**
     * {@code state:changed}: once after each update and each reset, whether or not it changed anything, and after an
     * import, an undo or a refresh that did.
     *
     * @param state just after that, even if there have been further changes since
     */
    record StateChanged(Snapshot state, Instant time) implements EngineEvent {}

    /** {@code error}: a listener failed. The state is not affected, nor are the other listeners. */
    record Failed(Throwable cause, Instant time) implements EngineEvent {}

    /** An application's own event, as {@link AchievementEngine#emit} was given it. */
    record Custom(String name, @Nullable MetricValue data, Instant time) implements EngineEvent {}
}
