/**
 * What the features of the window have in common: how the shell meets a feature, the profile that is open, and what a
 * feature may ask of the others without knowing them. Imports {@code profile} and what lies below it, {@code task};
 * no feature.
 */
@NullMarked
package dev.laurel.ui.frame;

import org.jspecify.annotations.NullMarked;
