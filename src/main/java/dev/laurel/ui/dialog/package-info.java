/**
 * Asking and telling: dialogs that lie over the window, and the system's file choosers, behind interfaces so that
 * view-models are tested without them. Imports {@code ui.fx}, {@code ui.control}, {@code error}.
 */
@NullMarked
package dev.laurel.ui.dialog;

import org.jspecify.annotations.NullMarked;
