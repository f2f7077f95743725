package dev.laurel.cli;

import java.util.Arrays;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.profile.BackupSecrets;

/** {@code secrets passphrase}. */
final class SecretsPassphrase implements Command {
    private static final String FORGET = "--forget";

    @Override
    public Usage usage() {
        return CliSecrets.option(Usage
                        .of("secrets passphrase", "Keep the passphrase of backups in the keychain, or forget it.")
                        .flag(FORGET, "Forget the one that is kept."))
                .note("It encrypts backups to destinations that destination encrypt has chosen it for, and opens them. "
                        + "Write it down elsewhere too: without it nobody can open them. Where there is no keychain, "
                        + "laurel secrets set-up makes an encrypted file for it.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        if (arguments.has(FORGET)) {
            context.vault().remove(BackupSecrets.PASSPHRASE);
            return Cli.DONE;
        }
        var passphrase = new CliSecrets(arguments, context).toEncrypt();
        try {
            context.vault().put(BackupSecrets.PASSPHRASE, passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        return Cli.DONE;
    }
}
