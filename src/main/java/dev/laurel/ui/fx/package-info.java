/**
 * What stands between Laurel and JavaFX: the task runner that delivers on the FX thread, FXML with constructor
 * injection, texts, numbers and times in the person's language. Imports {@code task}, {@code error}, {@code i18n} and
 * the engine's values; no feature.
 */
@NullMarked
package dev.laurel.ui.fx;

import org.jspecify.annotations.NullMarked;
