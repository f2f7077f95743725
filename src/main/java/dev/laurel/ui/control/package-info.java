/** Reusable nodes without application logic. Imports JavaFX and the icon and control libraries only. */
@NullMarked
package dev.laurel.ui.control;

import org.jspecify.annotations.NullMarked;
