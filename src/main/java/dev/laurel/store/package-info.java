/** Where a profile's state lives: in memory and in SQLite. Imports {@code engine}, {@code json} and {@code error}. */
@NullMarked
package dev.laurel.store;

import org.jspecify.annotations.NullMarked;
