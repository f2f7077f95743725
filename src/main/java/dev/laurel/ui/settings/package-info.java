/**
 * What a person can choose: general matters, the profile's catalog, destinations of backups, appearance; and what
 * Laurel is made of. May import {@code settings}, {@code profile} and what lies below them, {@code ui.frame},
 * {@code ui.fx}, {@code ui.dialog}, {@code ui.notification} and {@code ui.control}; no other feature.
 */
@NullMarked
package dev.laurel.ui.settings;

import org.jspecify.annotations.NullMarked;
