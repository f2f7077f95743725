package dev.laurel.cli;

import java.util.Arrays;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.profile.DestinationSecrets;
import dev.laurel.secret.SecretId;

/** {@code destination secret}. */
final class DestinationSecret implements Command {
    private static final String FILE = "--secret-file";
    private static final String FORGET = "--forget";

    @Override
    public Usage usage() {
        return Usage.of("destination secret", "Keep the key of a destination in the keychain, or forget it.")
                .parameter("NAME", "The destination.")
                .option(FILE, "FILE", "Its first line is the secret, - for standard input; otherwise a prompt.")
                .flag(FORGET, "Forget the secret that is kept.")
                .note("Where there is no keychain, laurel secrets set-up makes an encrypted file for it.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = arguments.parameter(0);
        var destination = context.destinationSettings(name);
        var id = DestinationSecrets.of(destination)
                .orElseThrow(() -> new LaurelException(LaurelError.of(ErrorCode.SECRET_NOT_NEEDED, name)));
        if (arguments.has(FORGET)) {
            context.vault().remove(id);
            return Cli.DONE;
        }
        var secret = secret(arguments, context, id);
        try {
            if (secret.length == 0) {
                throw new LaurelException(LaurelError.of(ErrorCode.SECRET_MISSING, id.text()));
            }
            context.vault().put(id, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
        return Cli.DONE;
    }

    private static char[] secret(Arguments arguments, CliContext context, SecretId id) {
        var file = arguments.pathValue(FILE);
        return file.isPresent()
                ? CliSecrets.firstLine(file.get(), context)
                : context.environment().prompt().secret(question(id.what())).orElse(new char[0]);
    }

    private static String question(SecretId.What what) {
        return switch (what) {
            case S3_SECRET_KEY -> "Secret access key";
            case AZURE_ACCOUNT_KEY -> "Account key";
            case AZURE_SAS -> "Shared access signature";
            case AZURE_CONNECTION_STRING -> "Connection string";
            case BACKUP_PASSPHRASE -> "Passphrase";
            case SYNC_TOKEN -> "Token";
        };
    }
}
