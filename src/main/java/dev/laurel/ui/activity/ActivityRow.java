package dev.laurel.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import dev.laurel.ui.frame.Origin;

/**
 * One line of the activity log, ready to be shown.
 *
 * @param time when it had ended
 * @param when the same in words
 * @param kind what was done
 * @param what the same in words
 * @param trigger what set it going
 * @param triggerText the same in words
 * @param detail a key or a file name
 * @param duration how long
 * @param took the same in words
 * @param bytes how much, or -1 where that is not known
 * @param size the same in words; empty where it is not known
 * @param result what came of it
 * @param outcome the same in words
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
        Duration duration,
        String took,
        long bytes,
        String size,
        ActivityOutcome result,
        String outcome,
        String code) {
    /** Whether it failed. */
    public boolean failed() {
        return result == ActivityOutcome.FAILED;
    }

    /** Whether any of its words contains this text, which is in lower case. */
    boolean matches(String text, Locale locale) {
        return String.join("\n", when, what, triggerText, detail, outcome, code).toLowerCase(locale).contains(text);
    }
}
