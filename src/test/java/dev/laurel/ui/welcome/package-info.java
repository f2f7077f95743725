/** Tests. */
@NullMarked
package dev.laurel.ui.welcome;

import org.jspecify.annotations.NullMarked;
