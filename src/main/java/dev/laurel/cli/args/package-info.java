/**
 * Reads the arguments of a command and writes its help. Of its own since the start of a command counts in
 * milliseconds; imports nothing of Laurel.
 */
@NullMarked
package dev.laurel.cli.args;

import org.jspecify.annotations.NullMarked;
