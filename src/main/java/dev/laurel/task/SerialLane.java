package dev.laurel.task;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/** Runs what it is given one after the other, in order, on another executor's threads. */
public final class SerialLane {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** A lane on these threads. */
    public SerialLane(Executor executor) {
        this.executor = executor;
    }

    /** Runs this once everything that was added before has run. */
    public void add(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (busy) {
                return;
            }
            busy = true;
        }
        executor.execute(this::drain);
    }

    /** One thread takes all that is waiting, so that work added before closing still runs. */
    private void drain() {
        for (var work = next(); work != null; work = next()) {
            work.run();
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            var work = waiting.poll();
            if (work == null) {
                busy = false;
            }
            return work;
        }
    }
}
