package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;

/** {@code profile list}. */
final class ProfileList implements Command {
    @Override
    public Usage usage() {
        return Usage.of("profile list", "List the profiles.").flag("--json", "Print JSON and nothing else.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var profiles = context.profiles().list();
        if (arguments.has("--json")) {
            var json = context.json().array();
            for (var it : profiles) {
                json.object().name("name").value(it.name()).name("user").value(it.user());
                json.name("configHash").value(it.configHash()).endObject();
            }
            json.endArray().endLine();
        } else {
            profiles.forEach(it -> context.out().line(it.name() + "\t" + it.user() + "\t" + it.configHash()));
        }
        return Cli.DONE;
    }
}
