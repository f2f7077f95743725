/** Tests. */
@NullMarked
package dev.laurel.ui.control;

import org.jspecify.annotations.NullMarked;
