/**
 * The backups of a destination: listing, preview, comparison with the live state, making, restoring, downloading and
 * deleting. May import {@code profile} and what lies below it, {@code ui.frame}, {@code ui.fx}, {@code ui.dialog},
 * {@code ui.notification} and {@code ui.control}; no other feature.
 */
@NullMarked
package dev.laurel.ui.backups;

import org.jspecify.annotations.NullMarked;
