package dev.laurel.backup.destination;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Calls a service until it does what it is asked, or says something that asking again won't change. The only place
 * where an adapter tries again: its SDK does not. Safe from any thread.
 */
public final class Retries {
    private static final Log LOG = Log.of(Retries.class);
    /**
     * By how much of it a pause is made longer or shorter, so that many who failed at once do not come back at once.
     */
    private static final double JITTER = 0.25;
    /** What Failsafe takes for "as the policy says". */
    private static final Duration UNSAID = Duration.ofNanos(-1);

    private final RetryPolicy<Object> policy;

    /** As patient as told. */
    public Retries(Patience patience) {
        policy = RetryPolicy.builder()
                .handleIf(e -> e instanceof Refused refused && refused.mayPass(patience))
                .withMaxAttempts(patience.attempts())
                .withBackoff(patience.pause(), patience.longestPause())
                .withJitter(JITTER)
                .withDelayFnOn(context -> pause(context.getLastException()), Refused.class)
                .onRetryScheduled(event -> LOG.info("Trying again in " + event.getDelay().toMillis() + " ms"))
                .build();
    }

    private static Duration pause(Throwable e) {
        var asked = e instanceof Refused refused ? refused.refusal.pause() : null;
        // Long enough that it is never cut to less than was asked for.
        return asked == null ? UNSAID : Duration.ofNanos((long) (asked.toNanos() / (1 - JITTER)));
    }

    /** One attempt. */
    @FunctionalInterface
    public interface Attempt<T extends @Nullable Object> {
        /**
         * Makes it.
         *
         * @param again whether an earlier one failed; what it asked for may have been done all the same
         */
        T make(boolean again);
    }

    /**
     * Makes attempts until one succeeds.
     *
     * @param meaning what an exception of the SDK means
     * @throws LaurelException what the last attempt failed with
     * @throws CancellationException if it was cancelled, at whatever point
     */
    public <T extends @Nullable Object> T call(
            CancelToken cancel, Function<RuntimeException, Refusal> meaning, Attempt<T> attempt) {
        try {
            return Cancellable.call(cancel, () -> Failsafe.with(policy).get(context -> {
                cancel.check();
                try {
                    return attempt.make(context.getAttemptCount() > 0);
                } catch (LaurelException | CancellationException e) {
                    throw e;
                } catch (RuntimeException e) {
                    cancel.check(); // What it was cancelled with looks like a failure to the SDK.
                    throw new Refused(meaning.apply(e));
                }
            }));
        } catch (Refused e) {
            throw e.refusal.error();
        } catch (FailsafeException e) {
            // Interrupted between two attempts.
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** Carries a refusal to the policy. */
    private static final class Refused extends RuntimeException {
        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.error());
            this.refusal = refusal;
        }

        /** Whether it is worth waiting as long as the service wants. */
        boolean mayPass(Patience patience) {
            var asked = refusal.pause();
            return refusal.error().error().code().retryHelps()
                    && (asked == null || asked.compareTo(patience.longestPause()) <= 0);
        }
    }
}
