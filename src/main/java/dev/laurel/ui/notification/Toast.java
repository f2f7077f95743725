package dev.laurel.ui.notification;

import org.jspecify.annotations.Nullable;

/**
 * Something that is told in passing.
 *
 * @param level how much it matters
 * @param title in one line
 * @param text more, or empty
 * @param picture an achievement's icon, or null for the level's own
 * @param action what may be done about it, or null
 */
public record Toast(
        ToastLevel level, String title, String text, @Nullable String picture, @Nullable Action action) {
    /** One without picture or action. */
    public static Toast of(ToastLevel level, String title, String text) {
        return new Toast(level, title, text, null, null);
    }

    /** The same with a button. */
    public Toast withAction(String label, Runnable run) {
        return new Toast(level, title, text, picture, new Action(label, run));
    }

    /** A button of a toast. */
    public record Action(String label, Runnable run) {}
}
