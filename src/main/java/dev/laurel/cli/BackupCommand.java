package dev.laurel.cli;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import dev.laurel.backup.Pruner;
import dev.laurel.backup.RetentionPolicy;
import dev.laurel.backup.Sealing;
import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.profile.ProfileBackups;
import dev.laurel.task.CancelToken;

/** {@code backup}. */
final class BackupCommand implements Command {
    @Override
    public Usage usage() {
        return CliSecrets.forRecipients(CliSecrets.option(Usage
                .of("backup", "Back a profile up and print the backup's key.")
                .parameter("PROFILE", "Whose.")
                .option("--to", "DEST", "The destination.")
                .choice("--encrypt", "Encrypt it, under a passphrase unless recipients are named.", List.of("age"))
                .flag("--read-back", "Read it again after it was written, and compare.")
                .option("--keep", "N", "Then keep the newest N of this user's backups there; pinned ones stay too.")))
                .note("If nothing has changed since the last backup there, its key is printed and nothing is written.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var keep = arguments.count("--keep");
        if (keep.isPresent() && keep.get() == 0) {
            throw new UsageException("Option --keep takes a whole number of 1 or more, not 0");
        }
        var destination = context.backups(arguments.needed("--to"));
        var session = context.session(arguments.parameter(0));
        var backups = new ProfileBackups(
                session, destination, context.environment().clock(), new SecureRandom(), "command");
        var secrets = new CliSecrets(arguments, context);
        var recipients = secrets.recipients();
        var underPassphrase = arguments.has("--encrypt") && recipients.isEmpty();
        var passphrase = underPassphrase ? secrets.toEncrypt() : new char[0];
        try {
            var sealing = !recipients.isEmpty()
                    ? new Sealing.Recipients(recipients)
                    : underPassphrase ? Sealing.passphrase(passphrase) : new Sealing.None();
            var outcome = backups.backup(sealing, arguments.has("--read-back"), CancelToken.NEVER);
            if (outcome.made() == null) {
                context.err().line("laurel: nothing has changed since this backup");
                context.err().flush();
            }
            context.out().line(outcome.key());
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        if (keep.isPresent()) {
            var pruner = new Pruner(
                    destination, RetentionPolicy.keepLast(keep.get()), context.environment().zone().get());
            var plan = pruner.plan(session.profile().user(), CancelToken.NEVER);
            if (!plan.going().isEmpty()) {
                context.keeping(destination).prune(pruner, plan, true, CancelToken.NEVER);
            }
        }
        return Cli.DONE;
    }
}
