package dev.laurel.backup;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeMap;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.SideBySide;
import dev.laurel.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * One bulk operation: its steps run side by side, a failing one leaves the others alone, and what came of them is added
 * up player by player. When nothing else can succeed either, such as with a destination that is gone, it stops.
 */
final class Bulk {
    /** After one of these every other request would fail too. */
    private static final Set<ErrorCode> HOPELESS = Set.of(
            ErrorCode.DESTINATION_CREDENTIALS, ErrorCode.DESTINATION_QUOTA, ErrorCode.DESTINATION_SIGNED_OUT,
            ErrorCode.DESTINATION_UNREACHABLE);

    private final TaskRunner tasks;
    private final int width;
    private final Progress progress;
    private final long total;
    private final CancelToken cancel;
    private final TreeMap<String, Tally> tallies = new TreeMap<>();
    private long finished;

    /**
     * An operation.
     *
     * @param width how many steps at a time
     * @param total how many steps there are, or a negative number while that is not known
     */
    Bulk(TaskRunner tasks, int width, long total, Progress progress, CancelToken cancel) {
        this.tasks = tasks;
        this.width = width;
        this.progress = progress;
        this.total = total;
        this.cancel = cancel;
    }

    /** One step. */
    interface Step<T> {
        /** Whose backups it is about. */
        String user(T item);

        /** Does it and says what came of it. */
        Tally run(T item);

        /** How many backups count as failed if it fails. */
        default int count(T item) {
            return 1;
        }
    }

    /** Takes every step; being cancelled is told as usual, with nothing under way any more. */
    <T> BulkReport run(Iterator<? extends T> items, Step<T> step) {
        LaurelError stopped = null;
        try {
            SideBySide.<T>each(tasks, width, items, item -> take(item, step), cancel);
        } catch (LaurelException e) {
            stopped = e.error();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return report(stopped);
    }

    private <T> void take(T item, Step<T> step) {
        Tally tally;
        @Nullable LaurelException hopeless = null;
        try {
            tally = step.run(item);
        } catch (LaurelException e) {
            tally = Tally.failed(step.count(item), e.error());
            hopeless = HOPELESS.contains(e.error().code()) ? e : null;
        }
        finish(step.user(item), tally);
        if (hopeless != null) {
            throw hopeless;
        }
    }

    private synchronized void finish(String user, Tally tally) {
        note(user, tally);
        progress.report(++finished, total);
    }

    /** Adds what is known without a step. */
    synchronized void note(String user, Tally tally) {
        tallies.merge(user, tally, Tally::plus);
    }

    private synchronized BulkReport report(@Nullable LaurelError stopped) {
        return new BulkReport(tallies, stopped);
    }
}
