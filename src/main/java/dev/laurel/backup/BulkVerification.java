package dev.laurel.backup;

import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;

/** Verifies many backups, some at a time. */
public final class BulkVerification {
    private static final int WIDTH = 8;

    private BulkVerification() {}

    /**
     * Verifies all that an iterator brings.
     *
     * @param total how many there are, or a negative number while that is not known
     * @param verify rehearses one; called by several threads
     * @param each told of each backup; by one thread at a time
     */
    public static BulkReport run(
            Iterator<Backup> all, long total, Function<? super Backup, ? extends Verification> verify,
            BiConsumer<? super Backup, ? super Verification> each, TaskRunner tasks, Progress progress,
            CancelToken cancel) {
        return new Bulk(tasks, WIDTH, total, progress, cancel).run(all, new Bulk.Step<Backup>() {
            @Override
            public String user(Backup backup) {
                return backup.user();
            }

            @Override
            public Tally run(Backup backup) {
                var verification = verify.apply(backup);
                synchronized (each) {
                    each.accept(backup, verification);
                }
                return switch (verification) {
                    case Verification.Proven _ -> Tally.done(backup.size());
                    case Verification.Locked _ -> Tally.left(1);
                    case Verification.Failed(var error) -> throw new LaurelException(error);
                };
            }
        });
    }
}
