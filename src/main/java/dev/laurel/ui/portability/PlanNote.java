package dev.laurel.ui.portability;

/**
 * A warning or an error of a plan, ready to be shown.
 *
 * @param code as people quote it
 * @param text what is wrong
 * @param place line, column and JSON pointer as far as they are known, otherwise empty
 */
public record PlanNote(String code, String text, String place) {}
