/** Tests. */
@NullMarked
package dev.laurel.ui.tour;

import org.jspecify.annotations.NullMarked;
