package dev.laurel.backup;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;
import dev.laurel.task.TaskRunner;

/**
 * Deletes what a policy lets go. A plan is made of a complete listing or not at all: one that breaks off fails. Safe
 * from any thread; every call that takes a cancel token does I/O and fails as the destination says.
 */
public final class Pruner {
    private static final int WIDTH = 4;

    private final Backups backups;
    private final RetentionPolicy policy;
    private final ZoneId zone;

    /**
     * Prunes at one destination.
     *
     * @param zone in whose calendar days begin
     */
    public Pruner(Backups backups, RetentionPolicy policy, ZoneId zone) {
        this.backups = backups;
        this.policy = policy;
        this.zone = zone;
    }

    /** What would be done to a user's backups. */
    public PrunePlan plan(String user, CancelToken cancel) {
        return new PrunePlan(user, policy.verdicts(backups.newestFirst(user, cancel), zone));
    }

    /** What would be done to everybody's backups, user by user as the listing comes in. */
    public Iterator<PrunePlan> plans(CancelToken cancel) {
        var groups = backups.byUser(cancel);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return groups.hasNext();
            }

            @Override
            public PrunePlan next() {
                var group = groups.next();
                return new PrunePlan(group.user(), policy.verdicts(group.backups(), zone));
            }
        };
    }

    /** What would be done to these users' backups, user by user. */
    public Iterator<PrunePlan> plans(List<String> users, CancelToken cancel) {
        return users.stream().map(user -> plan(user, cancel)).iterator();
    }

    /**
     * Deletes what a plan lets go, with its pins.
     *
     * @param force delete even if it is too much at once
     * @throws LaurelException PRUNE_TOO_MUCH if it is and that is not wanted; DESTINATION_PERMISSION if some could not
     *     be deleted
     */
    public void apply(PrunePlan plan, boolean force, CancelToken cancel) {
        var going = plan.going();
        if (plan.isTooMuch() && !force) {
            throw new LaurelException(LaurelError.of(
                    ErrorCode.PRUNE_TOO_MUCH, going.size(), plan.verdicts().size(), plan.user()));
        }
        if (going.isEmpty()) {
            return;
        }
        var failed = backups.delete(going, cancel);
        if (!failed.isEmpty()) {
            throw new LaurelException(LaurelError.of(
                    ErrorCode.DESTINATION_PERMISSION, backups.destination().name(), failed.getFirst()));
        }
    }

    /**
     * Applies many plans, some users at a time. A user of whom too much would go is left alone unless forced, and
     * stands in the report as failed.
     *
     * @param total how many plans there are, or a negative number if that is not known
     * @param pruned told of each plan that was carried out; by one thread at a time
     */
    public BulkReport applyAll(
            Iterator<PrunePlan> plans, long total, boolean force, Consumer<? super PrunePlan> pruned, TaskRunner tasks,
            Progress progress, CancelToken cancel) {
        return new Bulk(tasks, WIDTH, total, progress, cancel).run(plans, new Bulk.Step<PrunePlan>() {
            @Override
            public String user(PrunePlan plan) {
                return plan.user();
            }

            @Override
            public Tally run(PrunePlan plan) {
                var going = plan.going();
                apply(plan, force, cancel);
                synchronized (pruned) {
                    pruned.accept(plan);
                }
                return new Tally(going.size(), plan.verdicts().size() - going.size(), 0,
                        going.stream().mapToLong(Backup::size).sum(), null);
            }

            @Override
            public int count(PrunePlan plan) {
                return plan.going().size();
            }
        });
    }
}
