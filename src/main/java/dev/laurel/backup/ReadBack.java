package dev.laurel.backup;

import java.io.IOException;
import java.util.List;

import dev.laurel.backup.destination.DestinationErrors;
import dev.laurel.backup.destination.Digests;
import dev.laurel.error.ErrorCode;
import dev.laurel.task.CancelToken;

/** Reads what was written and compares it. */
final class ReadBack {
    private ReadBack() {}

    /**
     * Compares an object with the hash of what it should be.
     *
     * @param own whether it was just written here; what is not as it was written is deleted again then, so that it
     *     never counts as a backup
     * @throws dev.laurel.error.LaurelException DESTINATION_INTEGRITY if it is something else
     */
    static void check(Backups backups, String key, String sha256, boolean own, CancelToken cancel) {
        var digest = Digests.newSha256();
        var destination = backups.destination();
        try (var in = backups.open(key, cancel)) {
            var buffer = new byte[1 << 16];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                cancel.check();
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw DestinationErrors.of(ErrorCode.DESTINATION_INTERRUPTED, destination.name(), key, e);
        }
        if (!Digests.hex(digest).equals(sha256)) {
            var failure = DestinationErrors.of(ErrorCode.DESTINATION_INTEGRITY, destination.name(), key, null);
            if (own) {
                try {
                    destination.delete(List.of(key), CancelToken.NEVER);
                } catch (RuntimeException e) {
                    failure.addSuppressed(e);
                }
            }
            throw failure;
        }
    }
}
