package dev.laurel.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;
import dev.laurel.settings.SealedWith;

/** {@code destination encrypt}. */
final class DestinationEncrypt implements Command {
    private static final List<String> WORDS =
            Stream.of(SealedWith.values()).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();

    @Override
    public Usage usage() {
        return Usage.of("destination encrypt", "Choose what new backups to a destination are encrypted with.")
                .parameter("NAME", "The destination.")
                .parameter("WITH", "nothing, passphrase or recipients.")
                .note("The passphrase is the one of secrets passphrase, recipients are those "
                        + "of recipient add. A backup that can't be encrypted so fails; it "
                        + "is never made without. Backups that are there stay as they are.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = context.destinationSettings(arguments.parameter(0)).name();
        var word = arguments.parameter(1);
        if (!WORDS.contains(word)) {
            throw new UsageException("Not one of " + String.join(", ", WORDS) + ": " + word);
        }
        var sealedWith = SealedWith.valueOf(word.toUpperCase(Locale.ROOT));
        context.settings().update(it -> it.withDestinations(all -> {
            all.replaceAll(each -> each.name().equals(name) ? each.with(sealedWith) : each);
            return all;
        }));
        return Cli.DONE;
    }
}
