package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.task.CancelToken;

/** {@code pin}. */
final class PinCommand implements Command {
    @Override
    public Usage usage() {
        return Usage.of("pin", "Pin a backup so that it is never pruned, or take its pin off.")
                .parameter("KEY", "The backup's key, as backup and backups print it.")
                .option("--in", "DEST", "The destination.")
                .option("--comment", "TEXT", "Why; one line.")
                .flag("--remove", "Take the pin off.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var backups = context.backups(arguments.needed("--in"));
        if (!arguments.has("--remove")) {
            backups.pin(arguments.parameter(0), arguments.value("--comment").orElse(""), CancelToken.NEVER);
        } else if (arguments.has("--comment")) {
            throw new UsageException("Options --remove and --comment exclude each other");
        } else {
            backups.unpin(arguments.parameter(0), CancelToken.NEVER);
        }
        return Cli.DONE;
    }
}
