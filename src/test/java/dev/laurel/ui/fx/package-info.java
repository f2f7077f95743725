/** Tests. */
@NullMarked
package dev.laurel.ui.fx;

import org.jspecify.annotations.NullMarked;
