/**
 * The activity log of the open profile: every backup, restore, import, export and error. May import {@code profile} and
 * what lies below it, {@code ui.frame}, {@code ui.fx}, {@code ui.dialog}, {@code ui.notification} and
 * {@code ui.control}; no other feature.
 */
@NullMarked
package dev.laurel.ui.activity;

import org.jspecify.annotations.NullMarked;
