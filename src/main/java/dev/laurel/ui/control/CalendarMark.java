package dev.laurel.ui.control;

/**
 * What a {@link LookCalendar} shows of a day or a month.
 *
 * @param text a few letters
 * @param look how it looks
 * @param flagged whether it has a small flag too
 * @param words all of it in words, for a tooltip and for those who hear the calendar; may have several lines
 */
public record CalendarMark(String text, Look look, boolean flagged, String words) {
    /** Nothing to say. */
    public static final CalendarMark NONE = new CalendarMark("", Look.EMPTY, false, "");

    /** How it looks. */
    public enum Look {
        /** Nothing is there. */
        EMPTY,
        /** Something is there and stays. */
        FULL,
        /** What is there goes. */
        FADED
    }
}
