package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;

/** {@code recipient list}. */
final class RecipientList implements Command {
    @Override
    public Usage usage() {
        return Usage.of("recipient list", "List who can open backups that are encrypted to recipients.")
                .flag("--json", "Print JSON and nothing else.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var recipients = context.settings().get().recipients();
        if (arguments.has("--json")) {
            var json = context.json().array();
            recipients.forEach(it ->
                    json.object().name("key").value(it.key()).name("name").value(it.name()).endObject());
            json.endArray().endLine();
        } else {
            recipients.forEach(it -> context.out().line(it.key() + "\t" + it.name()));
        }
        return Cli.DONE;
    }
}
