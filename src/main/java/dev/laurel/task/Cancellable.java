package dev.laurel.task;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Makes a call that waits for somebody else, a server above all, one that cancelling ends: it runs on a virtual thread
 * of its own, and that is interrupted. An interrupt closes the socket that such a thread reads from or writes to. Not
 * for calls that write files, whose channels it would close as well.
 */
public final class Cancellable {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Cancellable() {}

    /**
     * Runs a call and waits for it, on the caller's thread if it can't be cancelled.
     *
     * @return what it gives
     * @throws CancellationException as soon as it was cancelled, or the caller's thread interrupted; the call has ended
     *     or is about to
     * @throws RuntimeException what the call throws
     */
    public static <T extends @Nullable Object> T call(CancelToken cancel, Supplier<T> call) {
        if (cancel.equals(CancelToken.NEVER)) {
            return call.get();
        }
        cancel.check();
        var future = new FutureTask<>(call::get);
        Thread.ofVirtual().name("laurel-call").start(future);
        for (;;) {
            try {
                return future.get(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (cancel.isCancelled()) {
                    future.cancel(true);
                    throw new CancellationException();
                }
            } catch (InterruptedException e) {
                future.cancel(true);
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                throw thrown(e.getCause());
            }
        }
    }

    /** A supplier throws nothing checked. */
    private static RuntimeException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
