package dev.laurel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import dev.laurel.cli.args.Arguments;
import dev.laurel.cli.args.HelpText;
import dev.laurel.cli.args.UsageException;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelError;
import dev.laurel.error.LaurelException;
import dev.laurel.log.Log;
import dev.laurel.log.Logging;
import dev.laurel.platform.Version;

/** Runs one command. */
public final class Cli {
    /** What was asked for is done. */
    static final int DONE = 0;
    /** It was refused or has failed. */
    static final int FAILED = 1;
    /** The arguments make no sense. */
    static final int WRONG_USAGE = 2;

    private static final Log LOG = Log.of(Cli.class);
    private static final String PROGRAM = "laurel";

    private Cli() {}

    /**
     * Runs the command that the arguments name, with this process's environment.
     *
     * @return the exit status: 0 done, 1 refused or failed, 2 wrong usage
     */
    public static int run(String[] args) {
        return run(args, CliEnvironment.ofProcess());
    }

    /** Whether an argument is the first word of a command. */
    public static boolean isCommand(String argument) {
        return Commands.nameAt(List.of(argument)).isPresent() || !Commands.group(argument).isEmpty();
    }

    static int run(String[] args, CliEnvironment environment) {
        try (var context = new CliContext(environment)) {
            try {
                var status = execute(List.of(args), context);
                context.out().flush();
                return status;
            } catch (Output.ReaderGone e) {
                return DONE; // head has seen enough; what the command had to do is done
            } catch (UsageException e) {
                return wrongUsage(context, args, e);
            } catch (CancellationException e) {
                return FAILED;
            } catch (LaurelException e) {
                return fail(context, e.error());
            } catch (OutOfMemoryError e) {
                return fail(context, LaurelError.of(ErrorCode.OUT_OF_MEMORY));
            } catch (RuntimeException | StackOverflowError e) {
                Logging.writeTo(context.folders().logs());
                LOG.error("A command failed", e);
                return fail(context, LaurelError.of(ErrorCode.UNEXPECTED, String.valueOf(e.getMessage())));
            }
        }
    }

    private static int execute(List<String> args, CliContext context) {
        var words = new ArrayList<>(args);
        var helpWanted = takeGlobalOptions(words, context);
        if (words.isEmpty() || words.getFirst().equals("help")) {
            context.out().text(generalHelp());
            return DONE;
        }
        if (words.getFirst().equals("--version") || words.getFirst().equals("-V")) {
            context.out().line("Laurel " + Version.text());
            return DONE;
        }
        var name = Commands.nameAt(words).orElse(null);
        if (name == null) {
            return withoutCommand(words, helpWanted, context);
        }
        var command = Commands.of(name);
        if (helpWanted) {
            context.out().text(HelpText.of(PROGRAM, command.usage()));
            return DONE;
        }
        words.subList(0, name.indexOf(' ') < 0 ? 1 : 2).clear();
        return command.run(Arguments.parse(command.usage(), words), context);
    }

    private static int withoutCommand(List<String> words, boolean helpWanted, CliContext context) {
        var first = words.getFirst();
        var group = Commands.group(first);
        if (group.isEmpty()) {
            throw new UsageException((first.startsWith("-") ? "Unknown option " : "Unknown command ") + first);
        }
        if (helpWanted) {
            var text = new StringBuilder("Usage: laurel " + first + " …\n\n");
            group.forEach(it -> HelpText.row(text, it, Commands.of(it).usage().summary()));
            context.out().text(text.toString());
            return DONE;
        }
        throw new UsageException("Missing the rest of the command: one of " + String.join(", ", group));
    }

    /** Takes what holds for every command out of the words, wherever it stands. */
    private static boolean takeGlobalOptions(List<String> words, CliContext context) {
        var helpWanted = false;
        for (var i = 0; i < words.size() && !words.get(i).equals("--"); ) {
            var word = words.get(i);
            if (word.equals("--help") || word.equals("-h")) {
                helpWanted = true;
                words.remove(i);
            } else if (word.startsWith("--data=")) {
                context.setData(word.substring("--data=".length()));
                words.remove(i);
            } else if (word.equals("--data")) {
                if (i + 1 == words.size()) {
                    throw new UsageException("Option --data needs a value: DIR");
                }
                context.setData(words.get(i + 1));
                words.subList(i, i + 2).clear();
            } else {
                i++;
            }
        }
        return helpWanted;
    }

    private static String generalHelp() {
        var text = new StringBuilder("""
                Usage: laurel [--data DIR] [FILE…]        opens the window
                       laurel [--data DIR] COMMAND …      runs a command

                See what you have achieved, and keep it safe.

                """);
        Commands.NAMES.forEach(it -> HelpText.row(text, it, Commands.of(it).usage().summary()));
        text.append('\n');
        HelpText.row(text, "--data DIR",
                "The data folder; otherwise LAUREL_DATA, otherwise this system's usual place.");
        HelpText.row(text, "-h, --help", "This help, or that of a command.");
        HelpText.row(text, "-V, --version", "Which Laurel this is.");
        text.append("""

                Exit status: 0 done, 1 refused or failed (one line on standard error says why), 2 wrong usage.
                The passphrase of encrypted files comes from --passphrase-file, LAUREL_PASSPHRASE or a prompt.
                """);
        return text.toString();
    }

    private static int wrongUsage(CliContext context, String[] args, UsageException e) {
        flushQuietly(context);
        var name = Commands.nameAt(List.of(args)).map(it -> PROGRAM + " " + it).orElse(PROGRAM);
        context.err().line(PROGRAM + ": " + ErrorCode.USAGE.text() + ": " + e.getMessage() + ". See " + name
                + " --help.");
        context.err().flush();
        return WRONG_USAGE;
    }

    private static int fail(CliContext context, LaurelError error) {
        flushQuietly(context);
        context.err().text(context.errors().line(error) + "\n");
        context.err().flush();
        return FAILED;
    }

    /** What was printed before the failure stands before its message. */
    private static void flushQuietly(CliContext context) {
        try {
            context.out().flush();
        } catch (Output.ReaderGone | LaurelException _) {
            // The failure that is being told of is the one that counts.
        }
    }
}
