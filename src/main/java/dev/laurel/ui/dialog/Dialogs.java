package dev.laurel.ui.dialog;

import java.util.function.Consumer;

import dev.laurel.error.LaurelError;

/** Dialogs over the window, as view-models ask for them. On the FX thread; every call returns at once. */
public interface Dialogs {
    /** Tells of an error: what happened, what stayed safe, what to do. */
    default void error(LaurelError error) {
        error(ErrorReport.of(error));
    }

    /** Tells of an error with what else is known of it. */
    void error(ErrorReport report);

    /** Asks before something is done that one may regret. */
    void confirm(Confirmation question, Runnable yes);

    /**
     * Asks for a passphrase; it may be left empty.
     *
     * @param answer gets what was typed, to be cleared by it
     */
    void passphrase(Confirmation question, Consumer<char[]> answer);

    /** Asks for a line of text. */
    void input(Input question, Consumer<String> answer);
}
