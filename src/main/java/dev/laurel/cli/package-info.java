/**
 * The command line: a thin layer of one small class a command over the rest of Laurel. Imports everything but
 * {@code ui}; loads nothing of JavaFX, and no more of the rest than a command needs, since every class costs time at
 * start.
 */
@NullMarked
package dev.laurel.cli;

import org.jspecify.annotations.NullMarked;
