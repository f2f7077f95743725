package dev.laurel.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The task runner where there is no window: work on threads of its own; outcomes one at a time, each on the thread that
 * did the work. Closing asks what still runs to stop, and waits for it.
 */
public final class ThreadTaskRunner implements TaskRunner, AutoCloseable {
    private final ExecutorService workers =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("laurel-work-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("laurel-timer").factory());
    private final ReentrantLock delivering = new ReentrantLock();
    private final Map<String, SerialLane> lanes = new HashMap<>();
    private volatile boolean closing;

    @Override
    public <T> RunningTask start(Task<T> task) {
        var started = new Started<>(task);
        switch (task.lane()) {
            case Lane.Parallel() -> workers.execute(started);
            case Lane.Serial(var key) -> lane(key).add(started);
        }
        return started;
    }

    private SerialLane lane(String key) {
        synchronized (lanes) {
            return lanes.computeIfAbsent(key, _ -> new SerialLane(workers));
        }
    }

    @Override
    public void deliver(Runnable action) {
        delivering.lock();
        try {
            action.run();
        } finally {
            delivering.unlock();
        }
    }

    @Override
    public RunningTask every(Duration period, String name, Runnable action) {
        var nanos = period.toNanos();
        return new Repeating(name,
                timer.scheduleAtFixedRate(() -> deliver(action), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    private record Repeating(String name, ScheduledFuture<?> future) implements RunningTask {
        @Override
        public void cancel() {
            future.cancel(false);
        }
    }

    @Override
    public void close() {
        closing = true;
        timer.shutdownNow();
        workers.close();
    }

    private final class Started<T> implements RunningTask, Runnable, CancelToken {
        private final Task<T> task;
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
            return cancelled || closing;
        }

        @Override
        public void run() {
            deliver(task.outcome(Progress.NONE, this));
        }
    }
}
