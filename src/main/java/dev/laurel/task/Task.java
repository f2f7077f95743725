package dev.laurel.task;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;

/**
 * A piece of work with what becomes of it. The three outcomes are delivered on the runner's delivery thread (the FX
 * thread in the window), and exactly one of them is.
 *
 * @param name what people see it called while it runs, already in their language
 * @param lane which work it may run beside
 * @param work what to do
 * @param onSuccess gets the result
 * @param onFailure gets what went wrong
 * @param onCancelled told when it was cancelled
 * @param <T> what it results in
 */
public record Task<T>(
        String name,
        Lane lane,
        Work<? extends T> work,
        Consumer<? super T> onSuccess,
        Consumer<? super LaurelError> onFailure,
        Runnable onCancelled) {

    private static final Log LOG = Log.of(Task.class);

    /** Does the work on this thread and says what is to be delivered then. What fails is in the log. */
    public Runnable outcome(Progress progress, CancelToken cancel) {
        try {
            cancel.check();
            T result = work.run(progress, cancel);
            return () -> onSuccess.accept(result);
        } catch (CancellationException e) {
            return onCancelled;
        } catch (LaurelException e) {
            LOG.warn(name + " failed", e);
            return () -> onFailure.accept(e.error());
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            LOG.error(name + " failed", e);
            var error = LaurelError.of(ErrorCode.UNEXPECTED, String.valueOf(e.getMessage()));
            return () -> onFailure.accept(error);
        }
    }

    /** A task that nobody needs to hear of when it is cancelled. */
    public static <T> Task<T> of(
            String name,
            Lane lane,
            Work<? extends T> work,
            Consumer<? super T> onSuccess,
            Consumer<? super LaurelError> onFailure) {
        return new Task<>(name, lane, work, onSuccess, onFailure, () -> {});
    }
}
