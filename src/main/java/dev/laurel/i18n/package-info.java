/**
 * The texts that people read, in their language, for the window and the command line alike. Imports only
 * {@code error}; knows no user interface.
 */
@NullMarked
package dev.laurel.i18n;

import org.jspecify.annotations.NullMarked;
