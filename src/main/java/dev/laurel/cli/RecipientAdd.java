package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.portability.envelope.Envelopes;
import dev.laurel.settings.Recipient;

/** {@code recipient add}. */
final class RecipientAdd implements Command {
    @Override
    public Usage usage() {
        return Usage.of("recipient add", "Add somebody who can open backups that are encrypted to recipients.")
                .parameter("KEY", "A public key of age, age1…, as age-keygen prints it.")
                .option("--name", "NAME", "Whose it is.")
                .note("Only backups that are made from then on can be opened with the private key that belongs to it.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var key = arguments.parameter(0);
        var name = arguments.value("--name").orElse("");
        if (!Recipient.isKey(key) || !Envelopes.isRecipient(key)) {
            throw new LaurelException(LaurelError.of(ErrorCode.ENVELOPE_RECIPIENT_WRONG, key));
        }
        if (!Recipient.isName(name)) {
            throw new UsageException("Not a name: " + name);
        }
        context.settings().update(it -> it.withRecipient(new Recipient(key, name)));
        return Cli.DONE;
    }
}
