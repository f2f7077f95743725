package dev.laurel.cli;

import java.util.List;

import dev.laurel.backup.RetentionPolicy;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.task.CancelToken;

/** {@code prune}. */
final class Prune implements Command {
    @Override
    public Usage usage() {
        return Usage.of("prune", "Delete old backups, saying of each why it stays or goes.")
                .option("--in", "DEST", "The destination.")
                .option("--user", "ID", "Whose backups.")
                .flag("--all-users", "Everybody's backups, each user's by themselves.")
                .option("--keep-last", "N", "Keep the newest N; 10 if nothing else is said.")
                .option("--keep-daily", "N", "Keep the newest of each of the last N days that have one.")
                .option("--keep-weekly", "N", "Keep the newest of each of the last N weeks that have one.")
                .option("--keep-monthly", "N", "Keep the newest of each of the last N months that have one.")
                .option("--keep-yearly", "N", "Keep the newest of each of the last N years that have one.")
                .flag("--dry-run", "Delete nothing.")
                .flag("--force", "Delete even more than half of at least four at once.")
                .note("The newest and pinned ones always stay.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var destination = arguments.needed("--in");
        var user = arguments.has("--all-users") ? null : arguments.needed("--user");
        var policy = policy(arguments);
        var mode = arguments.has("--dry-run")
                ? Pruning.Mode.DRY_RUN
                : arguments.has("--force") ? Pruning.Mode.FORCED : Pruning.Mode.CAREFUL;
        var backups = context.backups(destination);
        var users = user == null ? backups.users(CancelToken.NEVER) : List.of(user);
        var worst = Cli.DONE;
        for (var each : users) {
            worst = Math.max(worst, Pruning.run(backups, each, policy, mode, context));
        }
        return worst;
    }

    private static RetentionPolicy policy(Arguments arguments) {
        var policy = new RetentionPolicy(
                arguments.count("--keep-last").orElse(0),
                arguments.count("--keep-daily").orElse(0),
                arguments.count("--keep-weekly").orElse(0),
                arguments.count("--keep-monthly").orElse(0),
                arguments.count("--keep-yearly").orElse(0));
        if (!policy.equals(RetentionPolicy.keepLast(0))) {
            return policy;
        }
        if (arguments.has("--keep-last")) {
            throw new UsageException("Keeping nothing is no rule");
        }
        return RetentionPolicy.DEFAULT;
    }
}
