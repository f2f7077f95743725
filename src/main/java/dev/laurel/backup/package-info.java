/** Backups of one profile: keys, service, retention. Imports {@code portability}, {@code engine} and below. */
@NullMarked
package dev.laurel.backup;

import org.jspecify.annotations.NullMarked;
