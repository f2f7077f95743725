package dev.laurel.cli;

import java.util.Locale;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.task.CancelToken;

/** {@code destination test}. */
final class DestinationTest implements Command {
    @Override
    public Usage usage() {
        return Usage.of("destination test", "Try everything that a backup needs, leaving nothing behind.")
                .parameter("NAME", "The destination.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        context.destination(arguments.parameter(0)).test(
                step -> context.out().line(step.name().toLowerCase(Locale.ROOT) + ": ok"), CancelToken.NEVER);
        return Cli.DONE;
    }
}
