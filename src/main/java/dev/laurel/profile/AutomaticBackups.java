package dev.laurel.profile;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import dev.laurel.backup.Backup;
import dev.laurel.backup.schedule.AutomaticBackup;
import dev.laurel.backup.schedule.AutomaticBackup.Status;
import dev.laurel.backup.schedule.Schedule;
import dev.laurel.backup.schedule.Trigger;
import dev.laurel.engine.EngineEvent;
import dev.laurel.engine.Subscription;
import dev.laurel.error.LaurelError;
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
    private final UnaryOperator<String> taskNames;
    private final Listener listener;
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
         * @return the backup that was made, or empty
         * @throws dev.laurel.error.LaurelException if that fails
         */
        Optional<Backup> backUp(
                ProfileSession session, DestinationSettings destination, BackupRules rules, Trigger trigger,
                Progress progress, CancelToken cancel);
    }

    /** Who is told, on the delivery thread. */
    public interface Listener {
        /** What {@link #status} says may have changed. */
        void changed();

        /** A run has failed, and it is time to tell a person: once in a series of failures. */
        void failed(String destination, LaurelError error);

        /** A run has succeeded. */
        void succeeded(String destination, AutomaticBackup.Done done);
    }

    /**
     * Begins; what the last session may have left is backed up soon.
     *
     * @param random spreads retries
     * @param taskNames what people see a run called, given the destination's name
     */
    public AutomaticBackups(
            ProfileSession session,
            SettingsStore settings,
            Work work,
            TaskRunner tasks,
            InstantSource clock,
            RandomGenerator random,
            UnaryOperator<String> taskNames,
            Listener listener) {
        this.session = session;
        this.settings = settings;
        this.work = work;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
        this.taskNames = taskNames;
        this.listener = listener;
        follow(settings.get());
        listening = settings.listen(now -> tasks.deliver(() -> {
            if (!closed) {
                follow(now);
                listener.changed();
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
        return new AutomaticBackup(destination, taskNames.apply(destination),
                Schedule.begin(rules.triggers(), rules.paused(), clock.instant()),
                (trigger, progress, cancel) -> {
                    var now = settings.get();
                    // Gone since it was due: nobody wants it there any more.
                    return now.destination(destination).flatMap(it -> work.backUp(session, it,
                            now.backupRules(session.profile().id(), destination), trigger, progress, cancel));
                }, tasks, clock, random, this::told);
    }

    private void told(Status status) {
        if (!byDestination.containsKey(status.destination())) {
            return;
        }
        var error = status.lastError();
        if (status.notice() && error != null && !closed) {
            listener.failed(status.destination(), error);
        }
        if (status.done() != null && !closed) {
            listener.succeeded(status.destination(), status.done());
        }
        listener.changed();
    }

    /** How each destination stands, in the order of the settings. */
    public List<Status> status() {
        return byDestination.values().stream().map(AutomaticBackup::status).toList();
    }

    /** A person wants backups to all destinations, now. */
    public void backUpNow() {
        byDestination.values().forEach(AutomaticBackup::backUpNow);
    }

    /** Somebody has mended what made runs fail: the next attempts need not wait. */
    public void tryAgain() {
        byDestination.values().forEach(AutomaticBackup::tryAgain);
    }

    /**
     * Ends: backs up what is not safe yet where that is wanted, and waits for what is under way.
     *
     * @param done told once nothing runs any more and the session may be closed; at once if there is nothing to wait
     *     for
     * @return whether there is something to wait for
     */
    public boolean end(Runnable done) {
        return end(AutomaticBackup::quit, done);
    }

    /**
     * Ends without backing anything up, because the profile goes too.
     *
     * @param done as for {@link #end}
     */
    public void stop(Runnable done) {
        end((each, ended) -> {
            each.stop(ended);
            return true;
        }, done);
    }

    private boolean end(BiPredicate<AutomaticBackup, Runnable> end, Runnable done) {
        if (closed) {
            done.run();
            return false;
        }
        closed = true;
        beat.cancel();
        listening.run();
        subscriptions.forEach(Subscription::close);
        var waiting = List.copyOf(byDestination.values());
        if (waiting.isEmpty()) {
            done.run();
            return false;
        }
        var left = new int[] {waiting.size()};
        var isWaiting = false;
        for (var each : waiting) {
            isWaiting |= end.test(each, () -> {
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
