package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** {@code destination remove}. */
final class DestinationRemove implements Command {
    @Override
    public Usage usage() {
        return Usage.of("destination remove", "Forget a destination; the backups there stay.")
                .parameter("NAME", "The destination.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = arguments.parameter(0);
        if (context.settings().get().destination(name).isEmpty()) {
            throw new LaurelException(LaurelError.of(ErrorCode.DESTINATION_UNKNOWN, name));
        }
        context.settings().update(it -> it.withDestinations(all -> {
            all.removeIf(each -> each.name().equals(name));
            return all;
        }));
        return Cli.DONE;
    }
}
