package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.profile.DestinationSecrets;

/** {@code destination remove}. */
final class DestinationRemove implements Command {
    @Override
    public Usage usage() {
        return Usage.of("destination remove", "Forget a destination and its secret; the backups there stay.")
                .parameter("NAME", "The destination.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = arguments.parameter(0);
        var destination = context.destinationSettings(name);
        context.settings().update(it -> it.withDestinations(all -> {
            all.removeIf(each -> each.name().equals(name));
            return all;
        }));
        // Last, since a keychain that stays locked should keep nobody from forgetting a destination.
        DestinationSecrets.of(destination).ifPresent(context.vault()::remove);
        return Cli.DONE;
    }
}
