/** Tests of the folder as a destination. */
@NullMarked
package dev.laurel.backup.destination.folder;

import org.jspecify.annotations.NullMarked;
