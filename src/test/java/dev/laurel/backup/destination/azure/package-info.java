/** Tests of Azure as a destination. */
@NullMarked
package dev.laurel.backup.destination.azure;

import org.jspecify.annotations.NullMarked;
