/** Laurel against the reference engine: recorded runs, and runs side by side. */
@NullMarked
package dev.laurel.conformance;

import org.jspecify.annotations.NullMarked;
