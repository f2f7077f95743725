package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;

/** {@code profile remove}. */
final class ProfileRemove implements Command {
    @Override
    public Usage usage() {
        return Usage.of("profile remove", "Remove a profile with everything of it; its backups stay.")
                .parameter("NAME", "The profile.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        context.profiles().remove(context.profile(arguments.parameter(0)).id());
        return Cli.DONE;
    }
}
