package dev.laurel.profile;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.Schedule;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.Subscription;
import dev.laurel.settings.BackupRules;
import dev.laurel.settings.DestinationSettings;
import dev.laurel.settings.Settings;
import dev.laurel.settings.SettingsStore;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.RunningTask;
import dev.laurel.task.TaskRunner;

/**
 * The automatic backups of one open profile: one for each destination of the settings, which it follows. Lives on the
 * task runner's delivery thread.
 */
public final class AutomaticBackups {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ProfileSession session;
    private final SettingsStore settings;
    private final Work work;
    private final TaskRunner tasks;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<? super Status> listener;
    private final Map<String, AutomaticBackup> byDestination = new LinkedHashMap<>();
    private final List<Subscription> subscriptions;
    private final Runnable listening;
    private final RunningTask beat;
    private boolean closed;

    /** What a run does. */
    @FunctionalInterface
    public interface Work {
        /**
         * Backs the profile up, unless the last backup has it all already, and prunes by the rules afterwards.
         *
         * @throws dev.laurel.error.LaurelException if that fails
         */
        void backUp(
                ProfileSession session, DestinationSettings destination, BackupRules rules, Trigger trigger,
                Progress progress, CancelToken cancel);
    }

    /**
     * Begins; what the last session may have left is backed up soon.
     *
     * @param random spreads retries
     * @param listener told whenever anything has changed, on the delivery thread
     */
    public AutomaticBackups(
            ProfileSession session,
            SettingsStore settings,
            Work work,
            TaskRunner tasks,
            InstantSource clock,
            RandomGenerator random,
            Consumer<? super Status> listener) {
        this.session = session;
        this.settings = settings;
        this.work = work;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        follow(settings.get());
        listening = settings.listen(now -> tasks.deliver(() -> {
            if (!closed) {
                follow(now);
            }
        }));
        subscriptions = List.of(
                session.engine().on(EngineEvent.StateChanged.class, _ -> changed(Trigger.CHANGE)),
                session.engine().on(EngineEvent.AchievementUnlocked.class, _ -> changed(Trigger.UNLOCK)));
        beat = tasks.every(BEAT, "", () -> List.copyOf(byDestination.values()).forEach(AutomaticBackup::tick));
    }

    /** From any thread. */
    private void changed(Trigger trigger) {
        tasks.deliver(() -> byDestination.values().forEach(it -> it.changed(trigger)));
    }

    private void follow(Settings now) {
        // A destination under way is left to end; what becomes of it is told to nobody any more.
        byDestination.keySet().retainAll(now.destinations().stream().map(DestinationSettings::name).toList());
        for (var destination : now.destinations()) {
            var name = destination.name();
            var rules = now.backupRules(session.profile().id(), name);
            var known = byDestination.get(name);
            if (known == null) {
                byDestination.put(name, begin(name, rules));
            } else {
                known.use(rules.triggers());
                known.pause(rules.paused());
            }
        }
    }

    private AutomaticBackup begin(String destination, BackupRules rules) {
        return new AutomaticBackup(destination, Schedule.begin(rules.triggers(), rules.paused(), clock.instant()),
                (trigger, progress, cancel) -> {
                    var now = settings.get();
                    // Gone since it was due: nobody wants it there any more.
                    now.destination(destination).ifPresent(it -> work.backUp(session, it,
                            now.backupRules(session.profile().id(), destination), trigger, progress, cancel));
                }, tasks, clock, random, status -> {
                    if (byDestination.containsKey(destination)) {
                        listener.accept(status);
                    }
                });
    }

    /** How each destination stands, in the order of the settings. */
    public List<Status> status() {
        return byDestination.values().stream().map(AutomaticBackup::status).toList();
    }

    /** The next run of all, if one is known. */
    public Optional<Status> next() {
        return status().stream()
                .filter(it -> it.next().isPresent())
                .min(Comparator.comparing(it -> it.next().orElseThrow()));
    }

    /**
     * Ends: backs up what is not safe yet where that is wanted, and waits for what is under way.
     *
     * @param done told once nothing runs any more and the session may be closed; at once if there is nothing to wait for
     * @return whether there is something to wait for
     */
    public boolean end(Runnable done) {
        if (closed) {
            done.run();
            return false;
        }
        closed = true;
        beat.cancel();
        listening.run();
        subscriptions.forEach(Subscription::close);
        var waiting = new ArrayList<>(byDestination.values());
        var left = new int[] {waiting.size()};
        if (waiting.isEmpty()) {
            done.run();
            return false;
        }
        var isWaiting = false;
        for (var each : waiting) {
            isWaiting |= each.quit(() -> {
                if (--left[0] == 0) {
                    done.run();
                }
            });
        }
        return isWaiting;
    }

    /** Stops what is under way; the next start catches it up. */
    public void cancel() {
        byDestination.values().forEach(AutomaticBackup::cancel);
    }
}
