/**
 * Data coming in and going out: opening files of every kind, the plan dialog that import and restore share, and the
 * export dialog. May import {@code profile} and what lies below it, {@code ui.frame}, {@code ui.fx}, {@code ui.dialog},
 * {@code ui.notification} and {@code ui.control}; no other feature.
 */
@NullMarked
package dev.laurel.ui.portability;

import org.jspecify.annotations.NullMarked;
