package dev.laurel.ui.dialog;

/**
 * A question that has a yes and a cancel.
 *
 * @param title the question
 * @param text what will happen and what stays safe
 * @param yes label of the button that does it
 * @param destructive whether something may be lost, so that the button warns
 */
public record Confirmation(String title, String text, String yes, boolean destructive) {}
