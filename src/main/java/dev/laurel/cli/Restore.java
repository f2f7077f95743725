package dev.laurel.cli;

import java.security.SecureRandom;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.task.CancelToken;
import dev.laurel.task.Progress;

/** {@code restore}. */
final class Restore implements Command {
    @Override
    public Usage usage() {
        return ImportCommands.options(CliSecrets.toOpen(
                Usage.of("restore", "Restore a profile from a backup; can be undone.")
                .parameter("PROFILE", "Which.")
                .parameter("KEY", "The backup's key, as backup and backups print it.")
                .option("--from", "DEST", "The destination.")), "merge");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var session = context.session(arguments.parameter(0));
        var key = arguments.parameter(1);
        var from = arguments.needed("--from");
        var noting = session.noting("command");
        var backups = noting.before("restore", from + ": " + key, () -> new ProfileBackups(
                session, context.backups(from), new SecureRandom(), "command"));
        var reading = noting.before("restore", from + ": " + key, () ->
                backups.open(key, new CliSecrets(arguments, context), Progress.NONE, CancelToken.NEVER));
        return new ImportCommands(arguments, context, "merge").run(session, reading,
                plan -> backups.restore(key, plan), error -> noting.refused("restore", from + ": " + key, error));
    }
}
