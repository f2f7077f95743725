package dev.laurel.task;

/** A task that was started. Safe to use from any thread. */
public interface RunningTask {
    /** What people see it called. */
    String name();

    /** Asks it to stop; it ends as cancelled unless it is done first. */
    void cancel();
}
