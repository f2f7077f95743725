package dev.laurel;

import dev.laurel.cli.Cli;

/** Where Laurel starts: a command goes to the command line, none opens the window. */
public final class Launcher {
    private Launcher() {}

    /** Starts Laurel, and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(Cli.run(args));
    }
}
