package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.engine.Cause;

/** {@code import}. */
final class Import implements Command {
    @Override
    public Usage usage() {
        return ImportCommands.options(CliSecrets.toOpen(
                Usage.of("import", "Import an export, encrypted or not; can be undone.")
                .parameter("PROFILE", "Into which.")
                .parameter("FILE", "The export; - is standard input.")), "replace");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        var session = context.session(arguments.parameter(0));
        var file = arguments.path(1);
        var name = String.valueOf(file.getFileName());
        var noting = session.noting("command");
        var reading = noting.before("import", name,
                () -> ImportCommands.read(file, new CliSecrets(arguments, context), context));
        return new ImportCommands(arguments, context, "replace").run(session, reading, plan ->
                noting.note("import", name, note -> {
                    var result = session.engine().apply(plan, Cause.IMPORT);
                    result.errors().stream().findFirst().ifPresent(note::failed);
                    note.bytes(file.toFile().length());
                    return result;
                }), error -> noting.refused("import", name, error));
    }
}
