/** Tests of what all destinations have in common. */
@NullMarked
package dev.laurel.backup.destination;

import org.jspecify.annotations.NullMarked;
