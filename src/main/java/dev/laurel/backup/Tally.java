package dev.laurel.backup;

import dev.laurel.error.LaurelError;
import org.jspecify.annotations.Nullable;

/**
 * What became of one player's backups in a bulk operation.
 *
 * @param done how many were copied, proven or deleted
 * @param left how many were there already, are locked, or stay
 * @param failed how many could not be done
 * @param bytes of those that were done
 * @param error what went wrong first, or null
 */
public record Tally(int done, int left, int failed, long bytes, @Nullable LaurelError error) {
    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, null);

    static Tally done(long bytes) {
        return new Tally(1, 0, 0, bytes, null);
    }

    static Tally left(int count) {
        return new Tally(0, count, 0, 0, null);
    }

    static Tally failed(int count, LaurelError error) {
        return new Tally(0, 0, count, 0, error);
    }

    Tally plus(Tally other) {
        return new Tally(done + other.done, left + other.left, failed + other.failed, bytes + other.bytes,
                error == null ? other.error : error);
    }
}
