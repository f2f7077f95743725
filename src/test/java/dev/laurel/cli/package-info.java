/** Tests of the command line: in this process, and as {@code *IT} through the built program. */
@NullMarked
package dev.laurel.cli;

import org.jspecify.annotations.NullMarked;
