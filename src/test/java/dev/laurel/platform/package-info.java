/** Tests of {@code platform}. */
@NullMarked
package dev.laurel.platform;

import org.jspecify.annotations.NullMarked;
