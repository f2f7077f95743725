package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;

/** {@code undo}. */
final class Undo implements Command {
    @Override
    public Usage usage() {
        return Usage.of("undo", "Put back the state before the last import, restore or reset.")
                .parameter("PROFILE", "Whose.");
    }

    @Override
    public int run(Arguments arguments, CliContext context) {
        if (!context.session(arguments.parameter(0)).undo("command")) {
            throw new LaurelException(LaurelError.of(ErrorCode.UNDO_NOTHING, arguments.parameter(0)));
        }
        return Cli.DONE;
    }
}
