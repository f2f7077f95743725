/**
 * The window's frame: sidebar, profile switcher, status bar, shortcuts, files dropped on it. Knows features only as
 * {@code ui.frame} shows them.
 */
@NullMarked
package dev.laurel.ui.shell;

import org.jspecify.annotations.NullMarked;
