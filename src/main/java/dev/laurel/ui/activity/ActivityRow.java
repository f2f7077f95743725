package dev.laurel.ui.activity;

import java.time.Instant;
import java.util.Locale;

import dev.laurel.ui.frame.Origin;

/**
 * One line of the activity log, ready to be shown.
 *
 * @param time when it began, for sorting
 * @param when the same in words
 * @param kind what was done
 * @param what the same in words
 * @param trigger what set it going
 * @param triggerText the same in words
 * @param detail a key or a file name
 * @param took how long, in words
 * @param size how much, in words; empty where nothing was moved
 * @param failed whether it failed
 * @param outcome in words, with the error's sentence if it failed
 * @param code the error's code, or empty
 */
public record ActivityRow(
        Instant time,
        String when,
        ActivityKind kind,
        String what,
        Origin trigger,
        String triggerText,
        String detail,
        String took,
        String size,
        boolean failed,
        String outcome,
        String code) {
    /** Whether any of its words contains this text, which is in lower case. */
    boolean matches(String text, Locale locale) {
        return String.join("\n", when, what, triggerText, detail, outcome, code).toLowerCase(locale).contains(text);
    }
}
