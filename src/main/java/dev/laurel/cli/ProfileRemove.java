package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.profile.ProfileRemoval;

/** {@code profile remove}. */
final class ProfileRemove implements Command {
    @Override
    public Usage usage() {
        return Usage.of("profile remove", "Remove a profile with everything of it, its place to sync and its token "
                + "too; its backups stay.")
                .parameter("NAME", "The profile.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var id = context.profile(arguments.parameter(0)).id();
        new ProfileRemoval(context.profiles(), context.settings(), context::vault).remove(id);
        return Cli.DONE;
    }
}
