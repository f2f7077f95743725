package dev.laurel.cli;

import java.time.Duration;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.Cause;
import dev.laurel.store.ActivityEntry;

/** {@code import}. */
final class Import implements Command {
    @Override
    public Usage usage() {
        return ImportCommands.options(CliSecrets.toOpen(Usage.of("import", "Import an export, encrypted or not; can be undone.")
                .parameter("PROFILE", "Into which.")
                .parameter("FILE", "The export; - is standard input.")), "replace");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var session = context.session(arguments.parameter(0));
        var reading = ImportCommands.read(arguments.path(1), new CliSecrets(arguments, context), context);
        var began = context.environment().clock().instant();
        return new ImportCommands(arguments, context, "replace").run(session, reading, plan -> {
            var result = session.engine().apply(plan, Cause.IMPORT);
            var now = context.environment().clock().instant();
            var error = result.errors().isEmpty() ? null : result.errors().getFirst().code().text();
            session.log(new ActivityEntry(now, "import", "command", String.valueOf(arguments.path(1).getFileName()),
                    Duration.between(began, now), -1, error));
            return result;
        });
    }
}
