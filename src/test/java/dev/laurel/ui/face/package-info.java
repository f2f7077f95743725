/** Tests of ui.face. */
@NullMarked
package dev.laurel.ui.face;

import org.jspecify.annotations.NullMarked;
