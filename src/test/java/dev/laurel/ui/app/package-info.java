/** Tests. */
@NullMarked
package dev.laurel.ui.app;

import org.jspecify.annotations.NullMarked;
