package dev.laurel.cli;

import java.util.Optional;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.cli.args.UsageException;

/** Whose backups a command is about: one user's, or everybody's. */
final class Whose {
    private Whose() {}

    static Usage options(Usage usage) {
        return usage.option("--user", "ID", "Whose backups.")
                .flag("--all-users", "Everybody's backups, each user's by themselves.");
    }

    /** The user, or empty for everybody. */
    static Optional<String> of(Arguments arguments) {
        if (arguments.has("--all-users") && arguments.has("--user")) {
            throw new UsageException("Options --user and --all-users exclude each other");
        }
        return arguments.value("--user");
    }
}
