/**
 * Backups at a destination: keys and pins, making and verifying them, copies, retention. Imports {@code store},
 * {@code portability}, {@code engine}, {@code task} and below.
 */
@NullMarked
package dev.laurel.backup;

import org.jspecify.annotations.NullMarked;
