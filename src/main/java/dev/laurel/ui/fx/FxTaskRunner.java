package dev.laurel.ui.fx;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.laurel.log.Log;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Lane;
import dev.laurel.task.RunningTask;
import dev.laurel.task.SerialLane;
import dev.laurel.task.Task;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * The window's task runner: work on threads of its own, one after the other within a serial lane, outcomes on the FX
 * thread. The only class that calls {@code Platform.runLater}.
 *
 * <p>Cancelling is cooperative: the work sees its {@link CancelToken}. Nothing is interrupted, because an interrupt
 * closes the file channel that a write is going through.
 */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
    private static final Log LOG = Log.of(FxTaskRunner.class);

    private static final Duration SHOWN_AFTER = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("laurel-work-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("laurel-timer").factory());
    private final ReadOnlyIntegerWrapper ended = new ReadOnlyIntegerWrapper(this, "ended");
    private final Map<String, SerialLane> lanes = new HashMap<>();
    private final Set<Started<?>> started = ConcurrentHashMap.newKeySet();
    private final ObservableList<TaskStatus> shown = FXCollections.observableArrayList();
    private final ObservableList<TaskStatus> running = FXCollections.unmodifiableObservableList(shown);

    /** How many tasks with a name have ended so far. Changes on the FX thread, after the outcome was delivered. */
    public ReadOnlyIntegerProperty ended() {
        return ended.getReadOnlyProperty();
    }

    /** The running tasks that have a name, oldest first. Changes on the FX thread. */
    public ObservableList<TaskStatus> running() {
        return running;
    }

    @Override
    public <T> RunningTask start(Task<T> task) {
        var run = new Started<>(task);
        started.add(run);
        if (!task.name().isEmpty()) {
            showIfLong(run);
        }
        try {
            switch (task.lane()) {
                case Lane.Parallel() -> workers.execute(run);
                case Lane.Serial(var key) -> lane(key).add(run);
            }
        } catch (RejectedExecutionException e) {
            // The window is closing: nobody waits for this any more.
            started.remove(run);
            LOG.info("Not started while closing: " + task.name());
        }
        return run;
    }

    /** What is over in the blink of an eye would only make the status bar flicker. */
    private void showIfLong(Started<?> run) {
        try {
            var _ = timer.schedule(() -> deliver(() -> {
                if (started.contains(run)) {
                    shown.add(run.status);
                }
            }), SHOWN_AFTER.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.info("Not shown while closing: " + run.name());
        }
    }

    private SerialLane lane(String key) {
        synchronized (lanes) {
            return lanes.computeIfAbsent(key, _ -> new SerialLane(workers));
        }
    }

    @Override
    public void deliver(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public RunningTask every(Duration period, String name, Runnable action) {
        var waiting = new AtomicBoolean();
        var nanos = period.toNanos();
        var future = timer.scheduleAtFixedRate(() -> {
            // At most one delivery waits, so that a busy or sleeping window isn't met by a queue of missed ticks.
            if (waiting.compareAndSet(false, true)) {
                deliver(() -> {
                    waiting.set(false);
                    action.run();
                });
            }
        }, nanos, nanos, TimeUnit.NANOSECONDS);
        return new Repeating(name, future);
    }

    /** Lets short work end, then asks what still runs to stop and waits for it. Starts nothing any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        if (!ended(PATIENCE)) {
            started.forEach(RunningTask::cancel);
            if (!ended(LAST_PATIENCE)) {
                LOG.info("Work was still running when the window closed");
            }
        }
    }

    private boolean ended(Duration most) {
        try {
            return workers.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Repeating(String name, ScheduledFuture<?> future) implements RunningTask {
        @Override
        public void cancel() {
            future.cancel(false);
        }
    }

    /** One task from start to outcome. */
    private final class Started<T> implements RunningTask, Runnable, CancelToken {
        private final Task<T> task;
        private final TaskStatus status = new TaskStatus(this);
        private final AtomicReference<@Nullable Double> progress = new AtomicReference<>();
        private volatile boolean cancelled;

        Started(Task<T> task) {
            this.task = task;
        }

        @Override
        public String name() {
            return task.name();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void run() {
            var outcome = task.outcome(this::report, this);
            deliver(() -> {
                started.remove(this);
                shown.remove(status);
                try {
                    outcome.run();
                } finally {
                    if (!task.name().isEmpty()) {
                        ended.set(ended.get() + 1);
                    }
                }
            });
        }

        private void report(long done, long total) {
            var fraction = total > 0 ? Math.clamp((double) done / total, 0, 1) : -1;
            // One delivery carries the newest of many reports.
            if (progress.getAndSet(fraction) == null) {
                deliver(() -> {
                    var newest = progress.getAndSet(null);
                    if (newest != null) {
                        status.setProgress(newest);
                    }
                });
            }
        }
    }
}
