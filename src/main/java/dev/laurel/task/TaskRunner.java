package dev.laurel.task;

import java.time.Duration;

/**
 * Runs work off the caller's thread and delivers its outcome on one delivery thread. The only place in Laurel where
 * threads come from.
 */
public interface TaskRunner {
    /** Starts a task and returns at once. May be called from any thread. */
    <T> RunningTask start(Task<T> task);

    /** Runs a short action on the delivery thread, soon and in order. May be called from any thread. */
    void deliver(Runnable action);

    /**
     * Runs a short action on the delivery thread again and again, first after one period, until cancelled.
     *
     * @return what ends it
     */
    RunningTask every(Duration period, String name, Runnable action);
}
