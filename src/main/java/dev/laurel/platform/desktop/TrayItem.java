package dev.laurel.platform.desktop;

import java.util.List;

/**
 * What stands in the tray. Its actions are run on any thread.
 *
 * @param title of the program
 * @param text more, seen with the pointer over it
 * @param attention whether something is wrong
 * @param onActivate a click on it
 * @param entries of its menu
 */
public record TrayItem(String title, String text, boolean attention, Runnable onActivate, List<Entry> entries) {
    public TrayItem {
        entries = List.copyOf(entries);
    }

    /** One entry of the menu. */
    public sealed interface Entry {
        /** Something to do. */
        record Choice(String label, boolean enabled, Runnable action) implements Entry {}

        /** A line between others. */
        record Separator() implements Entry {}
    }
}
