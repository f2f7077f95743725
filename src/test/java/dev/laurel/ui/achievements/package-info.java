/** Tests of the achievements feature. */
@NullMarked
package dev.laurel.ui.achievements;

import org.jspecify.annotations.NullMarked;
