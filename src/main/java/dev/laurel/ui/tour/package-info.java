/**
 * A walk through Laurel's main job that presses the window's real buttons and leaves a picture of every step; how the
 * README's pictures are made, and how one looks at Laurel where there is no display. Imports {@code ui.app}.
 */
@NullMarked
package dev.laurel.ui.tour;

import org.jspecify.annotations.NullMarked;
