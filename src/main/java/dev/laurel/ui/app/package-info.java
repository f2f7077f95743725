/**
 * Where the window is put together and started: the composition root, the theme, the application. Imports everything.
 */
@NullMarked
package dev.laurel.ui.app;

import org.jspecify.annotations.NullMarked;
