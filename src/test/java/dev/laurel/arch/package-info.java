/** The rules of the house as tests, and below {@code broken} a class for each rule that breaks it. */
@NullMarked
package dev.laurel.arch;

import org.jspecify.annotations.NullMarked;
