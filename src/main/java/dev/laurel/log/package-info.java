/**
 * What engineers read when something went wrong: a file per day in the data folder. Imports nothing of Laurel, and
 * everything may import it.
 */
@NullMarked
package dev.laurel.log;

import org.jspecify.annotations.NullMarked;
