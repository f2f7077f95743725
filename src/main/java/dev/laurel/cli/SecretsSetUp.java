package dev.laurel.cli;

import java.util.Arrays;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;

/** {@code secrets set-up}. */
final class SecretsSetUp implements Command {
    @Override
    public Usage usage() {
        return Usage.of("secrets set-up", "Make a file for secrets, encrypted under a passphrase, and print its path.")
                .note("It is used where there is no keychain. The passphrase comes from "
                        + CliSecrets.SECRETS_PASSPHRASE + " or a prompt, now and whenever a secret is needed.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var file = context.lockedVault().file();
        var passphrase = CliSecrets.forSecrets(context.environment());
        try {
            file.create(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        context.out().line(file.file().toString());
        return Cli.DONE;
    }
}
