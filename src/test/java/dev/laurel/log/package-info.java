/** Tests of {@code log}. */
@NullMarked
package dev.laurel.log;

import org.jspecify.annotations.NullMarked;
