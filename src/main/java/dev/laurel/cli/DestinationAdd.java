package dev.laurel.cli;

import java.nio.file.Path;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.settings.DestinationSettings;

/** {@code destination add}. */
final class DestinationAdd implements Command {
    @Override
    public Usage usage() {
        return Usage.of("destination add", "Add a place for backups.")
                .parameter("NAME", "What to call it.")
                .option("--folder", "DIR", "A folder; it is made unless even the one around it is missing.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var name = arguments.parameter(0);
        var folder = Path.of(arguments.needed("--folder")).toAbsolutePath().normalize();
        if (!DestinationSettings.isName(name)) {
            throw new LaurelException(LaurelError.of(ErrorCode.DESTINATION_NAME_BAD, name));
        }
        if (context.settings().get().destination(name).isPresent()) {
            throw new LaurelException(LaurelError.of(ErrorCode.DESTINATION_NAME_TAKEN, name));
        }
        var destination = new DestinationSettings.Folder(name, folder);
        context.destinations().setUp(destination);
        context.settings().update(it -> it.withDestinations(all -> {
            all.add(destination);
            return all;
        }));
        return Cli.DONE;
    }
}
