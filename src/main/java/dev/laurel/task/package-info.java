/**
 * Running work off the caller's thread, with progress and cancelling; knows no user interface. Imports only {@code error}.
 */
@NullMarked
package dev.laurel.task;

import org.jspecify.annotations.NullMarked;
