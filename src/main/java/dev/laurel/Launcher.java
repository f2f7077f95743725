package dev.laurel;

/** Where Laurel starts: a command goes to the command line, none opens the window. */
public final class Launcher {
    private Launcher() {}

    /** Starts Laurel. */
    public static void main(String[] args) {}
}
