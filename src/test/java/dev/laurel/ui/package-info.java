/** What tests of the window have in common. */
@NullMarked
package dev.laurel.ui;

import org.jspecify.annotations.NullMarked;
