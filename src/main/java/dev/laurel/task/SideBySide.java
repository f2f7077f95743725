package dev.laurel.task;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Does something to each of many items, a bounded number at a time, on threads of the task runner. Items are taken from
 * their iterator one by one as somebody is free for them, so that an iterator that reads pages never reads ahead.
 */
public final class SideBySide {
    private SideBySide() {}

    /**
     * What is done to one item.
     *
     * @param <T> the items
     */
    @FunctionalInterface
    public interface Step<T> {
        /**
         * Does it. Called by several threads at once.
         *
         * @throws Exception ends the whole; nothing new is begun then
         */
        void to(T item) throws Exception;
    }

    /**
     * Does something to each item and returns when all is done. The calling thread does its share, so this makes
     * progress even if the runner starts nothing; must not be called on the FX thread.
     *
     * @param width how many at a time at most, 1 or more
     * @param items used by one thread at a time
     * @throws Exception the first failure, or {@link CancellationException} if it was cancelled; either way nothing is
     *     under way any more
     */
    public static <T> void each(
            TaskRunner runner, int width, Iterator<? extends T> items, Step<? super T> step, CancelToken cancel)
            throws Exception {
        var run = new Run<T>(items, step, cancel);
        for (var helper = 1; helper < width; helper++) {
            runner.start(Task.of("", Lane.IO, (_, _) -> {
                run.help();
                return true;
            }, _ -> {}, _ -> {}));
        }
        run.finish();
    }

    private static final class Run<T> {
        private final Iterator<? extends T> items;
        private final Step<? super T> step;
        private final CancelToken cancel;
        private final ReentrantLock taking = new ReentrantLock();
        private final ReentrantLock state = new ReentrantLock();
        private final Condition changed = state.newCondition();
        private int helping;
        private boolean over;
        private @Nullable Throwable failure;

        Run(Iterator<? extends T> items, Step<? super T> step, CancelToken cancel) {
            this.items = items;
            this.step = step;
            this.cancel = cancel;
        }

        /** A helper that comes when all is over has nothing to do. */
        void help() {
            state.lock();
            try {
                if (over) {
                    return;
                }
                helping++;
            } finally {
                state.unlock();
            }
            try {
                work();
            } finally {
                state.lock();
                try {
                    helping--;
                    changed.signalAll();
                } finally {
                    state.unlock();
                }
            }
        }

        void finish() throws Exception {
            work();
            Throwable failed;
            state.lock();
            try {
                over = true;
                while (helping > 0) {
                    changed.awaitUninterruptibly();
                }
                failed = failure;
            } finally {
                state.unlock();
            }
            switch (failed) {
                case null -> {}
                case Exception e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(failed);
            }
        }

        private void work() {
            try {
                for (var item = next(); item != null; item = next()) {
                    step.to(item);
                }
            } catch (Exception | Error e) {
                fail(e);
            }
        }

        private @Nullable T next() {
            taking.lock();
            try {
                if (hasFailed()) {
                    return null;
                }
                cancel.check();
                return items.hasNext() ? items.next() : null;
            } finally {
                taking.unlock();
            }
        }

        private boolean hasFailed() {
            state.lock();
            try {
                return failure != null;
            } finally {
                state.unlock();
            }
        }

        private void fail(Throwable cause) {
            state.lock();
            try {
                if (failure == null) {
                    failure = cause;
                } else if (!(cause instanceof CancellationException)) {
                    failure.addSuppressed(cause);
                }
            } finally {
                state.unlock();
            }
        }
    }
}
