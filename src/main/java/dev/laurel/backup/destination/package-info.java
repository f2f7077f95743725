/**
 * Where backups go: one interface and one vocabulary of errors; an adapter each in the packages below. Imports
 * {@code error} and {@code task}.
 */
@NullMarked
package dev.laurel.backup.destination;

import org.jspecify.annotations.NullMarked;
