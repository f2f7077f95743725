package dev.laurel.i18n;

import org.jspecify.annotations.Nullable;

/**
 * An error in the words of one language.
 *
 * @param code as people quote it, for example {@code IMPORT-JSON-NUMBER}
 * @param what what happened, in one sentence
 * @param safe what stayed as it was
 * @param next what to do now
 * @param place "line 214, column 17", or null where there is no place in a text
 */
public record ErrorText(String code, String what, String safe, String next, @Nullable String place) {
    /** What happened and where, in one line. */
    public String headline() {
        return place == null ? what : what + " (" + place + ")";
    }
}
