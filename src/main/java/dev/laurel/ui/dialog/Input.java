package dev.laurel.ui.dialog;

import java.util.Optional;
import java.util.function.Function;

/**
 * A question that is answered by a line of text.
 *
 * @param title the question
 * @param label above the field
 * @param initial what the field holds at first
 * @param yes label of the button
 * @param check says what is wrong with a text, empty if it will do
 */
public record Input(
        String title, String label, String initial, String yes, Function<String, Optional<String>> check) {}
