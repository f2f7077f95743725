/**
 * Running work off the caller's thread, with progress and cancelling; knows no user interface. Imports {@code error}
 * and {@code log}.
 */
@NullMarked
package dev.laurel.task;

import org.jspecify.annotations.NullMarked;
