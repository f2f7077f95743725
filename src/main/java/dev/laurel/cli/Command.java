package dev.laurel.cli;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.Usage;

/** One command. It reads its arguments, has the work done, and prints what came of it. */
interface Command {
    /** What it takes. */
    Usage usage();

    /**
     * Does it.
     *
     * @return the exit status: 0 done, 1 refused or failed
     * @throws dev.laurel.error.LaurelException if it failed; the exit status is then 1
     * @throws dev.laurel.cli.args.UsageException if the arguments make no sense together; the exit status is then 2
     */
    int run(Arguments arguments, CliContext context);
}
