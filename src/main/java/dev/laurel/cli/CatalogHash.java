package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.catalog.ConfigHash;

/** {@code catalog hash}. */
final class CatalogHash implements Command {
    @Override
    public Usage usage() {
        return Usage.of("catalog hash", "Print a catalog's configHash.")
                .parameter("FILE", "The catalog, a JSON file; - is standard input.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        context.out().line(ConfigHash.of(context.open(arguments.path(0))));
        return Cli.DONE;
    }
}
