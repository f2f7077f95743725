package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.profile.SyncPeers;
import dev.laurel.settings.SyncSettings;

/** {@code profile remove}. */
final class ProfileRemove implements Command {
    @Override
    public Usage usage() {
        return Usage.of("profile remove", "Remove a profile with everything of it, its place to sync and its token too; its backups stay.")
                .parameter("NAME", "The profile.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var id = context.profile(arguments.parameter(0)).id();
        var hadToken = context.settings().get().sync(id).filter(SyncSettings.Server.class::isInstance).isPresent();
        context.profiles().remove(id);
        context.settings().update(it -> it.withoutProfile(id));
        if (hadToken) {
            context.vault().remove(SyncPeers.tokenOf(id));
        }
        return Cli.DONE;
    }
}
