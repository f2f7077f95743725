package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** {@code recipient remove}. */
final class RecipientRemove implements Command {
    @Override
    public Usage usage() {
        return Usage.of("recipient remove", "Encrypt no more backups to "
                + "somebody; those that are made stay theirs to open.")
                .parameter("KEY", "The public key.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var key = arguments.parameter(0);
        if (context.settings().get().recipients().stream().noneMatch(it -> it.key().equals(key))) {
            throw new LaurelException(LaurelError.of(ErrorCode.ENVELOPE_RECIPIENT_WRONG, key));
        }
        context.settings().update(it -> it.withoutRecipient(key));
        return Cli.DONE;
    }
}
