package dev.laurel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who listens at one moment, immutable: for each kind of event the lasting listeners first, then those for once. */
record Listeners(
        List<Registration> metricUpdated,
        List<Registration> achievementUnlocked,
        List<Registration> stateChanged,
        List<Registration> failed,
        List<Registration> custom,
        List<Registration> all) {
    static final Listeners NONE =
            new Listeners(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** One listener for one kind of event. */
    static final class Registration {
        private final Class<? extends EngineEvent> kind;
        private final Consumer<EngineEvent> listener;
        private final Object identity;
        private final boolean once;
        private volatile boolean ended;

        Registration(Class<? extends EngineEvent> kind, Consumer<EngineEvent> listener, Object identity, boolean once) {
            this.kind = kind;
            this.listener = listener;
            this.identity = identity;
            this.once = once;
        }

        boolean once() {
            return once;
        }

        boolean ended() {
            return ended;
        }

        void end() {
            ended = true;
        }

        void call(EngineEvent event) {
            listener.accept(event);
        }

        boolean isOf(Object listener) {
            return identity.equals(listener);
        }

        boolean sameAs(Registration other) {
            return kind.equals(other.kind) && once == other.once && identity.equals(other.identity);
        }
    }

    static Listeners of(List<Registration> all) {
        return all.isEmpty()
                ? NONE
                : new Listeners(
                        interested(all, EngineEvent.MetricUpdated.class),
                        interested(all, EngineEvent.AchievementUnlocked.class),
                        interested(all, EngineEvent.StateChanged.class),
                        interested(all, EngineEvent.Failed.class),
                        interested(all, EngineEvent.Custom.class),
                        List.copyOf(all));
    }

    boolean toMetrics() {
        return !metricUpdated.isEmpty();
    }

    boolean toUnlocks() {
        return !achievementUnlocked.isEmpty();
    }

    boolean toStates() {
        return !stateChanged.isEmpty();
    }

    boolean toCustom() {
        return !custom.isEmpty();
    }

    List<Registration> to(EngineEvent event) {
        return switch (event) {
            case EngineEvent.MetricUpdated _ -> metricUpdated;
            case EngineEvent.AchievementUnlocked _ -> achievementUnlocked;
            case EngineEvent.StateChanged _ -> stateChanged;
            case EngineEvent.Failed _ -> failed;
            case EngineEvent.Custom _ -> custom;
        };
    }

    private static List<Registration> interested(List<Registration> all, Class<? extends EngineEvent> kind) {
        var lasting = new ArrayList<Registration>();
        var once = new ArrayList<Registration>();
        for (var registration : all) {
            if (registration.kind.isAssignableFrom(kind)) {
                (registration.once ? once : lasting).add(registration);
            }
        }
        lasting.addAll(once);
        return List.copyOf(lasting);
    }
}
