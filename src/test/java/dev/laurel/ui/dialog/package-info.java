/** Tests. */
@NullMarked
package dev.laurel.ui.dialog;

import org.jspecify.annotations.NullMarked;
