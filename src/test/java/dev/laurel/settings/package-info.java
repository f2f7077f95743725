/** Tests of {@code settings}. */
@NullMarked
package dev.laurel.settings;

import org.jspecify.annotations.NullMarked;
