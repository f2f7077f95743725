package dev.laurel.store;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of the activity log.
 *
 * @param what backup, restore, import, export, undo, reset, sync, prune, verify, copy, delete
 * @param trigger manual, command, unlock, interval, change, quit
 * @param detail what people see, such as a key or a file name; no secret
 * @param took how long it took, to the millisecond
 * @param bytes moved, or -1
 * @param errorCode null if it went well, {@link #CANCELLED} if somebody has stopped it
 */
public record ActivityEntry(
        Instant time,
        String what,
        String trigger,
        String detail,
        Duration took,
        long bytes,
        @Nullable String errorCode) {
    /** What stands in the place of an error's code where somebody has stopped it, which is no error. */
    public static final String CANCELLED = "cancelled";

    /** Whether somebody has stopped it. */
    public boolean isCancelled() {
        return CANCELLED.equals(errorCode);
    }

    /** Whether it went wrong. */
    public boolean isFailed() {
        return errorCode != null && !isCancelled();
    }
}
