/**
 * What a person has chosen, as one immutable versioned record, and the file that it is kept in. Imports {@code error}
 * and {@code platform}, and of {@code backup} and {@code sync} the records that a person chooses.
 */
@NullMarked
package dev.laurel.settings;

import org.jspecify.annotations.NullMarked;
