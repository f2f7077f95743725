/** Tests of {@code profile}. */
@NullMarked
package dev.laurel.profile;

import org.jspecify.annotations.NullMarked;
