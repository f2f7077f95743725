/** Tests of where secrets are kept. */
@NullMarked
package dev.laurel.secret;

import org.jspecify.annotations.NullMarked;
