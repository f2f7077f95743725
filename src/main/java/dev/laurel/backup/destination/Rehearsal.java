package dev.laurel.backup.destination;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;

/** Goes through what a backup needs with a small object of its own. */
final class Rehearsal {
    /** Not below {@code users/}, so that it is never taken for somebody's backup. */
    private static final String PREFIX = "laurel-test/";

    private static final byte[] TEXT = "Laurel tries whether it can write here.\n".getBytes(StandardCharsets.UTF_8);

    private final Destination destination;
    private final CancelToken cancel;

    Rehearsal(Destination destination, CancelToken cancel) {
        this.destination = destination;
        this.cancel = cancel;
    }

    void run(Consumer<? super TestStep> passed) {
        destination.children("", null, cancel);
        passed.accept(TestStep.REACH);
        destination.list("users/", null, cancel);
        passed.accept(TestStep.LIST);
        var key = write();
        try {
            refuseSecond(key);
            passed.accept(TestStep.WRITE);
            read(key);
            passed.accept(TestStep.READ);
        } catch (RuntimeException e) {
            deleteAfter(key, e);
            throw e;
        }
        delete(key);
        passed.accept(TestStep.DELETE);
    }

    /** Somebody else's trial may be under way, or one that was killed may have left its object: take the next name. */
    private String write() {
        for (var n = 1; ; n++) {
            var key = PREFIX + "trial-" + n;
            try {
                destination.put(key, Content.of(TEXT), Map.of(), cancel);
                return key;
            } catch (LaurelException e) {
                if (e.error().code() != ErrorCode.DESTINATION_EXISTS || n == 100) {
                    throw e;
                }
            }
        }
    }

    private void refuseSecond(String key) {
        try {
            destination.put(key, Content.of(TEXT), Map.of(), cancel);
        } catch (LaurelException e) {
            if (e.error().code() == ErrorCode.DESTINATION_EXISTS) {
                return;
            }
            throw e;
        }
        throw DestinationErrors.of(ErrorCode.DESTINATION_INTEGRITY, destination.name(), key, null);
    }

    private void read(String key) {
        try (var in = destination.open(key, cancel)) {
            if (!Arrays.equals(in.content().readNBytes(TEXT.length + 1), TEXT)) {
                throw DestinationErrors.of(ErrorCode.DESTINATION_INTEGRITY, destination.name(), key, null);
            }
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key, e);
        }
    }

    private void delete(String key) {
        if (!destination.delete(List.of(key), cancel).isEmpty()) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_PERMISSION, destination.name(), key, null);
        }
    }

    private void deleteAfter(String key, RuntimeException cause) {
        try {
            destination.delete(List.of(key), CancelToken.NEVER);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
