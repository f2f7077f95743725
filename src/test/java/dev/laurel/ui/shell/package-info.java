/** Tests. */
@NullMarked
package dev.laurel.ui.shell;

import org.jspecify.annotations.NullMarked;
