/**
 * JSON as JavaScript writes and reads it: number and string forms, key order, places in a text. Imports only
 * {@code error}.
 */
@NullMarked
package dev.laurel.json;

import org.jspecify.annotations.NullMarked;
