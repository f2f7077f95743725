/**
 * What a person has chosen, as one immutable versioned record, and the file that it is kept in. Imports {@code error}
 * and {@code platform}.
 */
@NullMarked
package dev.laurel.settings;

import org.jspecify.annotations.NullMarked;
