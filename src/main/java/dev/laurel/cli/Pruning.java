package dev.laurel.cli;

import java.util.Locale;
import java.util.stream.Collectors;

import dev.laurel.backup.Backup;
import dev.laurel.backup.Backups;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.RetentionPolicy.Verdict;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.task.CancelToken;

/** Deletes what a policy lets go of one user's backups. */
final class Pruning {
    private static final int FEW = 4;

    private Pruning() {}

    /** How to go about it. */
    enum Mode {
        /** Only say what would be done. */
        DRY_RUN,
        /** Refuse to delete more than half of at least four at once. */
        CAREFUL,
        /** Delete as many as the policy says. */
        FORCED,
        /** The same, saying nothing. */
        SILENT
    }

    static int run(Backups backups, String user, RetentionPolicy policy, Mode mode, CliContext context) {
        // A listing that fails on its way throws: nothing is ever judged by a part of it.
        var all = backups.newestFirst(user, CancelToken.NEVER);
        var verdicts = policy.verdicts(all, context.environment().zone().get());
        if (mode != Mode.SILENT) {
            verdicts.forEach(it -> context.out().line(line(it)));
        }
        var going = verdicts.stream().filter(it -> !it.stays()).map(Verdict::backup).toList();
        if (mode == Mode.CAREFUL && all.size() >= FEW && going.size() * 2 > all.size()) {
            throw new LaurelException(LaurelError.of(ErrorCode.PRUNE_TOO_MUCH, going.size(), all.size(), user));
        }
        if (mode == Mode.DRY_RUN || going.isEmpty()) {
            return Cli.DONE;
        }
        var failed = backups.delete(going, CancelToken.NEVER);
        if (!failed.isEmpty()) {
            throw new LaurelException(LaurelError.of(
                    ErrorCode.DESTINATION_PERMISSION, backups.destination().name(), failed.getFirst()));
        }
        return Cli.DONE;
    }

    private static String line(Verdict verdict) {
        Backup backup = verdict.backup();
        var why = verdict.reasons().stream().sorted().map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return (verdict.stays() ? "stays (" + why + ")" : "goes (no rule keeps it)") + "\t" + backup.key();
    }
}
