/** Tests of the texts. */
@NullMarked
package dev.laurel.i18n;

import org.jspecify.annotations.NullMarked;
