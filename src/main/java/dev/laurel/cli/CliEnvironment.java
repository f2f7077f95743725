package dev.laurel.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The world as a command sees it.
 *
 * @param variables of the environment
 * @param in standard input
 * @param out standard output, not buffered
 * @param err standard error, not buffered
 * @param clock what time it is
 * @param zone whose calendar and clock people here read; asked only when it is needed, since finding out takes time
 * @param locale whose words errors use
 * @param prompt asks people
 */
record CliEnvironment(
        Map<String, String> variables,
        InputStream in,
        OutputStream out,
        OutputStream err,
        InstantSource clock,
        Supplier<ZoneId> zone,
        Locale locale,
        Prompt prompt) {

    /** Asks for something that is not shown while it is typed. */
    @FunctionalInterface
    interface Prompt {
        /** What was typed; empty if nobody is there or nothing was typed. */
        Optional<char[]> secret(String question);
    }

    /** That of this process. */
    static CliEnvironment ofProcess() {
        return new CliEnvironment(
                System.getenv(),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                InstantSource.system(),
                ZoneId::systemDefault,
                Locale.getDefault(),
                CliEnvironment::ask);
    }

    /** Looking for the console takes longer than a small command does, so that is done only here. */
    private static Optional<char[]> ask(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(it -> it.readPassword("%s: ", question))
                .filter(it -> it.length > 0);
    }
}
