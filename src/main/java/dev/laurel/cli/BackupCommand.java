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
    private static final String AGE = "age";
    private static final String NONE = "none";

    @Override
    public Usage usage() {
        return CliSecrets.forRecipients(CliSecrets.option(Usage
                .of("backup", "Back a profile up and print the backup's key.")
                .parameter("PROFILE", "Whose.")
                .option("--to", "DEST", "The destination.")
                .choice("--encrypt", "Encrypt it, under a passphrase unless recipients are named; none: do not.",
                        List.of(AGE, NONE))
                .flag("--read-back", "Read it again after it was written, and compare.")
                .flag("--quiet", "Print nothing if all goes well, for schedulers that mail what is printed.")
                .option("--keep", "N", "Then keep the newest N of this user's backups there; pinned ones stay too.")))
                .note("Without a word on encryption it is as destination encrypt has said. If nothing has changed "
                        + "since the last backup there, its key is printed and nothing is written.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var keep = arguments.count("--keep");
        if (keep.isPresent() && keep.get() == 0) {
            throw new UsageException("Option --keep takes a whole number of 1 or more, not 0");
        }
        var to = arguments.needed("--to");
        var session = context.session(arguments.parameter(0));
        var destination = session.noting("command").before("backup", to, () -> context.backups(to));
        var outcome = backUp(arguments, context, new ProfileBackups(
                session, destination, new SecureRandom(), "command"));
        if (!arguments.has("--quiet")) {
            tell(outcome, context);
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

    private static void tell(ProfileBackups.Outcome outcome, CliContext context) {
        if (outcome.made() == null) {
            context.err().line("laurel: nothing has changed since this backup");
            context.err().flush();
        }
        context.out().line(outcome.key());
    }

    private static ProfileBackups.Outcome backUp(Arguments arguments, CliContext context, ProfileBackups backups) {
        var readBack = arguments.has("--read-back");
        var secrets = new CliSecrets(arguments, context);
        var recipients = secrets.recipients();
        var asked = arguments.value("--encrypt").orElse(recipients.isEmpty() ? "" : AGE);
        if (asked.equals(NONE) && !recipients.isEmpty()) {
            throw new UsageException("Option --encrypt none and recipients exclude each other");
        }
        if (!recipients.isEmpty()) {
            return backups.backupAs(new Sealing.Recipients(recipients), readBack, CancelToken.NEVER);
        }
        return switch (asked) {
            case AGE -> {
                var passphrase = secrets.toEncrypt();
                try {
                    yield backups.backupAs(Sealing.passphrase(passphrase), readBack, CancelToken.NEVER);
                } finally {
                    Arrays.fill(passphrase, '\0');
                }
            }
            case NONE -> backups.backupAs(new Sealing.None(), readBack, CancelToken.NEVER);
            default -> backups.backup(context.destinationSettings(arguments.needed("--to")), secrets.backupSecrets(),
                    readBack, CancelToken.NEVER);
        };
    }
}
