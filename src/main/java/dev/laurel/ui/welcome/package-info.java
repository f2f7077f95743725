/** What the window shows before any profile is open. Imports {@code ui.frame}, {@code ui.fx}, {@code settings}. */
@NullMarked
package dev.laurel.ui.welcome;

import org.jspecify.annotations.NullMarked;
