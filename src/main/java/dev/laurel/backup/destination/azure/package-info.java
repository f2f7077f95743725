/** A container of Azure Blob Storage as a destination. The SDK of Azure ends here. */
@NullMarked
package dev.laurel.backup.destination.azure;

import org.jspecify.annotations.NullMarked;
