package dev.laurel.cli;

import java.util.Locale;

import dev.laurel.error.LaurelError;
import dev.laurel.i18n.Messages;

/** Puts errors into one line of words. Loads the words only when there is an error. */
final class CliErrors {
    private final Locale locale;

    CliErrors(Locale locale) {
        this.locale = locale;
    }

    /** The line for standard error: code, what happened and where, what stayed safe, what to do. */
    String line(LaurelError error) {
        var text = Messages.of(locale).error(error);
        return Output.printable("laurel: " + text.code() + ": " + text.headline() + " " + text.safe() + " "
                + text.next());
    }

    /** A warning's line. */
    String warning(LaurelError warning) {
        var text = Messages.of(locale).error(warning);
        return Output.printable("laurel: " + text.code() + ": " + text.headline());
    }

    /** What happened, without its place and what to do. */
    String message(LaurelError error) {
        return Messages.of(locale).error(error).what();
    }

    /** What happened and where. */
    String headline(LaurelError error) {
        return Messages.of(locale).error(error).headline();
    }
}
