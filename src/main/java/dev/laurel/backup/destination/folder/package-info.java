/** A folder as a destination: a disk, a stick, a network share, a folder that another program synchronises. */
@NullMarked
package dev.laurel.backup.destination.folder;

import org.jspecify.annotations.NullMarked;
