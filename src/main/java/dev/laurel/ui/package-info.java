/** The window's way in. Imports {@code ui.app} and {@code ui.tour}. */
@NullMarked
package dev.laurel.ui;

import org.jspecify.annotations.NullMarked;
