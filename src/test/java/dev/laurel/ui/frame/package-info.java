/** Tests of what the window's features share. */
@NullMarked
package dev.laurel.ui.frame;

import org.jspecify.annotations.NullMarked;
