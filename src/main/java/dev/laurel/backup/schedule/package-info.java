/**
 * When backups are made by themselves: the rules as pure functions over the time that they are told, what drives them,
 * and the lines that let the system's own scheduler do it while the window is closed. Imports {@code backup},
 * {@code error} and {@code task}.
 */
@NullMarked
package dev.laurel.backup.schedule;

import org.jspecify.annotations.NullMarked;
