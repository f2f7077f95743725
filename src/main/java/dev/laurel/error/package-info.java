/**
 * What can go wrong, said in one vocabulary: a code, what happened, what stayed safe, what to do next. Imports nothing
 * of Laurel.
 */
@NullMarked
package dev.laurel.error;

import org.jspecify.annotations.NullMarked;
