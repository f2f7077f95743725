/** Tests of keys, service and retention of backups. */
@NullMarked
package dev.laurel.backup;

import org.jspecify.annotations.NullMarked;
