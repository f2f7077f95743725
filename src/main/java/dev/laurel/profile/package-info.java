/** A player: catalog, engine, store and history brought together. Imports everything below the user interfaces. */
@NullMarked
package dev.laurel.profile;

import org.jspecify.annotations.NullMarked;
