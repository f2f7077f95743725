package dev.laurel.store;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of the activity log.
 *
 * @param what backup, restore, import, export, undo, reset, sync, prune, verify, copy
 * @param trigger manual, command, unlock, interval, change, quit
 * @param detail what people see, such as a key or a file name; no secret
 * @param took how long it took, to the millisecond
 * @param bytes moved, or -1
 * @param errorCode null if it went well
 */
public record ActivityEntry(
        Instant time,
        String what,
        String trigger,
        String detail,
        Duration took,
        long bytes,
        @Nullable String errorCode) {}
